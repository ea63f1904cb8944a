from typing import Any

from async_fixer.knowledge.marks import blocks

# Every operation is a round trip.
class AutoscalingV1Api:
    api_client: Any
    def __init__(self, api_client=...) -> None: ...
    @blocks("network")
    def __getattr__(self, name) -> Any: ...

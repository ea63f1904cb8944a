from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("network")
class DynamicClient:
    def __init__(self, client, cache_file=..., discoverer=...) -> None: ...
    @blocks("network")
    def __getattr__(self, name) -> Any: ...

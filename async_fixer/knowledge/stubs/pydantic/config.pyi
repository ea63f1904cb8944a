from typing import Any

from async_fixer.knowledge.marks import synthetic

class ConfigDict(dict[str, Any]):
    @synthetic
    def __init__(self, **kwargs) -> None: ...

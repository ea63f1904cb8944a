from typing import Any

from async_fixer.knowledge.marks import blocks

class LoadJobConfig:
    def __init__(self, **kwargs) -> None: ...

class LoadJob:
    @blocks("database")
    def result(self, retry=..., timeout=...) -> Any: ...

from typing import Any

from async_fixer.knowledge.marks import blocks, decorates

class Memory:
    def __init__(self, location=..., *args, **kwargs) -> None: ...
    @decorates("keeps")
    def cache(self, func=..., *args, **kwargs) -> Any: ...
    @blocks("file")
    def clear(self, warn=...) -> None: ...

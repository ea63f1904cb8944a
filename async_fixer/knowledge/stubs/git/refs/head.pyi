from typing import Any

from async_fixer.knowledge.marks import blocks

class Head:
    @blocks("process")
    def checkout(self, force=..., **kwargs) -> Any: ...

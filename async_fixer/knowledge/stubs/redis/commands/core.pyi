from typing import Any

from async_fixer.knowledge.marks import blocks

class Script:
    @blocks("network")
    def __call__(self, keys=..., args=..., client=...) -> Any: ...

class AsyncScript:
    async def __call__(self, keys=..., args=..., client=...) -> Any: ...

from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("network")
def stream(func, *args, **kwargs) -> Any: ...

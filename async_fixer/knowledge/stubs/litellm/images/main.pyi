from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("http", swap="litellm.aimage_generation")
def image_generation(*args, **kwargs) -> Any: ...
async def aimage_generation(*args, **kwargs) -> Any: ...

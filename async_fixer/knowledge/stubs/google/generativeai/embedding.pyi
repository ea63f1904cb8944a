from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("http")
def embed_content(model, content, **kwargs) -> Any: ...
async def embed_content_async(model, content, **kwargs) -> Any: ...

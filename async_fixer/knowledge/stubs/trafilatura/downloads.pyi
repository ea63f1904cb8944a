from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("http")
def fetch_url(url, *args, **kwargs) -> str | None: ...
@blocks("http")
def fetch_response(url, **kwargs) -> Any: ...

from typing import Any

from async_fixer.knowledge.marks import blocks

class Request:
    def __init__(self, session=...) -> None: ...
    @blocks("http", instead="httpx.AsyncClient")
    def __call__(self, url, method=..., body=..., headers=..., timeout=..., **kwargs) -> Any: ...

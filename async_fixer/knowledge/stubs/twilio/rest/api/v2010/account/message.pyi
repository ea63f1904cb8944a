from typing import Any

from async_fixer.knowledge.marks import blocks

class MessageList:
    @blocks("http")
    def create(self, to, *, from_=..., body=..., media_url=...) -> Any: ...
    async def create_async(self, to, *, from_=..., body=..., media_url=...) -> Any: ...
    @blocks("http")
    def list(self, *, to=..., from_=..., limit=...) -> Any: ...

from typing import Any

from async_fixer.knowledge.marks import blocks

class CallList:
    @blocks("http")
    def create(self, to, from_, *, url=..., twiml=...) -> Any: ...
    async def create_async(self, to, from_, *, url=..., twiml=...) -> Any: ...
    @blocks("http")
    def list(self, *, to=..., from_=..., limit=...) -> Any: ...

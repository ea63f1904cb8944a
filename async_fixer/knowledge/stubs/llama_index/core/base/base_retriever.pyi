from typing import Any

from async_fixer.knowledge.marks import blocks

class BaseRetriever:
    @blocks("network")
    def retrieve(self, *args, **kwargs) -> Any: ...
    async def aretrieve(self, *args, **kwargs) -> Any: ...

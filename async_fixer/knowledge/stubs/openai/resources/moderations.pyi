from typing import Any

from async_fixer.knowledge.marks import blocks

class Moderations:
    @blocks("http", instead="openai.AsyncOpenAI")
    def create(self, *, input, model=..., timeout=...) -> Any: ...

class AsyncModerations:
    async def create(self, *, input, model=..., timeout=...) -> Any: ...

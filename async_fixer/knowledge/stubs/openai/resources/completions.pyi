from typing import Any

from async_fixer.knowledge.marks import blocks

class Completions:
    @blocks("http", instead="openai.AsyncOpenAI")
    def create(self, *, model, prompt, timeout=...) -> Any: ...

class AsyncCompletions:
    async def create(self, *, model, prompt, timeout=...) -> Any: ...

from typing import Any

from async_fixer.knowledge.marks import blocks

class Speech:
    @blocks("http", instead="openai.AsyncOpenAI")
    def create(self, *, input, model, voice, timeout=...) -> Any: ...

class AsyncSpeech:
    async def create(self, *, input, model, voice, timeout=...) -> Any: ...

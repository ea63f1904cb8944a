from typing import Any

from async_fixer.knowledge.marks import blocks

class Transcriptions:
    @blocks("http", instead="openai.AsyncOpenAI")
    def create(self, *, file, model, language=..., timeout=...) -> Any: ...

class AsyncTranscriptions:
    async def create(self, *, file, model, language=..., timeout=...) -> Any: ...

from typing import Any

from async_fixer.knowledge.marks import blocks

class Embeddings:
    @blocks("http", instead="openai.AsyncOpenAI")
    def create(self, *, input, model, dimensions=..., encoding_format=..., timeout=...) -> Any: ...

class AsyncEmbeddings:
    async def create(self, *, input, model, dimensions=..., encoding_format=..., timeout=...) -> Any: ...

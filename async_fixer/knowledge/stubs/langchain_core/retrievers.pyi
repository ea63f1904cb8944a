from async_fixer.knowledge.marks import blocks, synthetic

from .documents.base import Document
from .runnables.base import RunnableSerializable

class BaseRetriever(RunnableSerializable[str, list[Document]]):
    @blocks("network")
    def invoke(self, input, config=..., **kwargs) -> list[Document]: ...
    async def ainvoke(self, input, config=..., **kwargs) -> list[Document]: ...
    @synthetic
    @blocks("network")
    def get_relevant_documents(self, query, *, callbacks=..., **kwargs) -> list[Document]: ...
    @synthetic
    async def aget_relevant_documents(self, query, *, callbacks=..., **kwargs) -> list[Document]: ...

from async_fixer.knowledge.marks import blocks
from langchain_core.embeddings.embeddings import Embeddings

# Loads the model when it is made, and runs it here.
@blocks("file")
class HuggingFaceEmbeddings(Embeddings):
    @blocks("cpu")
    def embed_documents(self, texts) -> list[list[float]]: ...
    @blocks("cpu")
    def embed_query(self, text) -> list[float]: ...

from .qdrant import QdrantVectorStore

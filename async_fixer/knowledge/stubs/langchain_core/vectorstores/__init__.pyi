from .base import VectorStore, VectorStoreRetriever

from .base import VectorStoreIndex

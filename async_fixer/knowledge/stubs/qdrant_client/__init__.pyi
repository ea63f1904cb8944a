from .async_qdrant_client import AsyncQdrantClient
from .qdrant_client import QdrantClient

from ._client import Pinecone
from .async_client.async_index import AsyncIndex
from .async_client.pinecone import AsyncPinecone
from .index import Index

from .milvus_client.async_milvus_client import AsyncMilvusClient
from .milvus_client.milvus_client import MilvusClient
from .orm import utility
from .orm.collection import Collection
from .orm.connections import Connections, connections

from .indices import VectorStoreIndex, load_index_from_storage
from .readers import SimpleDirectoryReader
from .storage.storage_context import StorageContext

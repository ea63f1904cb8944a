from .loading import load_index_from_storage
from .vector_store import VectorStoreIndex

from .embeddings import Embeddings

from .embeddings import HuggingFaceEmbeddings

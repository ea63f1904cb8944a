from .chat_models import ChatOllama
from .embeddings import OllamaEmbeddings

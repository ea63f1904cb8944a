from .huggingface import HuggingFaceEmbeddings

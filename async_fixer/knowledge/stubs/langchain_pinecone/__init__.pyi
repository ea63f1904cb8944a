from .vectorstores import PineconeVectorStore

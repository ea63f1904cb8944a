from .chat_models import AzureChatOpenAI, ChatOpenAI
from .embeddings import AzureOpenAIEmbeddings, OpenAIEmbeddings

from .azure import AzureOpenAIEmbeddings
from .base import OpenAIEmbeddings

from .azure import AzureChatOpenAI
from .base import ChatOpenAI

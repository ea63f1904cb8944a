from .base import BaseLanguageModel
from .chat_models import BaseChatModel
from .llms import LLM, BaseLLM

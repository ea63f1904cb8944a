from .base import BasePromptTemplate
from .chat import ChatPromptTemplate, HumanMessagePromptTemplate, MessagesPlaceholder, SystemMessagePromptTemplate
from .prompt import PromptTemplate

from .base import TextSplitter, TokenTextSplitter
from .character import CharacterTextSplitter, RecursiveCharacterTextSplitter
from .markdown import MarkdownTextSplitter

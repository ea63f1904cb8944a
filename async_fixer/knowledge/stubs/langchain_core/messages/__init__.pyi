from .ai import AIMessage, AIMessageChunk
from .base import BaseMessage
from .human import HumanMessage
from .system import SystemMessage
from .tool import ToolMessage

from typing import Any

from .base import BaseMessage

class AIMessage(BaseMessage):
    tool_calls: list[Any]
    usage_metadata: Any

class AIMessageChunk(AIMessage): ...

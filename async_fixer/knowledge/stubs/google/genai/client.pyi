from typing import Any

from .chats import AsyncChats, Chats
from .files import AsyncFiles, Files
from .models import AsyncModels, Models

class AsyncClient:
    models: AsyncModels
    chats: AsyncChats
    files: AsyncFiles
    caches: Any
    live: Any

class Client:
    aio: AsyncClient
    models: Models
    chats: Chats
    files: Files
    def __init__(self, *, api_key=..., vertexai=..., credentials=..., project=..., location=..., **kwargs) -> None: ...
    def close(self) -> None: ...

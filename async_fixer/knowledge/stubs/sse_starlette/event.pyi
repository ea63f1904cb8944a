from typing import Any, Optional

class ServerSentEvent:
    DEFAULT_SEPARATOR: str
    data: Optional[Any]
    event: Optional[str]
    id: Optional[str]
    retry: Optional[int]
    comment: Optional[str]
    def __init__(self, data=..., *, event=..., id=..., retry=..., comment=..., sep=...) -> None: ...
    def encode(self) -> bytes: ...

class JSONServerSentEvent(ServerSentEvent):
    def __init__(self, data=..., *args, **kwargs) -> None: ...

def ensure_bytes(data, sep) -> bytes: ...

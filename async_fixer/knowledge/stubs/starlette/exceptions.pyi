from collections.abc import Mapping
from typing import Any

class HTTPException(Exception):
    status_code: int
    detail: str | None
    headers: Mapping[str, str] | None
    def __init__(self, status_code, detail=..., headers=...) -> None: ...
    def __str__(self) -> str: ...

class WebSocketException(Exception):
    code: int
    reason: Any
    def __init__(self, code, reason=...) -> None: ...
    def __str__(self) -> str: ...

class StarletteDeprecationWarning(UserWarning): ...

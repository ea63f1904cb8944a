from collections.abc import Sequence
from typing import Any, TypedDict

from pydantic import BaseModel, create_model
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.exceptions import WebSocketException as StarletteWebSocketException

class EndpointContext(TypedDict, total=False):
    function: str
    path: str
    file: str
    line: int

class HTTPException(StarletteHTTPException):
    def __init__(self, status_code, detail=..., headers=...) -> None: ...

class WebSocketException(StarletteWebSocketException):
    def __init__(self, code, reason=...) -> None: ...

RequestErrorModel: type[BaseModel]
WebSocketErrorModel: type[BaseModel]

class FastAPIError(RuntimeError): ...

class DependencyScopeError(FastAPIError): ...

class ValidationException(Exception):
    endpoint_ctx: EndpointContext | None
    endpoint_function: Any
    endpoint_path: Any
    endpoint_file: Any
    endpoint_line: Any
    def __init__(self, errors, *, endpoint_ctx=...) -> None: ...
    def errors(self) -> Sequence[Any]: ...
    def __str__(self) -> str: ...

class RequestValidationError(ValidationException):
    body: Any
    def __init__(self, errors, *, body=..., endpoint_ctx=...) -> None: ...

class WebSocketRequestValidationError(ValidationException):
    def __init__(self, errors, *, endpoint_ctx=...) -> None: ...

class ResponseValidationError(ValidationException):
    body: Any
    def __init__(self, errors, *, body=..., endpoint_ctx=...) -> None: ...

class PydanticV1NotSupportedError(FastAPIError): ...

class FastAPIDeprecationWarning(UserWarning): ...

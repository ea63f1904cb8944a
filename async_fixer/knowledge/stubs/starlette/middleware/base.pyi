from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable, MutableMapping
from typing import Any, TypeVar

from async_fixer.knowledge.marks import registers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

RequestResponseEndpoint = Callable[[Request], Awaitable[Response]]
DispatchFunction = Callable[[Request, RequestResponseEndpoint], Awaitable[Response]]
BodyStreamGenerator = AsyncGenerator[bytes | MutableMapping[str, Any], None]
AsyncContentStream = AsyncIterable[str | bytes | memoryview | MutableMapping[str, Any]]
T = TypeVar('T')

class BaseHTTPMiddleware:
    app: ASGIApp
    dispatch_func: Any
    @registers("middleware", sync="illegal", by="parameter", parameter="dispatch", label="http middleware")
    def __init__(self, app, dispatch=...) -> None: ...
    async def __call__(self, scope, receive, send) -> None: ...
    @registers("middleware", sync="illegal", by="override", label="http middleware")
    async def dispatch(self, request, call_next) -> Response: ...

from collections.abc import Callable, MutableMapping
from typing import Any

from anyio.abc import ObjectReceiveStream, ObjectSendStream
from async_fixer.knowledge.marks import offloads
from starlette.exceptions import StarletteDeprecationWarning
from starlette.types import Receive, Scope, Send

def build_environ(scope, body) -> dict[str, Any]: ...

class WSGIMiddleware:
    app: Callable[..., Any]
    @offloads("app")
    def __init__(self, app: Callable[..., Any]) -> None: ...
    async def __call__(self, scope, receive, send) -> None: ...

class WSGIResponder:
    stream_send: ObjectSendStream[MutableMapping[str, Any]]
    stream_receive: ObjectReceiveStream[MutableMapping[str, Any]]
    app: Callable[..., Any]
    scope: Scope
    status: Any
    response_headers: Any
    response_started: bool
    exc_info: Any
    def __init__(self, app: Callable[..., Any], scope) -> None: ...
    async def __call__(self, receive, send) -> None: ...
    async def sender(self, send) -> None: ...
    def start_response(self, status, response_headers, exc_info=...) -> None: ...
    def wsgi(self, environ, start_response: Callable[..., Any]) -> None: ...

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol, TypeVar

from async_fixer.knowledge.marks import runs_on_loop
from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket

AppType = TypeVar('AppType')
Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

class ASGIApp(Protocol):
    @runs_on_loop("receive")
    @runs_on_loop("send")
    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]: ...

StatelessLifespan = Callable[[AppType], AbstractAsyncContextManager[None]]
StatefulLifespan = Callable[[AppType], AbstractAsyncContextManager[Mapping[str, Any]]]
Lifespan = StatelessLifespan[AppType] | StatefulLifespan[AppType]
HTTPExceptionHandler = Callable[['Request', Exception], 'Response | Awaitable[Response]']
WebSocketExceptionHandler = Callable[['WebSocket', Exception], Awaitable[None]]
ExceptionHandler = HTTPExceptionHandler | WebSocketExceptionHandler

from async_fixer.knowledge.marks import registers
from starlette.exceptions import HTTPException, WebSocketException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, ExceptionHandler, Receive, Scope, Send
from starlette.websockets import WebSocket

class ExceptionMiddleware:
    app: ASGIApp
    debug: bool
    @registers("exception handler", sync="worker", by="mapping", parameter="handlers", label="exception handler")
    def __init__(self, app, handlers=..., debug=...) -> None: ...
    @registers(
        "exception handler", sync="worker", by="parameter", parameter="handler", label="exception handler {exc_class_or_status_code}",
    )
    def add_exception_handler(self, exc_class_or_status_code, handler) -> None: ...
    async def __call__(self, scope, receive, send) -> None: ...
    async def http_exception(self, request, exc) -> Response: ...
    async def websocket_exception(self, websocket, exc) -> None: ...

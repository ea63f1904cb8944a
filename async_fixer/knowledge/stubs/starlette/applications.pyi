from collections.abc import Awaitable, Callable
from typing import Any, ParamSpec, TypeVar

from async_fixer.knowledge.marks import gives_back, mutates, registers, runs_on_loop, synthetic, until
from starlette.datastructures import State, URLPath
from starlette.middleware import Middleware, _MiddlewareFactory
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Router
from starlette.types import ASGIApp, ExceptionHandler, Lifespan, Receive, Scope, Send
from starlette.websockets import WebSocket

AppType = TypeVar('AppType', bound='Starlette')
P = ParamSpec('P')
DecoratedT = TypeVar('DecoratedT', bound=Callable[..., Any])

@gives_back("exception handler")
@synthetic
class ExceptionHandlers(dict[Any, ExceptionHandler]):
    @mutates
    @registers("exception handler", sync="worker", by="parameter", parameter="value", label="exception handler {key}")
    def __setitem__(self, key, value: ExceptionHandler) -> None: ...

class Starlette:
    debug: bool
    state: State
    router: Router
    max_body_size: int | None
    exception_handlers: ExceptionHandlers
    user_middleware: list[Middleware]
    middleware_stack: ASGIApp | None
    @registers(
        "lifespan", sync="illegal", once=True, by="parameter", parameter="lifespan", method="__aenter__|__aexit__",
        label="lifespan",
    )
    @registers(
        "exception handler", sync="worker", by="mapping", parameter="exception_handlers", label="exception handler",
    )
    @registers("startup", sync="loop", once=True, by="items", parameter="on_startup", label="startup")
    @registers("shutdown", sync="loop", once=True, by="items", parameter="on_shutdown", label="shutdown")
    def __init__(
        self: AppType, debug=..., routes=..., middleware=..., exception_handlers=...,
        lifespan: Lifespan[AppType] | None = ..., *, max_body_size=..., on_startup=..., on_shutdown=...,
    ) -> None: ...
    def build_middleware_stack(self) -> ASGIApp: ...
    @property
    def routes(self) -> list[BaseRoute]: ...
    def url_path_for(self, name, /, **path_params) -> URLPath: ...
    @registers("middleware", sync="illegal", by="wrapping")
    @runs_on_loop("receive")
    @runs_on_loop("send")
    async def __call__(self, scope, receive, send) -> None: ...
    @registers("application", sync="illegal", by="parameter", parameter="app", label="application {path}")
    def mount(self, path, app, name=...) -> None: ...
    @registers("application", sync="illegal", by="parameter", parameter="app", label="application {host}")
    def host(self, host, app, name=...) -> None: ...
    @registers(
        "middleware", sync="illegal", by="parameter", parameter="middleware_class", method="__call__",
        label="middleware {middleware_class}",
    )
    @registers(
        "startup", sync="loop", once=True, by="parameter", parameter="middleware_class",
        label="startup of {middleware_class}",
    )
    def add_middleware(self, middleware_class: _MiddlewareFactory[P], *args: P.args, **kwargs: P.kwargs) -> None: ...
    @registers(
        "exception handler", sync="worker", by="parameter", parameter="handler", label="exception handler {exc_class_or_status_code}",
    )
    def add_exception_handler(self, exc_class_or_status_code, handler) -> None: ...
    @registers("route", sync="worker", by="parameter", parameter="route", label="{methods=ROUTE} {path}")
    def add_route(
        self, path, route: Callable[[Request], Awaitable[Response] | Response], methods=..., name=...,
        include_in_schema=...,
    ) -> None: ...
    @until("1.0.0")
    @registers("startup", sync="loop", once=True, label="{event_type}")
    def on_event(self, event_type) -> Callable[[DecoratedT], DecoratedT]: ...
    @until("1.0.0")
    @registers("startup", sync="loop", once=True, by="parameter", parameter="func", label="{event_type}")
    def add_event_handler(self, event_type, func: Callable[[], Any]) -> None: ...
    @until("1.0.0")
    @registers("route", sync="worker", label="{methods=ROUTE} {path}")
    def route(self, path, methods=..., name=..., include_in_schema=...) -> Callable[[DecoratedT], DecoratedT]: ...
    @until("1.0.0")
    @registers("websocket", sync="illegal", label="WEBSOCKET {path}")
    def websocket_route(self, path, name=...) -> Callable[[DecoratedT], DecoratedT]: ...
    @until("1.0.0")
    @registers("websocket", sync="illegal", by="parameter", parameter="route", label="WEBSOCKET {path}")
    def add_websocket_route(self, path, route: Callable[[WebSocket], Awaitable[None]], name=...) -> None: ...
    @until("1.0.0")
    @registers("middleware", sync="illegal", label="{middleware_type} middleware")
    def middleware(self, middleware_type) -> Callable[[DecoratedT], DecoratedT]: ...
    @until("1.0.0")
    @registers("exception handler", sync="worker", label="exception handler {exc_class_or_status_code}")
    def exception_handler(self, exc_class_or_status_code) -> Callable[[DecoratedT], DecoratedT]: ...

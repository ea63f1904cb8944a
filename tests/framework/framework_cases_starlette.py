"""For each mark in Starlette's stubs: how to make Starlette call a probe that way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framework_driver import connect, get
from starlette.applications import Starlette
from starlette.authentication import AuthCredentials, AuthenticationBackend, AuthenticationError, SimpleUser
from starlette.background import BackgroundTask, BackgroundTasks
from starlette.endpoints import HTTPEndpoint, WebSocketEndpoint
from starlette.middleware import Middleware
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route, Router, WebSocketRoute

if TYPE_CHECKING:
    from collections.abc import Callable

    from framework_driver import App, Probe

    Case = Callable[[Probe], None]
    Key = tuple[str, str, str]
    Host = Callable[..., Any]

PATH = "/probe"
VERBS = ("get", "head", "post", "put", "patch", "delete", "options")
WEBSOCKET_STEPS = ("on_connect", "on_receive", "on_disconnect")


async def idle(_: object) -> Response:
    """An endpoint that does nothing."""
    return Response()


async def fail(_: object) -> Response:
    """Raise what the exception handlers are registered for."""
    raise KeyError


async def failing_app(*_: object) -> None:
    """An ASGI app that raises what the exception handlers are registered for."""
    raise KeyError


def served(endpoint: Callable[..., Any], **options: Any) -> App:  # noqa: ANN401 - Starlette's own options
    """Return an app whose only route is `endpoint`."""
    return Starlette(routes=[Route(PATH, endpoint)], **options)


def _answer(response: Response) -> App:
    def endpoint(_: object) -> Response:
        return response

    return served(endpoint)


def _check(app: App, method: str = "GET") -> None:
    assert get(app, method) == 200


def _decorator(host: Host, name: str, *arguments: object, result: object = None) -> Case:
    def case(probe: Probe) -> None:
        target = host()
        target.add_route(PATH, fail if name == "exception_handler" else idle)
        path = "/decorated" if name == "route" else PATH
        getattr(target, name)(*(arguments or (path,)))(probe.variadic(result))
        get(target, path=path)

    return case


def _websocket_decorator(host: Host) -> Case:
    def case(probe: Probe) -> None:
        target = host()
        target.websocket_route(PATH)(probe.variadic())
        connect(target)

    return case


def _added_route(host: Host) -> Case:
    def case(probe: Probe) -> None:
        target = host()
        target.add_route(PATH, probe.variadic(Response()))
        _check(target)

    return case


def _added_websocket(host: Host) -> Case:
    def case(probe: Probe) -> None:
        target = host()
        target.add_websocket_route(PATH, probe.variadic())
        connect(target)

    return case


def _added_event(host: Host) -> Case:
    def case(probe: Probe) -> None:
        target = host()
        target.add_event_handler("startup", probe.function())
        get(target)

    return case


def _constructed(host: Host, parameter: str) -> Case:
    def case(probe: Probe) -> None:
        value = probe.lifespan() if parameter == "lifespan" else [probe.function()]
        _check(host(routes=[Route(PATH, idle)], **{parameter: value}))

    return case


def _exception_mapping(probe: Probe) -> None:
    _check(served(fail, exception_handlers={KeyError: probe.variadic(Response())}))


def _added_exception_handler(probe: Probe) -> None:
    app = Starlette(routes=[Route(PATH, fail)])
    app.add_exception_handler(KeyError, probe.variadic(Response()))
    _check(app)


def _exception_middleware(probe: Probe) -> None:
    layer = Middleware(ExceptionMiddleware, handlers={KeyError: probe.variadic(Response())})
    _check(served(fail, middleware=[layer]))


def _exception_middleware_added(probe: Probe) -> None:
    def build(app: App) -> ExceptionMiddleware:
        layer = ExceptionMiddleware(app)
        layer.add_exception_handler(KeyError, probe.variadic(Response()))
        return layer

    app = Starlette(routes=[Route(PATH, fail)])
    app.add_middleware(build)
    _check(app)


def _server_error(probe: Probe) -> None:
    layer = ServerErrorMiddleware(failing_app, handler=probe.variadic(Response()))
    try:
        get(lambda *asgi: layer(*asgi) if asgi[0]["type"] == "http" else served(idle)(*asgi))
    except KeyError:
        return  # it always raises on, once the handler's response is sent
    raise AssertionError


def _authenticated(backend: AuthenticationBackend, **options: Any) -> App:  # noqa: ANN401 - Starlette's own options
    return served(idle, middleware=[Middleware(AuthenticationMiddleware, backend=backend, **options)])


def _authenticate(probe: Probe) -> None:
    user = (AuthCredentials(), SimpleUser("ada"))
    backend = type("Backend", (AuthenticationBackend,), {"authenticate": probe.variadic(user)})
    _check(_authenticated(backend()))


def _authentication_error(probe: Probe) -> None:
    class Refusing(AuthenticationBackend):
        async def authenticate(self, conn: object) -> None:
            raise AuthenticationError(conn)

    _check(_authenticated(Refusing(), on_error=probe.variadic(Response())))


def _dispatch(probe: Probe) -> None:
    layer: Host = type("Layer", (BaseHTTPMiddleware,), {"dispatch": probe.variadic(Response())})
    _check(served(idle, middleware=[Middleware(layer)]))


def _dispatch_argument(probe: Probe) -> None:
    _check(served(idle, middleware=[Middleware(BaseHTTPMiddleware, dispatch=probe.variadic(Response()))]))


def _asgi_middleware(probe: Probe) -> Callable[..., App]:
    """Return a pure ASGI middleware whose `__call__` is the probe's, with an answer of its own."""

    class Layer:
        def __init__(self, app: App) -> None:
            self.app = app

        async def answer(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI is untyped
            await self.app(scope, receive, send)

    body = probe.variadic()

    def plain(self: Layer, *asgi: Any) -> None:  # noqa: ANN401 - ASGI is untyped
        del self, asgi
        body()

    async def coroutine(self: Layer, *asgi: Any) -> None:  # noqa: ANN401 - ASGI is untyped
        await body()
        await self.answer(*asgi)

    return type("Asgi", (Layer,), {"__call__": coroutine if probe.is_async else plain})


def _middleware_class(probe: Probe) -> None:
    _check(served(idle, middleware=[Middleware(_asgi_middleware(probe))]))


def _added_middleware_class(probe: Probe) -> None:
    app = Starlette(routes=[Route(PATH, idle)])
    app.add_middleware(_asgi_middleware(probe))
    _check(app)


def _endpoint_method(verb: str) -> Case:
    def case(probe: Probe) -> None:
        endpoint = type("Endpoint", (HTTPEndpoint,), {verb: probe.variadic(Response())})
        _check(served(endpoint), verb.upper())

    return case


def _websocket_step(step: str) -> Case:
    def case(probe: Probe) -> None:
        endpoint = type("Endpoint", (WebSocketEndpoint,), {"encoding": "text", step: probe.variadic()})
        connect(Router(routes=[WebSocketRoute(PATH, endpoint)]))

    return case


def _tasks(probe: Probe) -> None:
    tasks = BackgroundTasks()
    tasks.add_task(probe.variadic())
    _check(_answer(Response(background=tasks)))


def _host_cases(module: str, host: Host) -> dict[Key, Case]:
    name = host.__name__
    return {
        (module, f"{name}.__init__", "lifespan"): _constructed(host, "lifespan"),
        (module, f"{name}.__init__", "startup"): _constructed(host, "on_startup"),
        (module, f"{name}.__init__", "shutdown"): _constructed(host, "on_shutdown"),
        (module, f"{name}.on_event", "startup"): _decorator(host, "on_event", "startup"),
        (module, f"{name}.add_event_handler", "startup"): _added_event(host),
        (module, f"{name}.route", "route"): _decorator(host, "route", result=Response()),
        (module, f"{name}.websocket_route", "websocket"): _websocket_decorator(host),
        (module, f"{name}.add_route", "route"): _added_route(host),
        (module, f"{name}.add_websocket_route", "websocket"): _added_websocket(host),
    }


APPLICATION = "starlette.applications"
MIDDLEWARE = "starlette.middleware"
CASES: dict[Key, Case] = {
    **_host_cases(APPLICATION, Starlette),
    **_host_cases("starlette.routing", Router),
    **{("starlette.endpoints", f"HTTPEndpoint.{verb}", "route"): _endpoint_method(verb) for verb in VERBS},
    **{
        ("starlette.endpoints", f"WebSocketEndpoint.{step}", "websocket"): _websocket_step(step)
        for step in WEBSOCKET_STEPS
    },
    (APPLICATION, "Starlette.__init__", "exception handler"): _exception_mapping,
    (APPLICATION, "Starlette.add_exception_handler", "exception handler"): _added_exception_handler,
    (APPLICATION, "Starlette.exception_handler", "exception handler"): _decorator(
        Starlette, "exception_handler", KeyError, result=Response()
    ),
    (APPLICATION, "Starlette.middleware", "middleware"): _decorator(Starlette, "middleware", "http", result=Response()),
    (APPLICATION, "Starlette.add_middleware", "middleware"): _added_middleware_class,
    (MIDDLEWARE, "Middleware.__init__", "middleware"): _middleware_class,
    (f"{MIDDLEWARE}.base", "BaseHTTPMiddleware.dispatch", "middleware"): _dispatch,
    (f"{MIDDLEWARE}.base", "BaseHTTPMiddleware.__init__", "middleware"): _dispatch_argument,
    (f"{MIDDLEWARE}.exceptions", "ExceptionMiddleware.__init__", "exception handler"): _exception_middleware,
    (
        f"{MIDDLEWARE}.exceptions",
        "ExceptionMiddleware.add_exception_handler",
        "exception handler",
    ): _exception_middleware_added,
    (f"{MIDDLEWARE}.errors", "ServerErrorMiddleware.__init__", "exception handler"): _server_error,
    (
        f"{MIDDLEWARE}.authentication",
        "AuthenticationMiddleware.__init__",
        "authentication error handler",
    ): _authentication_error,
    ("starlette.authentication", "AuthenticationBackend.authenticate", "authentication backend"): _authenticate,
    ("starlette.background", "BackgroundTask.__init__", "background task"): lambda probe: _check(
        _answer(Response(background=BackgroundTask(probe.variadic())))
    ),
    ("starlette.background", "BackgroundTasks.add_task", "background task"): _tasks,
    ("starlette.responses", "StreamingResponse.__init__", "stream"): lambda probe: _check(
        _answer(StreamingResponse(probe.generator()))
    ),
    ("starlette.routing", "Route.__init__", "route"): lambda probe: _check(served(probe.variadic(Response()))),
    ("starlette.routing", "WebSocketRoute.__init__", "websocket"): lambda probe: connect(
        Router(routes=[WebSocketRoute(PATH, probe.variadic())])
    ),
}

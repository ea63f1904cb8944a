"""For each mark in FastAPI's stubs: how to make FastAPI call a probe that way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, FastAPI, param_functions, params
from fastapi.background import BackgroundTasks
from fastapi.routing import APIRoute, APIWebSocketRoute
from framework_driver import connect, get
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from framework_driver import App, Probe
    from starlette.requests import Request

    Case = Callable[[Probe], None]
    Key = tuple[str, str, str]
    Host = Callable[..., Any]

PATH = "/probe"
VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def fail() -> None:
    """Raise what the exception handlers are registered for."""
    raise KeyError


def served(target: FastAPI | APIRouter) -> App:
    if isinstance(target, FastAPI):
        return target
    app = FastAPI()
    app.include_router(target)
    return app


def _route(host: Host, name: str, method: str = "GET") -> Case:
    def case(probe: Probe) -> None:
        target = host()
        getattr(target, name)(PATH)(probe.function())
        assert get(served(target), method) == 200

    return case


def _added_route(host: Host, name: str) -> Case:
    def case(probe: Probe) -> None:
        target = host()
        getattr(target, name)(PATH, probe.function())
        assert get(served(target)) == 200

    return case


def _plain_route(probe: Probe) -> None:
    router = APIRouter()
    router.route(PATH)(probe.variadic(Response()))
    assert get(served(router)) == 200


def _added_plain_route(probe: Probe) -> None:
    router = APIRouter()
    router.add_route(PATH, probe.variadic(Response()))
    assert get(served(router)) == 200


def _websocket(host: Host, name: str) -> Case:
    def case(probe: Probe) -> None:
        target = host()
        getattr(target, name)(PATH)(probe.function() if name == "websocket" else probe.variadic())
        connect(served(target))

    return case


def _added_websocket(host: Host, name: str) -> Case:
    def case(probe: Probe) -> None:
        target = host()
        getattr(target, name)(PATH, probe.function() if "api" in name else probe.variadic())
        connect(served(target))

    return case


def _event(host: Host) -> Case:
    def case(probe: Probe) -> None:
        target = host()
        target.on_event("startup")(probe.function())
        get(served(target))

    return case


def _added_event(probe: Probe) -> None:
    router = APIRouter()
    router.add_event_handler("startup", probe.function())
    get(served(router))


def _items(host: Host, parameter: str) -> Case:
    return lambda probe: _ignore(get(served(host(**{parameter: [probe.function()]}))))


def _lifespan(host: Host) -> Case:
    return lambda probe: _ignore(get(served(host(lifespan=probe.lifespan()))))


def _middleware(probe: Probe) -> None:
    app = FastAPI()
    app.middleware("http")(probe.variadic(Response()))
    assert get(app) == 200


def _exception_handler(probe: Probe) -> None:
    app = FastAPI()
    app.exception_handler(KeyError)(probe.variadic(Response()))
    app.get(PATH)(fail)
    assert get(app) == 200


def _exception_mapping(probe: Probe) -> None:
    app = FastAPI(exception_handlers={KeyError: probe.variadic(Response())})
    app.get(PATH)(fail)
    assert get(app) == 200


def _dependency(inject: Callable[..., Any]) -> Case:
    def case(probe: Probe) -> None:
        app = FastAPI(dependencies=[inject(probe.function())])
        app.get(PATH)(idle)
        assert get(app) == 200

    return case


def idle() -> None:
    """An endpoint that does nothing."""


def _override(probe: Probe) -> None:
    app = FastAPI(dependencies=[params.Depends(fail)])
    app.get(PATH)(idle)
    app.dependency_overrides[fail] = probe.function()
    assert get(app) == 200


def _override_many(probe: Probe) -> None:
    app = FastAPI(dependencies=[params.Depends(fail)])
    app.get(PATH)(idle)
    app.dependency_overrides.update({fail: probe.function()})
    assert get(app) == 200


def _background_task(probe: Probe) -> None:
    tasks = BackgroundTasks()
    tasks.add_task(probe.variadic())
    app = FastAPI()
    app.add_route(PATH, lambda _: Response(background=tasks))
    assert get(app) == 200


def _route_object(probe: Probe) -> None:
    assert get(FastAPI(routes=[APIRoute(PATH, probe.function())])) == 200


def _websocket_route_object(probe: Probe) -> None:
    connect(FastAPI(routes=[APIWebSocketRoute(PATH, probe.function())]))


def _route_handler(probe: Probe) -> None:
    class Handled(APIRoute):
        def get_route_handler(self) -> Callable[..., Any]:
            handle = super().get_route_handler()

            def plain(request: Request) -> object:
                probe.note()
                return handle(request)

            async def coroutine(request: Request) -> object:
                probe.note()
                return await handle(request)

            return coroutine if probe.is_async else plain

    router = APIRouter(route_class=Handled)
    router.get(PATH)(idle)
    assert get(served(router)) == 200


def _handlers(name: str) -> Case:
    def case(probe: Probe) -> None:
        app = FastAPI()
        getattr(app.router, name).append(probe.function())
        get(app)

    return case


def _ignore(_: object) -> None:
    """Make a statement of an expression."""


def _host_cases(module: str, host: Host) -> dict[Key, Case]:
    name = host.__name__
    verbs: dict[Key, Case] = {(module, f"{name}.{verb}", "route"): _route(host, verb, verb.upper()) for verb in VERBS}
    return verbs | {
        (module, f"{name}.api_route", "route"): _route(host, "api_route"),
        (module, f"{name}.add_api_route", "route"): _added_route(host, "add_api_route"),
        (module, f"{name}.websocket", "websocket"): _websocket(host, "websocket"),
        (module, f"{name}.websocket_route", "websocket"): _websocket(host, "websocket_route"),
        (module, f"{name}.add_api_websocket_route", "websocket"): _added_websocket(host, "add_api_websocket_route"),
        (module, f"{name}.on_event", "startup"): _event(host),
        (module, f"{name}.__init__", "startup"): _items(host, "on_startup"),
        (module, f"{name}.__init__", "shutdown"): _items(host, "on_shutdown"),
        (module, f"{name}.__init__", "lifespan"): _lifespan(host),
    }


CASES: dict[Key, Case] = {
    **_host_cases("fastapi.applications", FastAPI),
    **_host_cases("fastapi.routing", APIRouter),
    ("fastapi.applications", "FastAPI.__init__", "exception handler"): _exception_mapping,
    ("fastapi.applications", "FastAPI.exception_handler", "exception handler"): _exception_handler,
    ("fastapi.applications", "FastAPI.middleware", "middleware"): _middleware,
    ("fastapi.applications", "DependencyOverrides.__setitem__", "dependency"): _override,
    ("fastapi.applications", "DependencyOverrides.update", "dependency"): _override_many,
    ("fastapi.background", "BackgroundTasks.add_task", "background task"): _background_task,
    ("fastapi.param_functions", "Depends", "dependency"): _dependency(param_functions.Depends),
    ("fastapi.param_functions", "Security", "dependency"): _dependency(param_functions.Security),
    ("fastapi.params", "Depends.__init__", "dependency"): _dependency(params.Depends),
    ("fastapi.params", "Security.__init__", "dependency"): _dependency(params.Security),
    ("fastapi.routing", "APIRoute.__init__", "route"): _route_object,
    ("fastapi.routing", "StartHandlers.append", "startup"): _handlers("on_startup"),
    ("fastapi.routing", "StopHandlers.append", "shutdown"): _handlers("on_shutdown"),
    ("fastapi.routing", "APIRoute.get_route_handler", "route handler"): _route_handler,
    ("fastapi.routing", "APIWebSocketRoute.__init__", "websocket"): _websocket_route_object,
    ("fastapi.routing", "APIRouter.route", "route"): _plain_route,
    ("fastapi.routing", "APIRouter.add_route", "route"): _added_plain_route,
    ("fastapi.routing", "APIRouter.add_websocket_route", "websocket"): _added_websocket(
        APIRouter, "add_websocket_route"
    ),
    ("fastapi.routing", "APIRouter.add_event_handler", "startup"): _added_event,
}

"""For each mark on a class that the framework makes objects of: how to make that happen with a probe for a method."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from framework_cases_fastapi import VERBS, idle, served
from framework_cases_starlette import PATH
from framework_cases_starlette import idle as plain_idle
from framework_driver import get
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from framework_driver import App, Probe

    Case = Callable[[Probe], None]
    Key = tuple[str, str, str]
    Host = Callable[..., Any]


def _response_class(probe: Probe) -> type[JSONResponse]:
    return type("Answer", (JSONResponse,), {"render": probe.variadic(b"{}")})


def _response_of_route(host: Host, name: str, method: str = "GET") -> Case:
    def case(probe: Probe) -> None:
        target = host()
        getattr(target, name)(PATH, response_class=_response_class(probe))(idle)
        assert get(served(target), method) == 200

    return case


def _response_of_added_route(host: Host) -> Case:
    def case(probe: Probe) -> None:
        target = host()
        target.add_api_route(PATH, idle, response_class=_response_class(probe))
        assert get(served(target)) == 200

    return case


def _default_response(host: Host) -> Case:
    def case(probe: Probe) -> None:
        target = host(default_response_class=_response_class(probe))
        target.get(PATH)(idle)
        assert get(served(target)) == 200

    return case


def _response_of_included(host: Host) -> Case:
    def case(probe: Probe) -> None:
        target, router = host(), APIRouter()
        router.get(PATH)(idle)
        target.include_router(router, default_response_class=_response_class(probe))
        assert get(served(target)) == 200

    return case


def _response_of_route_object(probe: Probe) -> None:
    assert get(FastAPI(routes=[APIRoute(PATH, idle, response_class=_response_class(probe))])) == 200


def _made_middleware(probe: Probe) -> Callable[..., App]:
    """Return a pure ASGI middleware whose constructor is the probe's."""
    note = probe.variadic()

    class Layer:
        def __init__(self, app: App) -> None:
            self.app = app
            note()

        async def __call__(self, *asgi: Any) -> None:  # noqa: ANN401 - ASGI is untyped
            await self.app(*asgi)

    return Layer


def _middleware_made(probe: Probe) -> None:
    app = Starlette(routes=[Route(PATH, plain_idle)], middleware=[Middleware(_made_middleware(probe))])
    assert get(app) == 200


def _added_middleware_made(probe: Probe) -> None:
    app = Starlette(routes=[Route(PATH, plain_idle)])
    app.add_middleware(_made_middleware(probe))
    assert get(app) == 200


def _host_cases(module: str, host: Host) -> dict[Key, Case]:
    name = host.__name__
    answers: dict[Key, Case] = {
        (module, f"{name}.{verb}", "response"): _response_of_route(host, verb, verb.upper()) for verb in VERBS
    }
    return answers | {
        (module, f"{name}.api_route", "response"): _response_of_route(host, "api_route"),
        (module, f"{name}.add_api_route", "response"): _response_of_added_route(host),
        (module, f"{name}.include_router", "response"): _response_of_included(host),
        (module, f"{name}.__init__", "response"): _default_response(host),
    }


CASES: dict[Key, Case] = {
    **_host_cases("fastapi.applications", FastAPI),
    **_host_cases("fastapi.routing", APIRouter),
    ("fastapi.routing", "APIRoute.__init__", "response"): _response_of_route_object,
    ("starlette.applications", "Starlette.add_middleware", "startup"): _added_middleware_made,
    ("starlette.middleware", "Middleware.__init__", "startup"): _middleware_made,
}

"""For each mark on what people override or hand over to change how a request is read: how to make that happen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Body, FastAPI, param_functions
from fastapi.routing import APIRoute
from framework_cases_starlette import PATH, fail, idle, served
from framework_driver import get
from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Host, Match, Mount, Route, Router
from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from framework_driver import Probe

    Case = Callable[[Probe], None]
    Key = tuple[str, str, str]

SERVER = "testserver"
PARAMETERS = ("Query", "Header", "Cookie", "Body", "Form", "File")


def _schema(probe: Probe) -> None:
    app = type("Described", (FastAPI,), {"openapi": probe.variadic({})})()
    assert get(app, path="/openapi.json") == 200


def _matching(probe: Probe) -> None:
    route = type("Choosy", (Route,), {"matches": probe.variadic((Match.FULL, {"endpoint": idle, "path_params": {}}))})
    assert get(Starlette(routes=[route(PATH, idle)])) == 200


def _convertor(probe: Probe) -> None:
    kind = type("Kind", (Convertor,), {"regex": "[a-z]+", "convert": probe.variadic("probe")})
    register_url_convertor("probed", kind())
    assert get(Starlette(routes=[Route("/{name:probed}", idle)])) == 200


def _static_files(probe: Probe) -> None:
    files: Any = type("Files", (StaticFiles,), {"get_response": probe.variadic(Response())})
    assert get(Starlette(routes=[Mount("/", files(directory=".", check_dir=False))])) == 200


def _body(probe: Probe) -> None:
    kind = type("Kind", (Request,), {"body": probe.variadic(b"{}")})

    async def read(request: Request) -> Response:
        await kind(request.scope, request.receive).json()
        return Response()

    assert get(served(read)) == 200


def _stream(probe: Probe) -> None:
    kind = type("Kind", (Request,), {"stream": lambda _: probe.generator()})

    async def read(request: Request) -> Response:
        try:
            await kind(request.scope, request.receive).body()
        except AttributeError as error:
            raise TypeError("a plain generator has no `aclose`") from error
        return Response()

    assert get(served(read)) == 200


def _json(probe: Probe) -> None:
    async def body(_: object) -> bytes:
        return b"{}"

    kind = type("Kind", (Request,), {"json": probe.variadic({}), "body": body})

    class Packed(APIRoute):
        def get_route_handler(self) -> Callable[..., Any]:
            handle = super().get_route_handler()

            async def handler(request: Request) -> Any:  # noqa: ANN401 - FastAPI's own
                return await handle(kind(request.scope, request.receive))

            return handler

    def endpoint(value: Annotated[dict[str, int], Body()]) -> None:
        del value

    route = Packed(PATH, endpoint, methods=["POST"], strict_content_type=False)
    if get(FastAPI(routes=[route]), "POST") != 200:
        raise TypeError("it was awaited")  # and the client was blamed for it


def _application(probe: Probe) -> Any:  # noqa: ANN401 - a plain function is no application
    """Return an ASGI function of the probe's kind, the async one with an answer."""
    body = probe.variadic()

    async def coroutine(*asgi: Any) -> None:  # noqa: ANN401 - ASGI is untyped
        await body()
        await Response()(*asgi)

    return coroutine if probe.is_async else body


def _mounted(probe: Probe) -> None:
    assert get(Starlette(routes=[Mount(PATH, app=_application(probe))]), path=f"{PATH}/") == 200


def _hosted(probe: Probe) -> None:
    assert get(Starlette(routes=[Host(SERVER, _application(probe))])) == 200


def _added(host: Callable[..., Any], name: str, path: str) -> Case:
    def case(probe: Probe) -> None:
        target = host()
        getattr(target, name)(path, _application(probe))
        assert get(target, path=f"{PATH}/") == 200

    return case


def _wrapped(host: Callable[..., Any]) -> Case:
    def case(probe: Probe) -> None:
        inside, outside = host(routes=[Route(PATH, idle)]), _application(probe)
        get(lambda *asgi: (inside if asgi[0]["type"] == "lifespan" else outside)(*asgi))

    return case


def _replaced_lifespan(probe: Probe) -> None:
    app = Starlette(routes=[Route(PATH, idle)])
    app.router.lifespan_context = probe.lifespan()
    assert get(app) == 200


def _kept_handler(probe: Probe) -> None:
    app = Starlette(routes=[Route(PATH, fail)])
    app.exception_handlers[KeyError] = probe.variadic(Response())
    assert get(app) == 200


def _default(name: str) -> Case:
    def case(probe: Probe) -> None:
        marker = getattr(param_functions, name)(default_factory=probe.function())

        def endpoint(value: Any = marker) -> None:  # noqa: ANN401 - anything is accepted
            del value

        app = FastAPI()
        app.post(PATH)(endpoint)
        assert get(app, "POST") == 200

    return case


CASES: dict[Key, Case] = {
    ("fastapi.applications", "FastAPI.openapi", "schema"): _schema,
    ("starlette.routing", "BaseRoute.matches", "route matching"): _matching,
    ("starlette.convertors", "Convertor.convert", "path convertor"): _convertor,
    ("starlette.staticfiles", "StaticFiles.get_response", "static files"): _static_files,
    ("starlette.routing", "Mount.__init__", "application"): _mounted,
    ("starlette.routing", "Host.__init__", "application"): _hosted,
    ("starlette.routing", "Router.mount", "application"): _added(Router, "mount", PATH),
    ("starlette.routing", "Router.host", "application"): _added(Router, "host", SERVER),
    ("starlette.applications", "Starlette.mount", "application"): _added(Starlette, "mount", PATH),
    ("starlette.applications", "Starlette.host", "application"): _added(Starlette, "host", SERVER),
    ("starlette.applications", "Starlette.__call__", "middleware"): _wrapped(Starlette),
    ("starlette.routing", "Router.__call__", "middleware"): _wrapped(Router),
    ("starlette.routing", "Router.lifespan_context", "lifespan"): _replaced_lifespan,
    ("starlette.applications", "ExceptionHandlers.__setitem__", "exception handler"): _kept_handler,
    ("starlette.requests", "Request.body", "request body"): _body,
    ("starlette.requests", "Request.stream", "request body"): _stream,
    ("starlette.requests", "Request.json", "request body"): _json,
    **{("fastapi.param_functions", name, "parameter default"): _default(name) for name in PARAMETERS},
}

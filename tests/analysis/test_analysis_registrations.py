"""What is registered by a detour -> what the framework runs: objects, partials, classes, containers."""

from __future__ import annotations

from typing import Final

import pytest
from analysis_projects import analyse_project

HEAD: Final = """
from contextlib import ContextDecorator, asynccontextmanager
from functools import partial
from fastapi import APIRouter, Depends, FastAPI
from fastapi.responses import JSONResponse, StreamingResponse
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.routing import Route
app = FastAPI()
class Asgi:
    def __init__(self, app, name=""):
        self.app = app
    async def __call__(self, scope, receive, send): ...
def factory(app):
    async def inner(scope, receive, send): ...
    return inner
async def f(*args): ...
async def g(*args): ...
"""
Entry = tuple[str, str, str, str]

ASGI: Final[list[Entry]] = [
    ("Asgi.__call__", "middleware", "middleware Asgi", "illegal"),
    ("Asgi.__init__", "startup", "startup of Asgi", "loop"),
]

TABLE: Final[dict[str, tuple[str, list[Entry]]]] = {
    # what a value runs
    "partial-of-a-dependency": ("d = Depends(partial(f, 1))", [("f", "dependency", "dependency f", "worker")]),
    "partial-of-a-partial": (
        "app.add_api_route('/a', partial(partial(f, 1), 2))",
        [("f", "route", "GET /a", "worker")],
    ),
    "partial-of-an-object": (
        "class C:\n    async def __call__(self): ...\nd = Depends(partial(C(), 1))",
        [("C.__call__", "dependency", "dependency __call__", "worker")],
    ),
    "class-as-dependency": (
        "class D:\n    def __init__(self, n: int): ...\nd = Depends(D)",
        [("D.__init__", "dependency", "dependency D", "worker")],
    ),
    "inside-a-context": (
        (
            "class timed(ContextDecorator):\n    def __enter__(self): ...\n    def __exit__(self, *args): ...\n"
            "@app.get('/a')\n@timed()\nasync def h(): ..."
        ),
        [
            ("h", "route", "GET /a", "worker"),
            ("timed.__enter__", "route", "GET /a", "loop"),
            ("timed.__exit__", "route", "GET /a", "loop"),
        ],
    ),
    "def-inside-a-context": (
        (
            "class timed(ContextDecorator):\n    def __enter__(self): ...\n    def __exit__(self, *args): ...\n"
            "@app.get('/a')\n@timed()\ndef h(): ..."
        ),
        [("h", "route", "GET /a", "worker")],
    ),
    "stream-of-an-async-iterator": (
        (
            "class S:\n    def __aiter__(self): return self\n    async def __anext__(self): ...\n"
            "def h(): return StreamingResponse(S())"
        ),
        [
            ("S.__aiter__", "stream", "stream __aiter__", "illegal"),
            ("S.__anext__", "stream", "stream __anext__", "illegal"),
        ],
    ),
    "stream-of-an-iterator": (
        (
            "class S:\n    def __iter__(self): return self\n    def __next__(self): ...\n"
            "def h(): return StreamingResponse(S())"
        ),
        [("S.__iter__", "stream", "stream __iter__", "loop"), ("S.__next__", "stream", "stream __next__", "worker")],
    ),
    "stream-of-a-generator-method": (
        "class S:\n    def __iter__(self):\n        yield 1\ndef h(): return StreamingResponse(S())",
        [("S.__iter__", "stream", "stream __iter__", "worker")],
    ),
    # what the framework makes of it
    "middleware-class": ("app.add_middleware(Asgi, name='a')", ASGI),
    "middleware-class-in-a-list": ("a = FastAPI(middleware=[Middleware(Asgi, name='a')])", ASGI),
    "middleware-classes-in-a-name": ("MIDDLEWARE = [Middleware(Asgi)]\na = FastAPI(middleware=MIDDLEWARE)", ASGI),
    "middleware-partial": (
        "app.add_middleware(partial(Asgi, name='a'))",
        [
            ("Asgi.__call__", "middleware", "middleware Asgi", "illegal"),
            ("Asgi.__init__", "startup", "startup Asgi", "loop"),
        ],
    ),
    "middleware-factory": (
        "app.add_middleware(factory)",
        [
            ("factory.<locals>.inner", "middleware", "middleware factory", "illegal"),
            ("factory", "startup", "startup of factory", "loop"),
        ],
    ),
    "middleware-of-the-library": (
        "from starlette.middleware.gzip import GZipMiddleware\napp.add_middleware(GZipMiddleware)",
        [],
    ),
    "dispatch-argument": (
        "app.add_middleware(BaseHTTPMiddleware, dispatch=f)",
        [("f", "middleware", "http middleware", "illegal")],
    ),
    "dispatch-argument-in-a-list": (
        "m = [Middleware(BaseHTTPMiddleware, f)]",
        [("f", "middleware", "http middleware", "illegal")],
    ),
    "lifespan-class": (
        (
            "class L:\n    def __init__(self, app): ...\n    async def __aenter__(self): ...\n"
            "    async def __aexit__(self, *args): ...\na = FastAPI(lifespan=L)"
        ),
        [("L.__aenter__", "lifespan", "lifespan", "illegal"), ("L.__aexit__", "lifespan", "lifespan", "illegal")],
    ),
    "lifespan-function-that-returns-a-context": (
        (
            "@asynccontextmanager\nasync def life(app):\n    yield\ndef start(app):\n    return life(app)\n"
            "a = FastAPI(lifespan=start)"
        ),
        [("life", "lifespan", "lifespan", "illegal")],
    ),
    "response-class": (
        "class R(JSONResponse):\n    def render(self, content): ...\n@app.get('/a', response_class=R)\ndef h(): ...",
        [("h", "route", "GET /a", "worker"), ("R.render", "response", "response R", "loop")],
    ),
    "default-response-class": (
        "class R(JSONResponse):\n    def render(self, content): ...\na = FastAPI(default_response_class=R)",
        [("R.render", "response", "response R", "loop")],
    ),
    "route-handler": (
        (
            "from fastapi.routing import APIRoute\nclass R(APIRoute):\n    def get_route_handler(self):\n"
            "        async def handle(request): ...\n        return handle"
        ),
        [
            (
                "R.get_route_handler.<locals>.handle",
                "route handler",
                "route handler R.get_route_handler",
                "illegal",
            ),
        ],
    ),
    "wrapped-by-hand": ("app = Asgi(app)", [("Asgi.__call__", "middleware", "middleware Asgi", "illegal")]),
    "wrapped-twice": (
        "app = Asgi(Asgi(app))",
        [("Asgi.__call__", "middleware", "middleware Asgi", "illegal")],
    ),
    "around-something-else": ("other = Asgi(object())", []),
    # where it is kept
    "handlers-in-a-name": (
        "HANDLERS: dict = {404: f}\na = FastAPI(exception_handlers=HANDLERS)",
        [("f", "exception handler", "exception handler", "worker")],
    ),
    "handlers-joined": (
        "a = FastAPI(exception_handlers={**{404: f}, 500: g})",
        [
            ("f", "exception handler", "exception handler", "worker"),
            ("g", "exception handler", "exception handler", "worker"),
        ],
    ),
    "start-functions-in-a-name": (
        "START = [f]\na = FastAPI(on_startup=START + [g])",
        [("f", "startup", "startup", "loop"), ("g", "startup", "startup", "loop")],
    ),
    "routes-of-a-table": (
        "TABLE = [('/a', f), ('/b', g)]\nroutes = [Route(path, handler) for path, handler in TABLE]",
        [("f", "route", "f", "worker"), ("g", "route", "g", "worker")],
    ),
    "arguments-in-a-star": ("app.add_api_route(*('/a', f))", [("f", "route", "f", "worker")]),
    "path-in-a-name": ("PATH = '/a'\napp.add_api_route(PATH, f)", [("f", "route", "GET /a", "worker")]),
    # assignments
    "exception-handler": (
        "app.exception_handlers[ValueError] = f",
        [("f", "exception handler", "exception handler ValueError", "worker")],
    ),
    "lifespan-of-the-router": (
        "@asynccontextmanager\nasync def life(app):\n    yield\napp.router.lifespan_context = life",
        [("life", "lifespan", "lifespan", "illegal")],
    ),
    "start-function-appended": ("app.router.on_startup.append(f)", [("f", "startup", "startup", "loop")]),
    "openapi": ("def describe(): ...\napp.openapi = describe", [("describe", "schema", "schema describe", "loop")]),
    "attribute-of-something-else": ("class C: ...\nc = C()\nc.openapi = f\nc.lifespan_context = f", []),
    "item-of-something-else": ("other = {}\nother[f] = g", []),
}


@pytest.mark.parametrize("name", TABLE)
def test_what_a_registration_runs(name: str) -> None:
    text, expected = TABLE[name]
    points = [entry.point for entry in analyse_project(HEAD + text).entries]
    found = {(point.function.removeprefix("main."), point.kind, point.label, point.sync) for point in points}
    assert sorted(found) == sorted(expected)
    assert all(point.framework in {"fastapi", "starlette"} for point in points)


def test_what_starts_and_ends_an_application_delays_no_request() -> None:
    entries = analyse_project(HEAD + "app.add_middleware(Asgi)").entries
    assert [(entry.point.kind, entry.point.once) for entry in entries] == [("middleware", False), ("startup", True)]

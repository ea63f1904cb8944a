"""Every form of registration -> kind, label and what `def` would mean."""

from __future__ import annotations

from typing import Final

import pytest
from analysis_projects import analyse_project

HEAD: Final = """
from typing import Annotated
from fastapi import APIRouter, BackgroundTasks, Depends, FastAPI, Request, Security, WebSocket
from fastapi.responses import StreamingResponse
app = FastAPI()
router = APIRouter(prefix="/users")
"""

Entry = tuple[str, str, str, str]


def route(function: str, label: str) -> Entry:
    return (f"main.{function}", "route", label, "worker")


def dependency(function: str, label: str = "") -> Entry:
    return (f"main.{function}", "dependency", f"dependency {label or function}", "worker")


ROUTES: Final[dict[str, tuple[str, list[Entry]]]] = {
    "app-get": ("@app.get('/a')\nasync def f(): ...", [route("f", "GET /a")]),
    "app-post": ("@app.post('/a')\nasync def f(): ...", [route("f", "POST /a")]),
    "app-put": ("@app.put('/a')\nasync def f(): ...", [route("f", "PUT /a")]),
    "app-patch": ("@app.patch('/a')\nasync def f(): ...", [route("f", "PATCH /a")]),
    "app-delete": ("@app.delete('/a')\nasync def f(): ...", [route("f", "DELETE /a")]),
    "app-head": ("@app.head('/a')\nasync def f(): ...", [route("f", "HEAD /a")]),
    "app-options": ("@app.options('/a')\nasync def f(): ...", [route("f", "OPTIONS /a")]),
    "path-by-keyword": ("@app.get(path='/a')\nasync def f(): ...", [route("f", "GET /a")]),
    "more-arguments": ("@app.get('/a', response_model=None, tags=['x'])\nasync def f(): ...", [route("f", "GET /a")]),
    "def-route": ("@app.get('/a')\ndef f(): ...", [route("f", "GET /a")]),
    "two-decorators": (
        "@app.get('/a')\n@app.get('/b')\nasync def f(): ...",
        [route("f", "GET /b"), route("f", "GET /a")],
    ),
    "api-route": ("@app.api_route('/a', methods=['GET', 'POST'])\nasync def f(): ...", [route("f", "GET|POST /a")]),
    "router-with-prefix": ("@router.get('/{id}')\nasync def f(id): ...", [route("f", "GET /users/{id}")]),
    "router-without-prefix": ("r = APIRouter()\n@r.get('/a')\nasync def f(): ...", [route("f", "GET /a")]),
    "app-attribute": ("class S:\n    api = FastAPI()\n@S.api.get('/a')\nasync def f(): ...", [route("f", "GET /a")]),
    "alias": ("get = app.get\n@get('/a')\nasync def f(): ...", [route("f", "GET /a")]),
    "called-by-hand": ("async def f(): ...\napp.get('/a')(f)", [route("f", "GET /a")]),
    "add-api-route": ("async def f(): ...\napp.add_api_route('/a', f, methods=['POST'])", [route("f", "POST /a")]),
    "add-api-route-keyword": (
        "async def f(): ...\nrouter.add_api_route('/a', endpoint=f, methods=['GET'])",
        [route("f", "GET /users/a")],
    ),
    "bound-method": (
        "class V:\n    async def f(self): ...\nv = V()\napp.add_api_route('/a', v.f, methods=['GET'])",
        [route("V.f", "GET /a")],
    ),
    "in-a-function": (
        "def create_app():\n    app = FastAPI()\n    @app.get('/a')\n    async def f(): ...\n    return app",
        [route("create_app.<locals>.f", "GET /a")],
    ),
    "on-an-app-argument": (
        "def setup(app: FastAPI):\n    @app.get('/a')\n    async def f(): ...",
        [route("setup.<locals>.f", "GET /a")],
    ),
    "on-an-unannotated-app": (
        "def setup(app):\n    @app.get('/a')\n    async def f(): ...\nsetup(FastAPI())",
        [route("setup.<locals>.f", "GET /a")],
    ),
    "in-a-constructor": (
        (
            "class S:\n    def __init__(self):\n        self.r = APIRouter()\n"
            "        self.r.add_api_route('/a', self.f, methods=['GET'])\n"
            "    async def f(self): ..."
        ),
        [route("S.f", "GET /a")],
    ),
    "subclass-of-the-router": (
        "class R(APIRouter): ...\nr = R()\n@r.get('/a')\nasync def f(): ...",
        [route("f", "GET /a")],
    ),
    "mounted-app": (
        "sub = FastAPI()\napp.mount('/sub', sub)\n@sub.get('/a')\nasync def f(): ...",
        [route("f", "GET /a")],
    ),
    "under-a-wrapping-decorator": (
        (
            "import functools\ndef traced(g):\n    @functools.wraps(g)\n"
            "    async def wrapper():\n        return await g()\n"
            "    return wrapper\n@app.get('/a')\n@traced\nasync def f(): ..."
        ),
        [route("traced.<locals>.wrapper", "GET /a")],
    ),
    "home-made-registration": (
        (
            "def get(path):\n    def outer(g):\n        app.get(path)(g)\n        return g\n"
            "    return outer\n@get('/a')\nasync def f(): ..."
        ),
        [route("f", "f")],
    ),
    "home-made-registration-by-call": (
        (
            "def get(path):\n    def outer(g):\n        app.add_api_route(path, g)\n"
            "        return g\n    return outer\n@get('/a')\nasync def f(): ..."
        ),
        [route("f", "f")],
    ),
    "registered-by-a-function": (
        "def add(g):\n    app.add_api_route('/a', g)\nasync def f(): ...\nadd(f)",
        [route("f", "GET /a")],
    ),
    "registered-in-a-loop": (
        "async def f(): ...\nasync def g(): ...\nfor handler in (f, g):\n    app.add_api_route('/a', handler)",
        [route("f", "GET /a"), route("g", "GET /a")],
    ),
    "registered-as-a-partial": (
        "from functools import partial\nasync def f(n): ...\napp.add_api_route('/a', partial(f, 1))",
        [route("f", "GET /a")],
    ),
    "starlette-route": (
        "from starlette.routing import Route\nasync def f(request): ...\nroutes = [Route('/a', f)]",
        [route("f", "ROUTE /a")],
    ),
    "starlette-endpoint": (
        (
            "from starlette.endpoints import HTTPEndpoint\nclass E(HTTPEndpoint):\n"
            "    async def get(self, request): ...\n"
            "    async def post(self, request): ...\n    async def other(self): ..."
        ),
        [route("E.get", "E.get"), route("E.post", "E.post")],
    ),
    "not-an-app": ("class C:\n    def get(self, p): ...\nc = C()\n@c.get('/a')\nasync def f(): ...", []),
    "library-client": ("import requests\nasync def f(): ...\nrequests.get('/a')", []),
}

DEPENDENCIES: Final[dict[str, tuple[str, list[Entry]]]] = {
    "default": ("async def d(): ...\n@app.get('/')\nasync def f(a=Depends(d)): ...", [dependency("d")]),
    "annotated": (
        "async def d(): ...\n@app.get('/')\nasync def f(a: Annotated[int, Depends(d)]): ...",
        [dependency("d")],
    ),
    "alias": (
        "async def d(): ...\nA = Annotated[int, Depends(d)]\n@app.get('/')\nasync def f(a: A): ...",
        [dependency("d")],
    ),
    "keyword": ("async def d(): ...\n@app.get('/')\nasync def f(a=Depends(dependency=d)): ...", [dependency("d")]),
    "security": ("async def d(): ...\n@app.get('/')\nasync def f(a=Security(d, scopes=['x'])): ...", [dependency("d")]),
    "generator": ("async def d():\n    yield 1\n@app.get('/')\nasync def f(a=Depends(d)): ...", [dependency("d")]),
    "of-a-dependency": (
        "async def d(): ...\nasync def e(a=Depends(d)): ...\n@app.get('/')\nasync def f(a=Depends(e)): ...",
        [dependency("d"), dependency("e")],
    ),
    "of-the-decorator": (
        "async def d(): ...\n@app.get('/', dependencies=[Depends(d)])\nasync def f(): ...",
        [dependency("d")],
    ),
    "of-the-router": ("async def d(): ...\nr = APIRouter(dependencies=[Depends(d)])", [dependency("d")]),
    "of-the-app": ("async def d(): ...\na = FastAPI(dependencies=[Depends(d)])", [dependency("d")]),
    "of-include-router": (
        "async def d(): ...\napp.include_router(router, dependencies=[Depends(d)])",
        [dependency("d")],
    ),
    "instance": (
        "class D:\n    async def __call__(self): ...\n@app.get('/')\nasync def f(a=Depends(D())): ...",
        [dependency("D.__call__", "__call__")],
    ),
    "method": (
        "class D:\n    async def m(self): ...\nd = D()\n@app.get('/')\nasync def f(a=Depends(d.m)): ...",
        [dependency("D.m", "m")],
    ),
    "factory": (
        "def make(n):\n    async def d(): ...\n    return d\n@app.get('/')\nasync def f(a=Depends(make(1))): ...",
        [dependency("make.<locals>.d", "d")],
    ),
    "of-a-class": (
        (
            "async def d(): ...\nclass D:\n    def __init__(self, a=Depends(d)): ...\n"
            "@app.get('/')\nasync def f(a: D = Depends()): ..."
        ),
        [dependency("d")],
    ),
    "of-a-websocket": (
        "async def d(): ...\n@app.websocket('/')\nasync def f(ws: WebSocket, a=Depends(d)): ...",
        [dependency("d")],
    ),
    "overridden-in-a-test": (
        (
            "async def d(): ...\nasync def e(): ...\n@app.get('/')\n"
            "async def f(a=Depends(d)): ...\napp.dependency_overrides[d] = e"
        ),
        [dependency("d"), dependency("e")],
    ),
}

OTHERS: Final[dict[str, tuple[str, list[Entry]]]] = {
    "websocket": (
        "@app.websocket('/ws')\nasync def f(ws: WebSocket): ...",
        [("main.f", "websocket", "WEBSOCKET /ws", "illegal")],
    ),
    "middleware": (
        "@app.middleware('http')\nasync def f(request, call_next): ...",
        [("main.f", "middleware", "http middleware", "illegal")],
    ),
    "middleware-class": (
        (
            "from starlette.middleware.base import BaseHTTPMiddleware\nclass M(BaseHTTPMiddleware):\n"
            "    async def dispatch(self, request, call_next): ..."
        ),
        [("main.M.dispatch", "middleware", "middleware M.dispatch", "illegal")],
    ),
    "exception-handler": (
        "@app.exception_handler(ValueError)\nasync def f(request, exc): ...",
        [("main.f", "exception handler", "exception handler ValueError", "worker")],
    ),
    "exception-handlers-of-the-app": (
        "async def f(request, exc): ...\na = FastAPI(exception_handlers={ValueError: f})",
        [("main.f", "exception handler", "exception handler", "worker")],
    ),
    "add-exception-handler": (
        "async def f(request, exc): ...\napp.add_exception_handler(ValueError, f)",
        [("main.f", "exception handler", "exception handler ValueError", "worker")],
    ),
    "background-task": (
        "async def job(): ...\nasync def f(tasks: BackgroundTasks):\n    tasks.add_task(job)",
        [("main.job", "background task", "background task job", "worker")],
    ),
    "background-task-object": (
        (
            "from starlette.background import BackgroundTask\nasync def job(): ...\ndef f():\n"
            "    return BackgroundTask(job)"
        ),
        [("main.job", "background task", "background task job", "worker")],
    ),
    "streaming-response": (
        "async def items():\n    yield 1\ndef f():\n    return StreamingResponse(items())",
        [("main.items", "stream", "stream items", "worker")],
    ),
    "startup": ("@app.on_event('startup')\nasync def f(): ...", [("main.f", "startup", "startup", "loop")]),
    "lifespan": (
        (
            "from contextlib import asynccontextmanager\n@asynccontextmanager\n"
            "async def life(app):\n    yield\na = FastAPI(lifespan=life)"
        ),
        [("main.life", "lifespan", "lifespan", "illegal")],
    ),
}


def entries_of(text: str, kinds: tuple[str, ...] = ()) -> list[Entry]:
    points = [entry.point for entry in analyse_project(HEAD + text).entries]
    return [(p.function, p.kind, p.label, p.sync) for p in points if not kinds or p.kind in kinds]


@pytest.mark.parametrize("name", ROUTES)
def test_routes(name: str) -> None:
    text, expected = ROUTES[name]
    assert entries_of(text) == expected


@pytest.mark.parametrize("name", DEPENDENCIES)
def test_dependencies(name: str) -> None:
    text, expected = DEPENDENCIES[name]
    assert sorted(set(entries_of(text, ("dependency",)))) == sorted(expected)


@pytest.mark.parametrize("name", OTHERS)
def test_other_code_that_frameworks_call(name: str) -> None:
    text, expected = OTHERS[name]
    assert entries_of(text) == expected

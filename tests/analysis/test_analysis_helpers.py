"""Functions of the project that register what they get -> what is registered; what is passed on -> where it waits."""

from __future__ import annotations

from typing import Final

import pytest
from analysis_projects import analyse_project, findings_of

HEAD: Final = """
import asyncio
import time
from fastapi import APIRouter, BackgroundTasks, Depends, FastAPI
app = FastAPI()
async def f(*args): ...
async def g(*args): ...
"""
Entry = tuple[str, str, str, str]

TABLE: Final[dict[str, tuple[str, list[Entry]]]] = {
    "returned-decorator": (
        "def api(path):\n    return app.get(path)\n@api('/a')\nasync def h(): ...",
        [("h", "route", "h", "worker")],
    ),
    "returned-decorator-by-hand": (
        "def api(path):\n    return app.get(path)\napi('/a')(f)",
        [("f", "route", "f", "worker")],
    ),
    "method-that-registers": (
        (
            "class Api:\n    def __init__(self, router):\n        self.router = router\n    def route(self, path):\n"
            "        def add(function):\n            self.router.add_api_route(path, function)\n"
            "            return function\n        return add\napi = Api(app)\n@api.route('/a')\nasync def h(): ..."
        ),
        [("h", "route", "h", "worker")],
    ),
    "class-that-registers": (
        (
            "class route:\n    def __init__(self, path):\n        self.path = path\n    def __call__(self, function):\n"
            "        app.add_api_route(self.path, function)\n        return function\n"
            "@route('/a')\nasync def h(): ..."
        ),
        [("h", "route", "h", "worker")],
    ),
    "helper-of-a-helper": (
        (
            "def inner(target):\n    @target.get('/a')\n    async def h(): ...\n"
            "def outer(target):\n    inner(target)\nouter(app)"
        ),
        [("inner.<locals>.h", "route", "GET /a", "worker")],
    ),
    "helper-in-a-loop": (
        "def add(function):\n    app.add_api_route('/a', function)\nfor handler in (f, g):\n    add(handler)",
        [("f", "route", "GET /a", "worker"), ("g", "route", "GET /a", "worker")],
    ),
    "helper-that-adds-a-task": (
        (
            "def later(tasks, function):\n    tasks.add_task(function)\n"
            "def h(tasks: BackgroundTasks):\n    later(tasks, f)"
        ),
        [("f", "background task", "background task f", "worker")],
    ),
    "guard-of-a-factory": (
        (
            "def routes(guard):\n    router = APIRouter()\n    @router.get('/a')\n"
            "    def h(user=Depends(guard)): ...\n    return router\napp.include_router(routes(f))"
        ),
        [
            ("routes.<locals>.h", "route", "GET /a", "worker"),
            ("f", "dependency", "dependency f", "worker"),
        ],
    ),
    "helper-that-only-collects": (
        (
            "TASKS = {}\ndef task(path):\n    def keep(function):\n        TASKS[path] = function\n"
            "        return function\n    return keep\n@task('/a')\nasync def h(): ..."
        ),
        [],
    ),
    "helper-that-nobody-calls": ("def add(function):\n    app.add_api_route('/a', function)", []),
}


@pytest.mark.parametrize("name", TABLE)
def test_what_a_helper_registers(name: str) -> None:
    text, expected = TABLE[name]
    points = [entry.point for entry in analyse_project(HEAD + text).entries]
    found = {(point.function.removeprefix("main."), point.kind, point.label, point.sync) for point in points}
    assert sorted(found) == sorted(expected)


def test_a_helper_is_found_under_another_name_in_another_module() -> None:
    project = {
        "api.py": "from fastapi import FastAPI\napp = FastAPI()\ndef public(function):\n    app.get('/a')(function)\n",
        "main.py": "from api import public as exposed\n@exposed\nasync def h(): ...\n",
    }
    assert [entry.point.function for entry in analyse_project(project).entries] == ["main.h"]


LOOP: Final[dict[str, tuple[str, str]]] = {
    "argument-of-a-background-task": (
        (
            "async def run(function): function()\ndef wait(): time.sleep(1)\n"
            "def h(tasks: BackgroundTasks):\n    tasks.add_task(run, wait)"
        ),
        "main.run",
    ),
    "argument-of-a-factory": (
        (
            "class Store:\n    def read(self): time.sleep(1)\ndef routes(store):\n    @app.get('/a')\n"
            "    async def h(): return store.read()\nroutes(Store())"
        ),
        "main.routes.<locals>.h",
    ),
    "what-a-middleware-hands-on": (
        (
            "class Outer:\n    def __init__(self, app):\n        self.app = app\n"
            "    async def __call__(self, scope, receive, send):\n        async def slow(message): time.sleep(1)\n"
            "        await self.app(scope, receive, slow)\napp.add_middleware(Outer)"
        ),
        "main.Outer.__call__.<locals>.slow",
    ),
    "sent-by-a-worker": (
        (
            "from anyio import from_thread\nasync def publish(): time.sleep(1)\n@app.get('/a')\n"
            "def h(): from_thread.run(publish)"
        ),
        "main.publish",
    ),
    "sent-by-a-thread": (
        (
            "import threading\ndef publish(): time.sleep(1)\n"
            "def work(loop: asyncio.AbstractEventLoop): loop.call_soon_threadsafe(publish)\n"
            "@app.get('/a')\nasync def h():\n"
            "    threading.Thread(target=work, args=(asyncio.get_running_loop(),)).start()"
        ),
        "main.publish",
    ),
}


@pytest.mark.parametrize("name", LOOP)
def test_what_is_passed_on_runs_on_the_loop(name: str) -> None:
    text, function = LOOP[name]
    found = [finding for finding in findings_of(HEAD + text) if finding.entry_points]
    assert [finding.function for finding in found] == [function]


WORKER: Final[dict[str, str]] = {
    "a-worker-itself": "@app.get('/a')\ndef h(): time.sleep(1)",
    "another-loop": (
        "import threading\nloop = asyncio.new_event_loop()\nthreading.Thread(target=loop.run_forever).start()\n"
        "async def job(): time.sleep(1)\n@app.get('/a')\n"
        "def h(): asyncio.run_coroutine_threadsafe(job(), loop).result()"
    ),
    "a-loop-of-its-own": "async def job(): time.sleep(1)\n@app.get('/a')\ndef h(): asyncio.run(job())",
    "a-middleware-that-is-not-added": "class Other:\n    async def __call__(self, *asgi): time.sleep(1)",
}


@pytest.mark.parametrize("name", WORKER)
def test_other_threads_wait_for_themselves(name: str) -> None:
    assert not [finding for finding in findings_of(HEAD + WORKER[name]) if finding.entry_points]

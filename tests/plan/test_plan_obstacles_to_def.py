"""What keeps a function from becoming `def`: for each rule a project that triggers it and one that only looks so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from plan_projects import APP, MAIN, decide, marked_lines, obstacles, rows

from async_fixer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD: Final = f"""
import asyncio, os, sqlite3, sys, time
from contextvars import ContextVar
from fastapi import Depends, Request
{APP}
current = ContextVar("current")
table = {{}}
def work():
    time.sleep(1)
"""
ROUTE: Final = "@app.get('/')\nasync def f():\n    work()\n"
AWAITS: Final = "import asyncio\nimport main\nasync def test():\n    await main.f()  # here\n"

HELD: Final[dict[str, tuple[str, str | dict[str, str]]]] = {
    "gathered": ("referenced", f"{ROUTE}async def g():\n    await asyncio.gather(f())  # here"),
    "passed-on": ("referenced", f"{ROUTE}def g(h): ...\ng(f)  # here"),
    "kept-in-a-table": ("referenced", f"{ROUTE}JOBS = {{'f': f}}  # here"),
    "patched-by-a-fixture": (
        "referenced",
        {
            MAIN: ROUTE,
            "test_main.py": "import main\ndef test(monkeypatch):\n    monkeypatch.setattr(main, 'f', 1)  # here\n",
        },
    ),
    "read-by-getattr": ("referenced", {MAIN: ROUTE, "other.py": "import main\ngetattr(main, 'f')()  # here\n"}),
    "inspected": (
        "referenced",
        {MAIN: ROUTE, "t.py": "import asyncio, main\nasyncio.iscoroutinefunction(main.f)  # here\n"},
    ),
    "method-on-an-unknown-object": (
        "referenced",
        (
            "class V:\n    async def f(self):\n        work()\nv = V()\n"
            "app.add_api_route('/', v.f)\nasync def g(a):\n    await a.f()  # here"
        ),
    ),
    "unknown-decorator": (
        "decorated",
        f"import tracing\n{ROUTE.replace(chr(10), chr(10) + '@tracing.traced  # here' + chr(10), 1)}",
    ),
    "unknown-decorator-call": (
        "decorated",
        f"import tracing\n{ROUTE.replace(chr(10), chr(10) + '@tracing.traced(1)  # here' + chr(10), 1)}",
    ),
    "decorator-out-of-a-table": (
        "decorated",
        f"import tracing\n{ROUTE.replace(chr(10), chr(10) + '@tracing.table[1]  # here' + chr(10), 1)}",
    ),
    "base-that-is-not-seen": (
        "base-unseen",
        "import lib\nclass V(lib.Base):  # here\n    async def f(self):\n        work()\napp.add_api_route('/', V().f)",
    ),
    "overriding-an-async-base-of-a-library": (
        "override",
        (
            "from fastapi.security import HTTPBearer\nclass V(HTTPBearer):\n"
            "    async def __call__(self, request: Request):  # here\n"
            "        work()\n@app.get('/')\nasync def g(a=Depends(V())): ..."
        ),
    ),
    "needs-the-loop": ("needs-loop", f"async def g(): ...\n{ROUTE}    asyncio.create_task(g())  # here"),
    "needs-the-loop-below": (
        "needs-loop",
        f"async def g(): ...\ndef start():\n    asyncio.create_task(g())  # here\n{ROUTE}    start()",
    ),
    "sets-a-context-variable": (
        "binds-context",
        "async def d():\n    work()\n    current.set(1)  # here\n@app.get('/')\nasync def g(a=Depends(d)): ...",
    ),
    "sets-a-context-variable-below": (
        "binds-context",
        (
            "def note():\n    current.set(1)  # here\nasync def d():\n    work()\n    note()\n"
            "@app.get('/')\nasync def g(a=Depends(d)): ..."
        ),
    ),
    "uses-the-connection-of-another-thread": (
        "thread-bound",
        f"c = sqlite3.connect('x')\n{ROUTE}    c.execute('x')  # here",
    ),
    "is-given-a-connection": (
        "thread-bound",
        (
            "def get_c():\n    yield sqlite3.connect('x')\n@app.get('/')\n"
            "async def f(c: sqlite3.Connection = Depends(get_c)):\n"
            "    c.execute('x')  # here"
        ),
    ),
    "guesses": (
        "guessed",
        "def call(job=work):\n    job()\n@app.get('/')\nasync def f(a):\n    call(a)  # here",
    ),
}

UNSAFE: Final[dict[str, tuple[str, str]]] = {
    "writes-a-global": ("shared-state", f"{ROUTE}    table['a'] = 1  # here"),
    "writes-a-global-below": ("shared-state", f"def put():\n    table['a'] = 1  # here\n{ROUTE}    put()"),
    "counts": ("shared-state", "n = 0\n@app.get('/')\nasync def f():\n    global n\n    work()\n    n += 1  # here"),
    "writes-a-closure": (
        "shared-state",
        (
            "def make():\n    n = 0\n    @app.get('/')\n    async def f():\n        nonlocal n\n"
            "        work()\n        n += 1  # here"
        ),
    ),
    "writes-its-object": (
        "shared-state",
        "class V:\n    async def f(self):\n        work()\n        self.n = 1  # here\napp.add_api_route('/', V().f)",
    ),
    "writes-a-class": ("shared-state", f"class C:\n    n = 0\n{ROUTE}    C.n += 1  # here"),
    "changes-the-folder": ("process-wide", f"{ROUTE}    os.chdir('/')  # here"),
    "check-then-act": (
        "shared-state",
        "@app.get('/')\nasync def f(k):\n    if k not in table:\n        work()\n        table[k] = 1  # here",
    ),
}

FREE: Final[dict[str, tuple[str, str | dict[str, str]]]] = {
    "namesake-in-another-file": (
        "referenced",
        {MAIN: ROUTE, "other.py": "async def f(): ...\nasync def g():\n    await f()\n"},
    ),
    "namesake-in-a-class": (
        "referenced",
        f"{ROUTE}class C:\n    async def f(self): ...\nasync def g():\n    await C().f()",
    ),
    "namesake-in-a-local": ("referenced", f"{ROUTE}def g():\n    f = 1\n    return f"),
    "namesake-argument": ("referenced", f"{ROUTE}def g(f):\n    return f"),
    "namesake-in-a-text": ("referenced", f"{ROUTE}TEXT = 'f'"),
    "only-imported": ("referenced", {MAIN: ROUTE, "other.py": "from main import f\n"}),
    "only-re-exported": ("referenced", {MAIN: ROUTE, "other.py": "from main import f\n__all__ = ['f']\n"}),
    "registered-by-a-call": ("referenced", "async def f():\n    work()\napp.add_api_route('/', f)"),
    "registered-as-a-dependency": (
        "referenced",
        "async def f():\n    work()\n@app.get('/')\nasync def g(a=Depends(f)): ...",
    ),
    "key-of-overrides": (
        "referenced",
        (
            "async def f():\n    work()\ndef other(): ...\n@app.get('/')\n"
            "async def g(a=Depends(f)): ...\napp.dependency_overrides[f] = other"
        ),
    ),
    "harmless-decorator": (
        "decorated",
        (
            f"from slowapi import Limiter\nlimiter = Limiter(key_func=None)\n"
            f"{ROUTE.replace(chr(10), chr(10) + '@limiter.limit(1)' + chr(10), 1)}"
        ),
    ),
    "seen-base": (
        "base-unseen",
        "class B: ...\nclass V(B):\n    async def f(self):\n        work()\napp.add_api_route('/', V().f)",
    ),
    "other-method-of-the-base": (
        "override",
        (
            "class B:\n    async def g(self): ...\nclass V(B):\n    async def f(self):\n"
            "        work()\napp.add_api_route('/', V().f)"
        ),
    ),
    "attribute-of-the-base": (
        "override",
        "class B:\n    f = None\nclass V(B):\n    async def f(self):\n        work()\napp.add_api_route('/', V().f)",
    ),
    "method-of-a-sibling": (
        "override",
        (
            "class V:\n    async def f(self):\n        work()\nclass W:\n"
            "    async def f(self): ...\napp.add_api_route('/', V().f)"
        ),
    ),
    "runs-a-loop-of-its-own": ("needs-loop", f"async def g(): ...\n{ROUTE}    asyncio.run(g())"),
    "reads-a-context-variable": ("binds-context", f"{ROUTE}    current.get()"),
    "opens-its-own-connection": ("thread-bound", f"{ROUTE}    c = sqlite3.connect('x')\n    c.execute('x')"),
    "reads-a-global": ("shared-state", f"{ROUTE}    return table.get('a')"),
    "writes-its-request": (
        "shared-state",
        "@app.get('/')\nasync def f(request: Request):\n    work()\n    request.state.n = 1",
    ),
    "writes-its-own": ("shared-state", f"{ROUTE}    a = {{}}\n    a['b'] = 1"),
    "writes-its-own-closure": (
        "shared-state",
        f"{ROUTE}    n = 0\n    def g():\n        nonlocal n\n        n += 1\n    g()",
    ),
    "reads-the-environment": ("process-wide", f"{ROUTE}    return os.getenv('a')"),
    "reads-the-exception": ("frame-bound", f"{ROUTE}    sys.exc_info()"),
    "knows": ("guessed", "def call(job=work):\n    job()\n@app.get('/')\nasync def f():\n    call()"),
}

GAPS: Final = {"knows": "that a call leaves a parameter to its default is not carried into the frame"}


def whole(project: str | Mapping[str, str]) -> dict[str, str]:
    """Return a project whose `main.py` begins as all of them do; other files stay as they are."""
    files = {MAIN: project} if isinstance(project, str) else dict(project)
    main = files[MAIN]
    return {**files, MAIN: main if main.startswith("import api") else HEAD + main}


@pytest.mark.parametrize("name", rows(HELD, {}))
def test_a_function_stays_async_and_the_cause_is_named(name: str) -> None:
    rule, project = HELD[name]
    decisions = decide(whole(project), Settings(strategy="def"))
    assert [decision.strategy for decision in decisions] == [None]
    places = [obstacle.place for obstacle in obstacles(decisions, rule)]
    assert {(place.path, place.line) for place in places if place} == marked_lines(whole(project))


@pytest.mark.parametrize("name", rows(UNSAFE, {}))
def test_a_human_has_to_agree_and_the_cause_is_named(name: str) -> None:
    rule, project = UNSAFE[name]
    decisions = decide(whole(project), Settings(strategy="def"))
    assert [(decision.strategy, decision.safety) for decision in decisions] == [("to_def", "unsafe")]
    places = [obstacle.place for obstacle in obstacles(decisions, rule)]
    assert {(place.path, place.line) for place in places if place} == marked_lines(whole(project))


@pytest.mark.parametrize("name", rows(FREE, GAPS))
def test_what_only_looks_like_an_obstacle_is_none(name: str) -> None:
    rule, project = FREE[name]
    decisions = decide(whole(project))
    assert obstacles(decisions, rule) == []
    assert {(decision.strategy, decision.safety) for decision in decisions} == {("to_def", "safe")}

"""Functions that are async in name only: which of them become `def` together, and which stay."""

from __future__ import annotations

from typing import Final

import pytest
from plan_chains import CLASS, HEAD, LOAD, ROUTE, edited_lines, moved
from plan_projects import MAIN, decide, marked_lines, rows

from async_fixer.edits import KeepLastArgument, OffloadCall, Rename

TOGETHER: Final[dict[str, tuple[set[str], str | dict[str, str]]]] = {
    "recursion": (
        {"main.a", "main.b", "main.f"},
        (
            f"{HEAD}async def a(n):\n    requests.get('u')\n    return await b(n - 1) if n else 0\nasync def b(n):\n"
            "    return await a(n)\n@app.get('/')\nasync def f():\n    return await a(2)\n"
        ),
    ),
    "base-and-implementations": (
        {"main.B.load", "main.C.load", "main.D.load", "main.f"},
        (
            f"{HEAD}class B:\n    async def load(self):\n        raise NotImplementedError\nclass C(B):\n"
            "    async def load(self):\n        return requests.get('u')\nclass D(B):\n    async def load(self):\n"
            "        return 1\n@app.get('/')\nasync def f(b: B = Depends(C)):\n    return await b.load()\n"
        ),
    ),
    "diamond": (
        {"main.A.load", "main.B.load", "main.f"},
        (
            f"{HEAD}class A:\n    async def load(self):\n        return requests.get('u')\nclass B:\n"
            "    async def load(self):\n        return 1\nclass C(A, B): ...\n"
            "@app.get('/')\nasync def f():\n    return await C().load()\n"
        ),
    ),
    "protocol": (
        {"main.P.load", "main.C.load", "main.f"},
        (
            f"{HEAD}class P(Protocol):\n    async def load(self) -> int: ...\nclass C:\n"
            f"    async def load(self) -> int:\n"
            "        return requests.get('u')\ndef get() -> P:\n    return C()\n"
            "@app.get('/')\nasync def f(p: P = Depends(get)):\n    return await p.load()\n"
        ),
    ),
    "declared-for-type-checkers": (
        {"main.load", "main.f"},
        (
            f"{HEAD}@overload\nasync def load(k: int) -> int: ...\n@overload\nasync def load(k: str) -> str: ...\n"
            "async def load(k):\n    return requests.get('u')\n@app.get('/')\nasync def f():\n"
            "    return await load(1)\n"
        ),
    ),
    "either-branch": (
        {"main.load", "main.f"},
        (
            f"{HEAD}import sys\nif sys.platform == 'win32':\n    async def load():\n        return 1\nelse:\n"
            "    async def load():\n        return requests.get('u')\n@app.get('/')\nasync def f():\n"
            "    return await load()\n"
        ),
    ),
    "context-manager": (
        {"main.opened", "main.f"},
        (
            f"from contextlib import asynccontextmanager\n{HEAD}@asynccontextmanager\nasync def opened():\n"
            "    yield requests.get('u')\n@app.get('/')\nasync def f():\n"
            "    async with opened() as x:\n        return x\n"
        ),
    ),
    "context-manager-as-a-class": (
        {"main.C.__aenter__", "main.C.__aexit__", "main.f"},
        (
            f"{HEAD}class C:\n    async def __aenter__(self):\n        return requests.get('u')\n"
            "    async def __aexit__(self, *a): ...\n@app.get('/')\nasync def f():\n"
            "    async with C() as x:\n        return x\n"
        ),
    ),
    "iterator-as-a-class": (
        {"main.R.__anext__", "main.f"},
        (
            f"{HEAD}class R:\n    def __aiter__(self):\n        return self\n    async def __anext__(self):\n"
            "        requests.get('u')\n        raise StopAsyncIteration\n@app.get('/')\nasync def f():\n"
            "    return [r async for r in R()]\n"
        ),
    ),
    "fake-of-the-tests": (
        {"main.V.load", "main.f", "test_x.Fake.load"},
        {
            MAIN: f"{CLASS}def get() -> V:\n    return V()\n@app.get('/')\n"
            f"async def f(v: V = Depends(get)):\n    return await v.load()\n",
            "test_x.py": "class Fake:\n    async def load(self):\n        return 1\n",
        },
    ),
    "fake-that-is-put-in-its-place": (
        {"main.load", "main.f", "test_x.fake"},
        {
            MAIN: ROUTE,
            "test_x.py": "import main\nasync def fake(k=1):\n    return 2\ndef test(monkeypatch):\n"
            "    monkeypatch.setattr(main, 'load', fake)\n",
        },
    ),
    "function-that-hands-the-coroutine-on": (
        {"main.load", "main.f"},
        (
            f"{LOAD}def later() -> Awaitable[int]:\n    return load()\n@app.get('/')\nasync def f():\n"
            f"    return await later()\n"
        ),
    ),
    "dependency-that-is-awaited-as-well": (
        {"main.load", "main.f", "main.g"},
        f"{ROUTE}@app.get('/g')\nasync def g(x=Depends(load)):\n    return await load(x)\n",
    ),
}
"""the functions that become `def`"""


@pytest.mark.parametrize("name", rows(TOGETHER, {}))
def test_what_belongs_together_becomes_def_together(name: str) -> None:
    functions, project = TOGETHER[name]
    decisions = decide(project)
    assert moved(decisions) == functions
    assert len({decision.component for decision in decisions}) == 1
    assert {decision.safety for decision in decisions} == {"safe"}


def test_the_most_of_a_chain_that_can_becomes_def() -> None:
    project = (
        f"{LOAD}async def middle():\n    return await load()  # here\n"
        "@app.get('/')\nasync def f():\n    return await asyncio.gather(middle(), middle())\n"
    )
    decisions = decide(project)
    assert moved(decisions) == {"main.load"}
    assert edited_lines(project, decisions, OffloadCall) == marked_lines(project)


def test_what_neither_blocks_nor_is_needed_stays_async() -> None:
    project = f"{ROUTE}async def name():\n    return 'x'\n@app.get('/g')\nasync def g():\n    return await name()\n"
    assert moved(decide(project)) == {"main.load", "main.f"}


def test_a_helper_that_does_not_block_follows_who_needs_it() -> None:
    project = (
        f"{LOAD}async def name():\n    return 'x'\n@app.get('/')\nasync def f():\n    return await load(await name())\n"
    )
    assert moved(decide(project)) == {"main.load", "main.name", "main.f"}


def test_annotations_and_names_follow() -> None:
    project = TOGETHER["function-that-hands-the-coroutine-on"][1]
    assert edited_lines(project, decide(project), KeepLastArgument) == {(MAIN, 10)}
    project = TOGETHER["iterator-as-a-class"][1]
    assert len(edited_lines(project, decide(project), Rename)) == 3

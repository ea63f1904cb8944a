"""What keeps a function of a chain async, and who hands over what became `def`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from plan_chains import CLASS, HEAD, MOCK, ROUTE, edited_lines, moved
from plan_projects import APP, MAIN, analyse_project, decide, marked_lines, rows

from async_fixer.edits import OffloadCall
from async_fixer.plan.chains.limits import Limits
from async_fixer.plan.plan import make_plan
from async_fixer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping


HANDED_OVER: Final = {
    "who-waits-besides": f"{ROUTE}@app.get('/g')\nasync def g():\n    await asyncio.sleep(1)\n"
    f"    return await load()  # here\n",
    "websocket": f"{ROUTE}@app.websocket('/w')\nasync def g(ws):\n    await ws.accept()\n"
    f"    await ws.send_text(await load())  # here\n",
    "middleware": f"{ROUTE}@app.middleware('http')\nasync def g(request, call_next):\n"
    f"    await load()  # here\n    return await call_next(request)\n",
}

HELD: Final[dict[str, str | dict[str, str]]] = {
    "gathered": f"{ROUTE}async def g():\n    await asyncio.gather(load(), load())  # here\n",
    "task": f"{ROUTE}async def g():\n    t = asyncio.create_task(load())  # here\n    await t\n",
    "under-a-deadline": f"{ROUTE}async def g():\n    await asyncio.wait_for(load(), 1)  # here\n",
    "never-awaited": f"{ROUTE}async def g():\n    load()  # here\n",
    "awaited-later": f"{ROUTE}async def g():\n    x = load()  # here\n    return await x\n",
    "value": f"{ROUTE}JOBS = {{'load': load}}  # here\n",
    "callback": f"{ROUTE}def run(job): ...\nrun(load)  # here\n",
    "kind-asked": f"{ROUTE}assert inspect.iscoroutinefunction(load)  # here\n",
    "looked-up": {MAIN: ROUTE, "x.py": "import main\ngetattr(main, 'load')()  # here\n"},
    "looked-up-and-awaited": {
        MAIN: ROUTE,
        "x.py": "import operator, main\nasync def run(name):\n    await operator.attrgetter(name)(main)()  # here\n",
    },
    "asked-whether-awaited": {
        MAIN: ROUTE,
        "test_x.py": f"{MOCK}@patch('main.load', new_callable=AsyncMock)\ndef test(m):\n"
        f"    m.assert_awaited_once()  # here\n",
    },
    "replaced-by-what-is-not-known": {
        MAIN: ROUTE,
        "test_x.py": "from unittest.mock import patch\nfrom helpers import fake\n"
        "@patch('main.load', new=fake)  # here\ndef test(): ...\n",
    },
    "next-item": (
        f"{HEAD}async def load():\n    requests.get('u')\n    yield 1\n@app.get('/')\nasync def f():\n"
        "    return [x async for x in load()]\nasync def g():\n    return await anext(load())  # here\n"
    ),
}
"""`load` stays async, and the marked line is named as the reason"""

HELD_METHODS: Final[dict[str, str | dict[str, str]]] = {
    "unknown-receiver": "async def g(v):\n    await v.load()  # here\n",
    "unknown-receivers-gathered": "async def g(vs):\n    await asyncio.gather(*[v.load() for v in vs])  # here\n",
    "one-that-really-waits": "class W(V):\n    async def load(self):\n        await asyncio.sleep(1)  # here\n",
    "double-that-may-stand-for-it": "from unittest.mock import AsyncMock\ndef test(run):\n"
    "    run(V, AsyncMock())  # here\n",
}

MADE_UP: Final = {
    "namespace": "from types import SimpleNamespace\ndef test(use):\n    use(SimpleNamespace(load=fake))  # here\n",
    "double": "from unittest.mock import Mock\ndef test(use):\n    use(Mock(load=fake))  # here\n",
    "class-by-call": "def test(use):\n    use(type('X', (), {'load': fake}))  # here\n",
}
"""objects of the tests that have an async function under the name of a method"""


@pytest.mark.parametrize("name", rows(HANDED_OVER, {}))
def test_who_really_waits_hands_the_call_over(name: str) -> None:
    project = HANDED_OVER[name]
    decisions = decide(project)
    assert moved(decisions) == {"main.load", "main.f"}
    assert edited_lines(project, decisions, OffloadCall) == marked_lines(project)
    (handed,) = [decision for decision in decisions if decision.strategy == "offload"]
    assert (handed.function, handed.findings) == ("main.g", ())
    assert handed.component == decisions[0].component


@pytest.mark.parametrize("name", rows(HELD, {}))
def test_what_cannot_follow_keeps_the_function_async(name: str) -> None:
    assert_kept(HELD[name], "main.load")


@pytest.mark.parametrize("name", rows(HELD_METHODS, {}))
def test_what_cannot_follow_keeps_the_method_async(name: str) -> None:
    route = "@app.get('/')\nasync def f():\n    return await V().load()\n"
    assert_kept(f"{CLASS}{HELD_METHODS[name]}{route}", "main.V.load")


@pytest.mark.parametrize("name", rows(MADE_UP, {}))
def test_an_object_that_the_tests_make_up_keeps_the_method_async(name: str) -> None:
    route = "@app.get('/')\nasync def f():\n    return await V().load()\n"
    test = f"async def fake():\n    return 1\n{MADE_UP[name]}"
    assert_kept({MAIN: f"{CLASS}{route}", "test_x.py": test}, "main.V.load")


def assert_kept(project: str | Mapping[str, str], function: str) -> None:
    decisions = decide(project)
    assert function not in moved(decisions)
    (kept,) = [decision for decision in decisions if decision.function == function]
    ((path, line),) = marked_lines(project)
    assert any(note.startswith("not `def`: ") and note.endswith(f"({path}:{line})") for note in kept.notes), kept.notes


def test_an_unsafe_chain_is_offered_and_made_when_somebody_agrees() -> None:
    project = (
        f"{HEAD}hits = []\nasync def load():\n    with open('x') as f:\n        hits.append(1)\n"
        f"        return f.read()\n@app.get('/')\nasync def f():\n    return await load()\n"
    )
    for settings in (Settings(), Settings(unsafe_fixes=True)):
        decisions = decide(project, settings)
        assert moved(decisions) == {"main.load", "main.f"}
        assert {decision.safety for decision in decisions if decision.strategy} == {"unsafe"}
        assert {obstacle.rule for decision in decisions for obstacle in decision.obstacles} == {"shared-state"}


def test_an_unsure_chain_becomes_def_where_that_is_wanted() -> None:
    project = (
        f"import unknown\n{APP}client = unknown.Client()\nasync def load():\n"
        f"    return client.load()\n@app.get('/')\nasync def f():\n    return await load()\n"
    )
    assert moved(decide(project)) == set()
    assert moved(decide(project, Settings(unsure=True))) == {"main.load", "main.f"}


def test_a_strategy_decides_whether_chains_are_converted_or_calls_are_wrapped() -> None:
    waits = f"{ROUTE}@app.get('/g')\nasync def g():\n    await asyncio.sleep(1)\n    return await load()\n"
    assert moved(decide(ROUTE, Settings(strategy="wrap"))) == set()
    assert moved(decide(ROUTE, Settings(strategy="def"))) == {"main.load", "main.f"}
    assert moved(decide(waits, Settings(strategy="def"))) == set()


@pytest.mark.parametrize(
    ("limits", "held"),
    [
        (Limits(public=("main",)), True),
        (Limits(frozenset({"test_x.py"})), True),
        (Limits(frozenset({"other.py"}), ("api",)), False),
    ],
)
def test_limits_hold_a_chain_back(limits: Limits, held: bool) -> None:  # noqa: FBT001 - table
    project = {MAIN: ROUTE, "test_x.py": "from main import load\nasync def test():\n    await load()\n", "other.py": ""}
    assert (moved(make_plan(analyse_project(project), Settings(), limits)) == set()) is held

"""Functions that must stay on the loop and are passed around as values: a call that nothing resolves may run them."""

from __future__ import annotations

from typing import Final

import pytest
from analysis_projects import APP, analyse_project, rows

HEAD: Final = f"""
import asyncio, time
from contextvars import ContextVar
{APP}
current = ContextVar("current")
hooks = []
async def pause(): ...
def spawn():
    asyncio.create_task(pause())
def work():
    time.sleep(1)
@app.get('/')
async def f():
    work()
"""

PASSED: Final = {
    "kept-in-a-list": ("hooks.append(spawn)", {"main.spawn"}),
    "kept-in-a-table": ("table = {'a': spawn}", {"main.spawn"}),
    "kept-in-a-name": ("hook = spawn", {"main.spawn"}),
    "attribute": ("class C: ...\nC.hook = spawn", {"main.spawn"}),
    "lambda": ("hooks.append(lambda: asyncio.create_task(pause()))", {"main.<lambda>"}),
    "caller-of-it": ("def g():\n    spawn()\nhooks.append(g)", {"main.g"}),
    "caller-of-a-caller": ("def g():\n    spawn()\ndef h():\n    g()\nhooks.append(h)", {"main.h"}),
    "sets-a-context-variable": ("def g():\n    current.set(1)\nhooks.append(g)", {"main.g"}),
    "in-a-branch": (
        "def g(a):\n    if a:\n        asyncio.get_running_loop()\nhooks.append(g)",
        {"main.g"},
    ),
    "decorated": ("@hooks.append\ndef g():\n    asyncio.get_running_loop()", {"main.g"}),
    "method": ("class C:\n    def g(self):\n        spawn()\nhooks.append(C().g)", {"main.C.g"}),
}

NOT_PASSED: Final = {
    "only-called": "def g():\n    spawn()\ng()",
    "harmless": "hooks.append(work)",
    "asynchronous": "async def g():\n    spawn()\nhooks.append(g)",
    "called-by-an-async-function-that-is-passed": "async def g():\n    spawn()\nhooks.append(g)",
    "runs-a-loop-of-its-own": "def g():\n    asyncio.run(pause())\nhooks.append(g)",
    "reads-a-context-variable": "def g():\n    current.get()\nhooks.append(g)",
    "namesake": "class C:\n    def spawn(self): ...\nhooks.append(C().spawn)",
}


def callbacks_of(text: str) -> set[str]:
    analysis = analyse_project(f"{HEAD}{text}\n")
    names = (analysis.program.engine.dotted(ref) for ref in analysis.unfit.values)
    return {name.rpartition(".")[0] + "." + name.rpartition(".")[2] for name in names}


@pytest.mark.parametrize("name", rows(PASSED, {}))
def test_what_must_stay_on_the_loop_and_is_passed_on_is_found(name: str) -> None:
    text, expected = PASSED[name]
    assert callbacks_of(text) == expected


@pytest.mark.parametrize("name", rows(NOT_PASSED, {}))
def test_what_is_called_by_its_name_or_may_leave_the_loop_is_not(name: str) -> None:
    assert callbacks_of(NOT_PASSED[name]) == set()


def test_where_nothing_blocks_nobody_asks() -> None:
    text = f"{APP}import asyncio\ndef g():\n    asyncio.get_running_loop()\nhooks = [g]\n"
    assert analyse_project(text).unfit.values == ()

"""What is decided about a function that blocks: `def`, a thread, an async equivalent, nothing; and how safe it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from plan_projects import APP, MAIN, analyse_project, decide, decision_about, files_of, rows

from async_fixer.edits import DropArgument, Edit, OffloadBlock, OffloadCall, RemoveAsync, ReplaceName, SwapCall
from async_fixer.plan.standing import is_active
from async_fixer.settings import Settings
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from async_fixer.model import Decision

HEAD: Final = f"""
import asyncio, time
import requests
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path
from fastapi import Depends, Request, WebSocket
{APP}
table = {{}}
async def pause():
    await asyncio.sleep(1)
def work(*a):
    requests.get("u")
"""
AWAITS: Final = "@app.get('/')\nasync def f(a):\n    await pause()\n"
WRAPPER: Final = "fastapi.concurrency.run_in_threadpool"


def edits_of(text: str, decision: Decision) -> list[tuple[str, str]]:
    """Return kind and text of what the edits of a decision are about."""
    source = files_of(text)[MAIN]
    edits = [edit for path, edits in decision.edits for edit in edits if path == MAIN]
    return [(type(edit).__name__, source[span_start(edit.span) : span_end(edit.span)]) for edit in edits]


def single_edit(text: str) -> Edit:
    """Return the only edit of the only decision that does something."""
    return edit_of(decide(text))


def edit_of(decisions: tuple[Decision, ...]) -> Edit:
    """Return the only edit of all decisions."""
    (edit,) = [edit for decision in decisions for _, edits in decision.edits for edit in edits]
    return edit


TO_DEF: Final = {
    "route": "@app.get('/')\nasync def f():\n    work()",
    "dependency": "async def f():\n    work()\n@app.get('/')\nasync def g(a=Depends(f)): ...",
    "generator-dependency": "async def f():\n    work()\n    yield 1\n@app.get('/')\nasync def g(a=Depends(f)): ...",
    "method": "class V:\n    async def f(self):\n        work()\napp.add_api_route('/', V().f)",
    "callable-object": (
        "class V:\n    async def __call__(self):\n        work()\n@app.get('/')\nasync def g(a=Depends(V())): ..."
    ),
    "exception-handler": "@app.exception_handler(ValueError)\nasync def f(request, exc):\n    work()",
    "background-task": (
        "from fastapi import BackgroundTasks\nasync def f():\n    work()\n@app.get('/')\n"
        "def g(tasks: BackgroundTasks):\n    tasks.add_task(f)"
    ),
    "stream": (
        "from fastapi.responses import StreamingResponse\nasync def f():\n    work()\n    yield 1\n@app.get('/')\n"
        "def g():\n    return StreamingResponse(f())"
    ),
    "nested": "def make():\n    @app.get('/')\n    async def f():\n        work()",
    "nested-coroutine-awaits": "@app.get('/')\nasync def f():\n    async def g():\n        await pause()\n    work()",
}

STAYS_ASYNC: Final = {
    "await": "@app.get('/')\nasync def f():\n    work()\n    await pause()",
    "await-in-an-unlikely-branch": "@app.get('/')\nasync def f():\n    work()\n    if False:\n        await pause()",
    "async-for": "@app.get('/')\nasync def f(a):\n    work()\n    async for _ in a: ...",
    "async-with": "@app.get('/')\nasync def f(a):\n    work()\n    async with a: ...",
    "async-comprehension": "@app.get('/')\nasync def f(a):\n    work()\n    return [b async for b in a]",
    "async-generator-expression": "@app.get('/')\nasync def f(a):\n    work()\n    return (b async for b in a)",
    "await-in-a-default": "@app.get('/')\nasync def f():\n    work()\n    def g(a=await pause()): ...",
    "await-in-a-decorator": "@app.get('/')\nasync def f():\n    work()\n    @(await pause())\n    def g(): ...",
    "await-in-a-class-header": "@app.get('/')\nasync def f():\n    work()\n    class C(await pause()): ...",
    "await-in-a-local-annotation": "@app.get('/')\nasync def f():\n    work()\n    x: (await pause()) = 1",
    "await-in-an-f-string": "@app.get('/')\nasync def f():\n    work()\n    return f'{await pause()}'",
    "await-in-a-format-specification": "@app.get('/')\nasync def f():\n    work()\n    return f'{1:{await pause()}}'",
    "await-in-a-generator-element": "@app.get('/')\nasync def f(a):\n    work()\n    return (await b for b in a)",
    "await-in-a-match": "@app.get('/')\nasync def f():\n    work()\n    match await pause():\n        case 1: ...",
    "await-in-a-subscript-target": "@app.get('/')\nasync def f():\n    work()\n    a = {}\n    a[await pause()] = 1",
    "await-in-an-assert": "@app.get('/')\nasync def f():\n    work()\n    assert 1, await pause()",
    "websocket": "@app.websocket('/')\nasync def f(ws: WebSocket):\n    work()",
    "middleware": "@app.middleware('http')\nasync def f(request, call_next):\n    work()",
    "also-a-websocket": "@app.websocket('/w')\n@app.get('/')\nasync def f(a):\n    work()",
    "task": "async def f():\n    work()\n@app.get('/')\nasync def g():\n    asyncio.create_task(f())",
}

DIRECT: Final = {
    "statement": ("    work()", "work()"),
    "arguments": ("    work(1, *a, b=2)", "work(1, *a, b=2)"),
    "method": ("    s = requests.Session()\n    return s.get('u', timeout=5)", "s.get('u', timeout=5)"),
    "condition": ("    if work(): ...", "work()"),
    "nested-in-a-quiet-call": ("    return print(work())", "work()"),
    "in-a-comprehension": ("    return [work(b) for b in a]", "work(b)"),
    "awaited-argument": ("    work(await pause())", "work(await pause())"),
    "receiver-is-quiet": ("    return requests.Session().get('u')", "requests.Session().get('u')"),
}

DEFERRED: Final = {
    "argument-blocks": ("    work(work())", "work(work())"),
    "receiver-blocks": ("    requests.get('u').raw.read()", "requests.get('u').raw.read()"),
    "property": ("    C().x", "C().x"),
    "operator": ("    C() | 1", "C() | 1"),
    "subscript": ("    C()['a']", "C()['a']"),
    "chain-with-a-quiet-end": ("    work(requests.get('u').text)", "work(requests.get('u').text)"),
}
SPECIAL: Final = (
    "class C:\n    @property\n    def x(self):\n        work()\n    def __or__(self, a):\n        work()\n"
    "    def __getitem__(self, a):\n        work()\n"
)


@pytest.mark.parametrize("name", rows(TO_DEF, {}))
def test_a_function_becomes_def(name: str) -> None:
    text = f"{HEAD}{TO_DEF[name]}\n"
    (decision,) = decide(text)
    assert (decision.strategy, decision.safety, decision.obstacles) == ("to_def", "safe", ())
    ((kind, about),) = edits_of(text, decision)
    assert kind == "RemoveAsync"
    assert about.startswith("async def ")


@pytest.mark.parametrize("name", rows(STAYS_ASYNC, {}))
def test_a_function_stays_async_and_its_call_moves(name: str) -> None:
    text = f"{HEAD}{STAYS_ASYNC[name]}\n"
    (decision,) = decide(text)
    assert (decision.strategy, decision.safety) == ("offload", "safe")
    assert edits_of(text, decision) == [("OffloadCall", "work()")]


def test_every_severe_finding_of_a_function_is_repaired_at_once() -> None:
    (decision,) = decide(f"{HEAD}@app.get('/')\nasync def f():\n    work()\n    Path('a').exists()\n    work()\n")
    assert [finding.severity for finding in decision.findings] == ["severe", "mild", "severe"]


def test_each_expression_is_decided_by_itself() -> None:
    decisions = decide(f"{HEAD}{AWAITS}    work()\n    work()\n")
    assert [decision.strategy for decision in decisions] == ["offload", "offload"]
    assert len({decision.component for decision in decisions}) == 2


@pytest.mark.parametrize("name", rows(DIRECT, {}))
def test_a_call_is_handed_over_with_its_arguments(name: str) -> None:
    body, about = DIRECT[name]
    text = f"{HEAD}{AWAITS}{body}\n"
    (decision,) = decide(text)
    assert edits_of(text, decision) == [("OffloadCall", about)]
    edit = edit_of((decision,))
    assert edit == OffloadCall(edit.span, WRAPPER, deferred=False)


@pytest.mark.parametrize("name", rows(DEFERRED, {}))
def test_an_expression_of_which_a_part_blocks_runs_whole_in_the_thread(name: str) -> None:
    body, about = DEFERRED[name]
    text = f"{HEAD}{SPECIAL}{AWAITS}{body}\n"
    (decision,) = decide(text)
    assert edits_of(text, decision) == [("OffloadCall", about)]
    edit = edit_of((decision,))
    assert edit == OffloadCall(edit.span, WRAPPER, deferred=True)


def test_sleep_is_swapped_where_the_function_stays_async() -> None:
    text = f"{HEAD}{AWAITS}    time.sleep(1)\n"
    decisions = decide(text)
    edit = edit_of(decisions)
    assert edit == SwapCall(edit.span, "asyncio.sleep")
    assert [decision.strategy for decision in decisions] == ["swap"]


def test_sleep_below_is_handed_to_a_thread() -> None:
    text = f"{HEAD}def nap():\n    time.sleep(1)\n{AWAITS}    nap()\n"
    assert [decision.strategy for decision in decide(text)] == ["offload"]


def test_sleep_of_something_that_blocks_is_not_swapped() -> None:
    text = f"{HEAD}{AWAITS}    time.sleep(work())\n"
    assert [decision.strategy for decision in decide(text)] == ["offload"]


def test_sleep_under_a_lock_moves_with_the_lock() -> None:
    text = f"{HEAD}import threading\nlock = threading.Lock()\n{AWAITS}    with lock:\n        time.sleep(1)\n"
    (decision,) = decide(text)
    ((_, (edit,)),) = decision.edits
    assert isinstance(edit, OffloadBlock)
    assert span_end(edit.span) - span_start(edit.span) == len("with lock:\n        time.sleep(1)")


def test_sleep_under_a_lock_that_is_held_over_an_await_stays() -> None:
    text = f"{HEAD}import threading\nlock = threading.Lock()\n{AWAITS}    with lock:\n        time.sleep(1)\n"
    assert {decision.strategy for decision in decide(f"{text}        await asyncio.sleep(1)\n")} == {None}


def test_mild_findings_alone_are_left_as_they_are() -> None:
    (decision,) = decide(f"{HEAD}@app.get('/')\nasync def f():\n    Path('a').exists()\n")
    assert (decision.strategy, decision.edits, decision.obstacles) == (None, (), ())


def test_mild_findings_beside_an_offload_are_left_as_they_are() -> None:
    decisions = decide(f"{HEAD}{AWAITS}    work()\n    Path('a').exists()\n")
    assert [(decision.strategy, decision.findings[0].severity) for decision in decisions] == [
        ("offload", "severe"),
        (None, "mild"),
    ]


def test_wrap_never_makes_def() -> None:
    text = f"{HEAD}@app.get('/')\nasync def f():\n    work()\n"
    assert [decision.strategy for decision in decide(text, Settings(strategy="wrap"))] == ["offload"]


def test_def_never_wraps_what_could_be_def() -> None:
    text = f"{HEAD}@app.get('/')\nasync def f():\n    work()\nJOBS = [f]\n"
    assert [decision.strategy for decision in decide(text, Settings(strategy="def"))] == [None]
    assert [decision.strategy for decision in decide(text)] == ["offload"]


def test_an_offload_says_why_the_function_is_not_def() -> None:
    decision = decision_about(f"{HEAD}@app.get('/')\nasync def f():\n    work()\nJOBS = [f]\n", "main.f")
    assert len(decision.notes) == 1
    assert "`f` is also referred to here (main.py:" in decision.notes[0]


@pytest.mark.parametrize(("unsafe_fixes", "active"), [(False, False), (True, True)])
def test_what_is_unsafe_is_done_when_it_is_asked_for(unsafe_fixes: bool, active: bool) -> None:  # noqa: FBT001 - a row
    settings = Settings(unsafe_fixes=unsafe_fixes)
    text = f"{HEAD}@app.get('/')\nasync def f():\n    n = len(table)\n    work()\n    table['a'] = n\n"
    (decision,) = decide(text, settings)
    assert (decision.strategy, decision.safety) == ("to_def", "unsafe")
    assert is_active(decision, settings) is active


ANNOTATIONS: Final = {
    "AsyncIterator[int]": [("ReplaceName", "AsyncIterator")],
    "AsyncGenerator[int, None]": [("ReplaceName", "AsyncGenerator"), ("DropArgument", "AsyncGenerator[int, None]")],
    "AsyncGenerator[int]": [("ReplaceName", "AsyncGenerator")],
    "int": [],
}


@pytest.mark.parametrize("annotation", ANNOTATIONS)
def test_the_annotation_of_a_generator_follows(annotation: str) -> None:
    text = (
        f"{HEAD}async def f() -> {annotation}:\n    work()\n    yield 1\n@app.get('/')\n"
        f"async def g(a=Depends(f)): ...\n"
    )
    (decision,) = decide(text)
    assert edits_of(text, decision)[1:] == ANNOTATIONS[annotation]
    names = [edit.name for _, edits in decision.edits for edit in edits if isinstance(edit, ReplaceName)]
    assert set(names) <= {"collections.abc.Iterator", "collections.abc.Generator"}


def test_edits_lie_in_their_function() -> None:
    text = f"{HEAD}@app.get('/')\nasync def f():\n    work()\n"
    (decision,) = decide(text)
    ((path, (edit,)),) = decision.edits
    assert path == MAIN
    assert isinstance(edit, RemoveAsync | DropArgument)
    index = analyse_project(text).program.index(MAIN)
    assert edit.span == next(scope.span for scope in index.scopes if scope.name == "f")


def test_the_wrapper_is_that_of_the_foremost_framework() -> None:
    head = (
        "import asyncio, requests\nfrom starlette.routing import Route\nasync def f(request):\n    requests.get('u')\n"
    )
    text = f"{head}    await asyncio.sleep(1)\nroutes = [Route('/', f)]\n"
    edit = single_edit(text)
    assert isinstance(edit, OffloadCall)
    assert edit.wrapper == "starlette.concurrency.run_in_threadpool"
    edit = single_edit(f"import fastapi\n{text}")
    assert isinstance(edit, OffloadCall)
    assert edit.wrapper == WRAPPER


def test_without_a_framework_that_hands_over_nothing_is_done() -> None:
    text = (
        "import asyncio, time\nclass P(asyncio.Protocol):\n"
        "    def data_received(self, data):\n        asyncio.create_task(f())\n"
        "async def f():\n    open('x')\n    await asyncio.sleep(1)\n"
    )
    (decision,) = decide(text)
    assert [obstacle.rule for obstacle in decision.obstacles] == ["no-wrapper"]

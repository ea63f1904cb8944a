"""Entry points of which nothing says whether they block: what makes one, what speaks against it, where it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from analysis_projects import APP, analyse_project, files_of, finding_words, findings_of

from async_fixer.analysis.unresolved import find_unresolved

if TYPE_CHECKING:
    from async_fixer.model import Finding

HEAD: Final = f"""
import asyncio, time
from pathlib import Path
from fastapi import BackgroundTasks, Depends, WebSocket
import unknown
{APP}
client = unknown.Client()

class Resource:
    async def __aenter__(self):
        return client.open()
    async def __aexit__(self, *error): ...

async def in_name_only():
    return client.load()

async def numbers():
    yield client.load()

def low():
    return client.load()
"""

UNSURE: Final = {
    "unknown-library": "@app.get('/')\nasync def f():\n    return client.load(1)",
    "unknown-parameter": "@app.get('/')\nasync def f(service=None):\n    return service.load(1)",
    "function-of-an-unknown-library": "@app.get('/')\nasync def f():\n    return unknown.load(1)",
    "callable-that-was-handed-in": (
        "from collections.abc import Callable\ndef get_work() -> Callable[[], int]: ...\n"
        "@app.get('/')\nasync def f(work=Depends(get_work)):\n    return work()"
    ),
    "in-a-function-below": "@app.get('/')\nasync def f():\n    return low()",
    "in-a-comprehension": "@app.get('/')\nasync def f():\n    return [client.load(n) for n in range(3)]",
    "in-a-coroutine-in-name-only": "@app.get('/')\nasync def f():\n    return await in_name_only()",
    "in-a-context-manager-in-name-only": "@app.get('/')\nasync def f():\n    async with Resource():\n        return 1",
    "in-a-generator-in-name-only": "@app.get('/')\nasync def f():\n    return [n async for n in numbers()]",
    "beside-a-short-wait": "@app.get('/')\nasync def f():\n    Path('a').exists()\n    client.load()",
    "dependency": "async def f():\n    yield client.load()\n@app.get('/')\ndef g(d=Depends(f)): ...",
    "background-task": "async def f():\n    low()\n@app.get('/')\ndef g(b: BackgroundTasks):\n    b.add_task(f)",
}

NONE: Final = {
    "harmless": "@app.get('/')\nasync def f(n: int):\n    return {'n': [str(n), len('a'), max(n, 1)]}",
    "no-call": "@app.get('/')\nasync def f():\n    return client.name",
    "blocks": "@app.get('/')\nasync def f():\n    client.load()\n    time.sleep(1)",
    "blocks-below": "async def g():\n    time.sleep(1)\n@app.get('/')\nasync def f():\n    low()\n    await g()",
    "def-already": "@app.get('/')\ndef f():\n    return client.load()",
    "awaits-what-is-not-resolved": "@app.get('/')\nasync def f():\n    return await client.load()",
    "awaits-a-library": "@app.get('/')\nasync def f():\n    client.load()\n    await asyncio.sleep(1)",
    "awaits-below": (
        "async def g():\n    await asyncio.sleep(1)\n@app.get('/')\nasync def f():\n    low()\n    await g()"
    ),
    "enters-what-is-not-known": "@app.get('/')\nasync def f():\n    async with client.open():\n        return 1",
    "iterates-what-is-not-known": "@app.get('/')\nasync def f():\n    async for n in client.all():\n        return n",
    "runs-it-in-a-thread": "@app.get('/')\nasync def f():\n    await asyncio.to_thread(client.load)",
    "only-defines-it": "@app.get('/')\nasync def f():\n    def g():\n        client.load()\n    return 1",
    "websocket": "@app.websocket('/')\nasync def f(w: WebSocket):\n    client.load()",
    "also-registered-for-the-loop": "@app.get('/')\n@app.middleware('http')\nasync def f(a, b):\n    client.load()",
    "no-entry-point": "async def f():\n    return client.load()",
}


def unsure(project: str) -> list[Finding]:
    return [finding for finding in findings_of(project) if finding.severity == "unsure"]


@pytest.mark.parametrize("name", UNSURE)
def test_an_entry_point_that_only_calls_what_nothing_resolves_is_unsure(name: str) -> None:
    (finding,) = unsure(f"{HEAD}{UNSURE[name]}\n")
    assert (finding.code, finding.kind, finding.function) == ("AF201", "unresolved", "main.f")
    assert {point.function for point in finding.entry_points} == {"main.f"}


@pytest.mark.parametrize("name", NONE)
def test_what_waits_or_calls_only_what_is_known_is_not(name: str) -> None:
    assert unsure(f"{HEAD}{NONE[name]}\n") == []


def test_the_nearest_call_that_nothing_resolves_is_the_witness() -> None:
    text = f"{HEAD}def far():\n    low()\n@app.get('/a')\nasync def f():\n    far()\n    low()\n"
    (finding,) = unsure(text)
    assert [hop.text for hop in finding.chain] == ["low()", "client.load()"]
    assert (finding.place, finding.chain[-1].caller) == (finding.chain[0].place, "low")
    assert (finding.blocker, finding.chain[-1].callee, finding.certain) == ("client.load", "", True)
    assert [point.label for point in finding.entry_points] == ["GET /a"]


def test_one_function_with_two_routes_is_one() -> None:
    (finding,) = unsure(f"{HEAD}@app.get('/a')\n@app.get('/b')\nasync def f():\n    client.load()\n")
    assert {point.label for point in finding.entry_points} == {"GET /a", "GET /b"}


def test_a_place_is_told_as_an_entry_point_gets_there() -> None:
    """A function that nothing reaches gets to the same place by a shorter way, which concerns nobody."""
    text = (
        f"{HEAD}def longer():\n    low_wait()\ndef low_wait():\n    time.sleep(1)\n"
        "async def run(work):\n    work()\nasync def dead():\n    await run(low_wait)\n"
        "@app.get('/')\nasync def f():\n    await run(longer)\n"
    )
    (finding,) = [item for item in findings_of(text) if item.function == "main.run"]
    assert [point.label for point in finding.entry_points] == ["GET /"]
    assert finding_words(text) == (("main.run", finding.place.line, "time.sleep"),)


def test_every_unresolved_call_on_the_loop_is_listed_once() -> None:
    text = (
        f"{HEAD}@app.get('/a')\nasync def f():\n    low()\n    client.save(len('a'))\n"
        "@app.get('/b')\nasync def g():\n    low()\n    await asyncio.to_thread(client.load)\n"
        "@app.get('/c')\ndef worker():\n    client.other()\nasync def dead():\n    client.other()\n"
    )
    project = {"main.py": text}
    found = find_unresolved(analyse_project(project), files_of(project), {"main.py"})
    assert [(call.function, call.text) for call in found] == [
        ("main.low", "client.load()"),
        ("main.f", "client.save(len('a'))"),
    ]
    assert find_unresolved(analyse_project(project), files_of(project), {"other.py"}) == ()

"""What an entry point may reach by a call that nothing resolves: reported as a guess, never as a step of a chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from analysis_projects import APP, findings_of

if TYPE_CHECKING:
    from async_fixer.model import Finding

HEAD: Final = f"""
import time
from contextlib import asynccontextmanager
import unknown
from fastapi import FastAPI, Request
{APP}
class Repo:
    async def load(self, key=0):
        time.sleep(1)
"""
ROUTE: Final = "@app.get('/a')\nasync def f(request: Request):\n    "

GUESSED: Final = {
    "by-a-call": "return await request.app.state.repo.load(1)",
    "without-await": "return request.app.state.repo.load(1)",
    "of-a-call": "return await make().load(1)",
    "through-a-helper": "return helper(request)",
    "through-a-method-that-is-a-guess-too": "request.app.state.job.start_job()",
    "through-what-such-a-method-awaits": "await request.app.state.job.run_job()",
}
REST: Final = """
def make():
    return unknown.make()
def helper(request):
    return request.app.state.repo.load(1)
class Job:
    def start_job(self):
        return self.repo.load(1)
    async def run_job(self):
        return await self.deeper()
    async def deeper(self):
        return await Repo().load()
"""

NOT_GUESSED: Final = {
    "not-called": "return request.app.state.repo.load",
    "other-name": "return request.app.state.repo.save()",
    "of-a-library": "return unknown.load()",
    "of-an-object-of-a-library": "from unknown import client\n    return client.inner.load()",
    "plain-function": "return load()",
    "in-a-thread": "from fastapi.concurrency import run_in_threadpool\n    await run_in_threadpool(lambda: f.x.load())",
    "known": "return {}.load()",
}

COMMON: Final = {
    "of-a-built-in-type": ("class Cache:\n    async def get(self):\n        time.sleep(1)\n", "x.get()", 0),
    "of-three-classes": (
        "".join(f"class C{n}:\n    async def work(self):\n        time.sleep(1)\n" for n in range(3)),
        "x.work()",
        3,
    ),
    "of-four-classes": (
        "".join(f"class C{n}:\n    async def work(self):\n        time.sleep(1)\n" for n in range(4)),
        "x.work()",
        0,
    ),
    "of-four-classes-of-one-family": (
        "class Base:\n    async def work(self): ...\n"
        + "".join(f"class C{n}(Base):\n    async def work(self):\n        time.sleep(1)\n" for n in range(4)),
        "x.work()",
        4,
    ),
    "dunder": ("class C:\n    async def __aenter__(self):\n        time.sleep(1)\n", "super().__aenter__()", 0),
}


def reached(project: str) -> list[Finding]:
    return [finding for finding in findings_of(project) if finding.severity == "severe" and finding.entry_points]


@pytest.mark.parametrize("name", GUESSED)
def test_an_unresolved_call_may_reach_every_method_of_its_name(name: str) -> None:
    (finding,) = reached(f"{HEAD}{ROUTE}{GUESSED[name]}\n{REST}")
    assert (finding.function, finding.certain) == ("main.Repo.load", False)
    assert [point.label for point in finding.entry_points] == ["GET /a"]
    assert finding.guessed_at is not None


@pytest.mark.parametrize("name", NOT_GUESSED)
def test_what_is_no_such_call_reaches_nothing(name: str) -> None:
    assert reached(f"{HEAD}{ROUTE}{NOT_GUESSED[name]}\n") == []


@pytest.mark.parametrize("name", COMMON)
def test_a_name_that_says_too_little_reaches_nothing(name: str) -> None:
    classes, call, count = COMMON[name]
    found = reached(f"import time\n{APP}{classes}@app.get('/')\nasync def f(x=None):\n    {call}\n")
    assert len(found) == count
    assert all(finding.guessed_at is not None for finding in found)


def test_what_is_reached_for_certain_is_no_guess() -> None:
    second = "@app.get('/b')\nasync def g():\n    await Repo().load()\n"
    text = f"{HEAD}{ROUTE}return await request.app.state.repo.load(1)\n{second}"
    (finding,) = reached(text)
    assert (finding.certain, finding.guessed_at) == (True, None)
    assert [point.label for point in finding.entry_points] == ["GET /b"]


def test_a_guess_is_no_step_of_a_chain() -> None:
    text = f"{HEAD.replace('async def load', 'def load')}{ROUTE}return request.app.state.repo.load(1)\n"
    assert [finding.severity for finding in findings_of(text)] == ["unsure"]


def test_what_only_the_start_may_reach_is_mild() -> None:
    text = (
        f"{HEAD}@asynccontextmanager\nasync def life(app):\n    await app.state.repo.load()\n    yield\n"
        "second = FastAPI(lifespan=life)\n"
    )
    (finding,) = [item for item in findings_of(text) if item.function == "main.Repo.load"]
    assert (finding.severity, finding.certain) == ("mild", False)

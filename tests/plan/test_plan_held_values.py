"""Things that hold a connection of one thread: handed to a framework, to a thread and back, to what runs later."""

from __future__ import annotations

from typing import Final

import pytest
from plan_projects import APP, decide, decide_expressions, marked_lines, obstacles, rows

from async_fixer.settings import Settings

HEAD: Final = f"""
import contextlib, sqlite3, time
from dataclasses import dataclass, field
from fastapi import BackgroundTasks, Depends, Request
from fastapi.responses import StreamingResponse
{APP}
class Repo:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)
    def all(self):
        return self.conn.execute("x").fetchall()
    async def lines(self):
        yield "x"
class Opener:
    def __init__(self, path):
        self.path = path
    def all(self):
        conn = sqlite3.connect(self.path)
        return conn.execute("x").fetchall()
class Free:
    def __init__(self, path):
        self.conn = sqlite3.connect(path, check_same_thread=False)
    def all(self):
        return self.conn.execute("x").fetchall()
async def later(repo): ...
async def stream(rows):
    yield "x"
"""
USE: Final = "@app.get('/')\nasync def f(a=Depends(g)): ...\n"

HANDED_OUT: Final = {
    "object": f"async def g():\n    return Repo('x')  # here\n{USE}",
    "object-of-an-object": (
        f"class S:\n    def __init__(self, repo):\n        self.repo = repo\n"
        f"async def g():\n    return S(Repo('x'))  # here\n{USE}"
    ),
    "object-filled-in-afterwards": (
        "@dataclass\nclass U:\n    conn: object = field(init=False)\n    def __post_init__(self):\n"
        f"        self.conn = sqlite3.connect('x')\nasync def g():\n    time.sleep(1)\n    return U()  # here\n{USE}"
    ),
    "object-yielded": (
        f"async def g():\n    repo = Repo('x')  # here\n    yield repo  # here\n    repo.all()  # here\n{USE}"
    ),
    "table": f"async def g():\n    return {{'a': sqlite3.connect('x')}}  # here\n{USE}",
    "list": f"async def g():\n    return [sqlite3.connect('x')]  # here\n{USE}",
    "tuple": f"async def g():\n    return 1, sqlite3.connect('x')  # here\n{USE}",
    "method": f"async def g():\n    return sqlite3.connect('x').execute  # here\n{USE}",
    "function-inside": (
        f"async def g():\n    c = sqlite3.connect('x')\n    def run():\n        return c.execute('y')\n"
        f"    return run  # here\n{USE}"
    ),
    "function-without-a-name": (
        f"async def g():\n    c = sqlite3.connect('x')\n    return lambda: c.execute('y')  # here\n{USE}"
    ),
    "generator": (
        f"async def g():\n    c = sqlite3.connect('x')\n    return (row for row in c.execute('y'))  # here\n{USE}"
    ),
    "to-what-streams": (
        "@app.get('/')\nasync def f():\n    c = sqlite3.connect('x').execute('y')\n"
        "    return StreamingResponse(stream(c))  # here"
    ),
    "to-what-streams-as-its-object": (
        "@app.get('/')\nasync def f():\n    return StreamingResponse(Repo('x').lines())  # here"
    ),
    "to-a-background-task": (
        "@app.get('/')\nasync def f(tasks: BackgroundTasks):\n    repo = Repo('x')\n"
        "    tasks.add_task(later, repo)  # here"
    ),
    "to-the-request": (f"async def g(request: Request):\n    request.state.repo = Repo('x')  # here\n{USE}"),
}

USED: Final = {
    "item-of-a-table": (
        "T = {'a': sqlite3.connect('x')}\n@app.get('/')\nasync def f():\n    T['a'].execute('y')  # here"
    ),
    "result-of-a-call": (
        "C = sqlite3.connect('x')\ndef get():\n    return C\n@app.get('/')\nasync def f():\n"
        "    get().execute('y')  # here"
    ),
    "injected-table": (
        "async def g():\n    return {'a': sqlite3.connect('x')}  # here\n@app.get('/')\n"
        "async def f(a=Depends(g)):\n    a['a'].execute('y')  # here"
    ),
    "injected-method": (
        "async def g():\n    return sqlite3.connect('x').execute  # here\n@app.get('/')\n"
        "async def f(a=Depends(g)):\n    a('y')  # here"
    ),
    "injected-generator": (
        "async def g():\n    c = sqlite3.connect('x')\n    return (row for row in c.execute('y'))  # here\n"
        "@app.get('/')\nasync def f(a=Depends(g)):\n    return list(a)  # here"
    ),
}

CROSSING: Final = {
    "made-in-a-thread": "    repo = Repo('x')  # here\n    repo.all()  # here",
    "made-on-the-loop": "    repo = Repo('x')  # here\n    return [repo.all()]  # here",
}

FREE: Final = {
    "opens-for-each-call": f"async def g():\n    time.sleep(1)\n    return Opener('x')\n{USE}",
    "free-connection": f"async def g():\n    return Free('x')\n{USE}",
    "free-connection-in-a-list": f"async def g():\n    return [sqlite3.connect('x', check_same_thread=False)]\n{USE}",
    "rows": f"async def g():\n    return list(sqlite3.connect('x').execute('y'))\n{USE}",
    "rows-picked": f"async def g():\n    return [row for row in sqlite3.connect('x').execute('y')]\n{USE}",
    "first-row": f"async def g():\n    c = sqlite3.connect('x')\n    return dict(c.execute('y').fetchone())\n{USE}",
    "what-it-says": f"async def g():\n    return Repo('x').all()\n{USE}",
}


@pytest.mark.parametrize("name", rows({**HANDED_OUT, **USED}, {}))
def test_it_stays_with_its_thread(name: str) -> None:
    text = f"{HEAD}{ {**HANDED_OUT, **USED}[name] }\n"
    decisions = decide(text, Settings(strategy="def"))
    assert {decision.strategy for decision in decisions} == {None}
    places = [obstacle.place for obstacle in obstacles(decisions, "thread-bound")]
    assert {(place.path, place.line) for place in places if place} == marked_lines(text)


@pytest.mark.parametrize("name", rows(CROSSING, {}))
def test_it_does_not_cross_on_the_way_to_a_thread_and_back(name: str) -> None:
    text = f"{HEAD}@app.get('/')\nasync def f(request: Request):\n    await request.body()\n{CROSSING[name]}\n"
    decisions = decide_expressions(text)
    assert {decision.strategy for decision in decisions} == {None}
    places = [obstacle.place for obstacle in obstacles(decisions, "thread-bound")]
    assert marked_lines(text) <= {(place.path, place.line) for place in places if place}


@pytest.mark.parametrize("name", rows(FREE, {}))
def test_what_holds_none_may_leave_the_loop(name: str) -> None:
    decisions = decide(f"{HEAD}{FREE[name]}\n")
    assert {(decision.strategy, decision.safety) for decision in decisions} == {("to_def", "safe")}

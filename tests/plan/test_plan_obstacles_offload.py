"""What keeps one expression from a thread: for each rule a project that triggers it and one that only looks so."""

from __future__ import annotations

from typing import Final

import pytest
from plan_projects import APP, decide, decide_expressions, marked_lines, obstacles, rows

HEAD: Final = f"""
import asyncio, os, sqlite3, sys, threading, time
import requests
from contextvars import ContextVar
from fastapi import Depends, Request, WebSocket
{APP}
current = ContextVar("current")
lock = threading.Lock()
table = {{}}
async def pause():
    await asyncio.sleep(1)
def work(*a):
    time.sleep(1)
    return []
"""
ROUTE: Final = "@app.get('/')\nasync def f(a):\n    await pause()\n"

HELD: Final[dict[str, tuple[str, str]]] = {
    "needs-the-loop": ("needs-loop", "def g():\n    asyncio.create_task(pause())  # here\n    work()\nROUTE    g()"),
    "sets-a-context-variable": ("binds-context", "def g():\n    current.set(1)  # here\n    work()\nROUTE    g()"),
    "connection-of-the-loop": ("thread-bound", "ROUTE    c = sqlite3.connect('x')  # here\n    c.execute('y')  # here"),
    "connection-below": (
        "thread-bound",
        "c = sqlite3.connect('x')\ndef g():\n    c.execute('y')  # here\nROUTE    g()",
    ),
    "connection-as-an-argument": (
        "thread-bound",
        "def g(c):\n    c.execute('y')  # here\nc = sqlite3.connect('x')\nROUTE    g(c)  # here",
    ),
    "under-a-lock": ("lock-held", "ROUTE    with lock:  # here\n        work()"),
    "under-a-lock-of-an-object": (
        "lock-held",
        (
            "class S:\n    def __init__(self):\n        self.lock = threading.RLock()\ns = S()\n"
            "ROUTE    with s.lock:  # here\n        work()"
        ),
    ),
    "under-a-second-item": ("lock-held", "ROUTE    with open('x') as x, lock:  # here\n        work()"),
    "under-what-is-not-known": ("lock-held", "ROUTE    with a:  # here\n        work()"),
    "under-what-may-be-anything": (
        "lock-held",
        "from typing import Any\nmade: Any = a_lock()\nROUTE    with made:  # here\n        work()",
    ),
    "under-a-manager-that-locks": (
        "lock-held",
        (
            "from contextlib import contextmanager\n@contextmanager\ndef held():\n    with lock:\n        yield\n"
            "ROUTE    with held():  # here\n        work()"
        ),
    ),
    "under-an-enter-that-locks": (
        "lock-held",
        (
            "class H:\n    def __enter__(self):\n        lock.acquire()\n"
            "    def __exit__(self, *a):\n        lock.release()\n"
            "ROUTE    with H():  # here\n        work()"
        ),
    ),
    "after-acquire": (
        "lock-held",
        "ROUTE    lock.acquire(blocking=False)  # here\n    work()\n    lock.release()",
    ),
    "a-handler-waits-for-the-end": (
        "stop-iteration",
        (
            "def items():\n    work()\n    yield 1\nROUTE    try:\n        work()\n"
            "    except StopIteration:  # here\n        pass"
        ),
    ),
    "a-handler-of-several": (
        "stop-iteration",
        "ROUTE    try:\n        work()\n    except (ValueError, StopIteration):  # here\n        pass",
    ),
    "deferred-with-the-exception": (
        "frame-bound",
        "ROUTE    try: ...\n    except ValueError:\n        work(sys.exc_info(), work())  # here",
    ),
    "deferred-with-the-exception-below": (
        "frame-bound",
        "def g():\n    sys.exc_info()  # here\n    work()\nROUTE    try: ...\n    except ValueError:\n        g()",
    ),
    "deferred-with-locals": ("frame-bound", "ROUTE    work(locals(), work())  # here"),
    "deferred-with-a-task": ("needs-loop", "ROUTE    work(asyncio.create_task(pause()), work())  # here"),
    "deferred-with-a-context-variable": ("binds-context", "ROUTE    work(current.set(1), work())  # here"),
    "deferred-with-a-yield": (
        "position",
        (
            "from fastapi.responses import StreamingResponse\nasync def g():\n    await pause()\n"
            "    work((yield 1), work())  # here\n"
            "@app.get('/')\nasync def f():\n    return StreamingResponse(g())"
        ),
    ),
    "opens-a-block": ("block", "ROUTE    with open('x') as x:  # here\n        pass"),
    "uses-an-open-block": ("block", "ROUTE    with open('x') as x:  # here\n        requests.get('u')"),
    "is-iterated": ("block", "def items():\n    work()\n    yield 1\nROUTE    for _ in items():  # here\n        pass"),
    "sets-a-property": (
        "block",
        (
            "class C:\n    @property\n    def x(self): ...\n    @x.setter\n    def x(self, v):\n"
            "        work()\nROUTE    C().x = 1  # here"
        ),
    ),
    "in-a-pattern": (
        "position",
        (
            "class C:\n    @property\n    def x(self):\n        work()\n"
            "ROUTE    match C():\n        case C(x=_):  # here\n            pass"
        ),
    ),
    "compared-by-a-pattern": (
        "position",
        (
            "class C:\n    def __eq__(self, other):\n        work()\n"
            "ROUTE    match C():\n        case 'a':  # here\n            pass"
        ),
    ),
    "a-class-statement": ("position", "ROUTE    class C:  # here\n        x = work()"),
    "the-end-of-a-stack": (
        "block",
        ("from contextlib import ExitStack\nROUTE    with ExitStack() as stack:  # here\n        stack.callback(work)"),
    ),
    "in-a-nested-comprehension": ("position", "ROUTE    return [[work() for _ in 'ab'] for _ in 'ab']  # here"),
    "deferred-with-an-await": ("position", "ROUTE    return work(await pause(), work())  # here"),
    "deferred-with-a-walrus": ("position", "ROUTE    return work(b := 1, work()), b  # here"),
    "deferred-with-super": (
        "position",
        (
            "class B:\n    def g(self, a):\n        work()\nclass V(B):\n"
            "    async def f(self):\n        await pause()\n"
            "        super().g(work())  # here\napp.add_api_route('/', V().f)"
        ),
    ),
    "runs-on-the-loop-but-is-no-coroutine": (
        "not-async",
        "def job():\n    work()  # here\nROUTE    asyncio.get_running_loop().call_soon(job)",
    ),
    "guesses": ("guessed", "def call(job=work):\n    job()\nROUTE    call(a)  # here"),
    "shares-a-session": (
        "shared-by-tasks",
        (
            "from sqlalchemy.orm import Session\nasync def load(db: Session):\n"
            "    db.commit()  # here\n@app.get('/')\nasync def f(db: Session):\n"
            "    await asyncio.gather(load(db), load(db))"
        ),
    ),
    "task-uses-its-object": (
        "shared-by-tasks",
        (
            "from sqlalchemy.orm import Session\nasync def load(db: Session):\n"
            "    db.commit()  # here\n@app.get('/')\nasync def f(db: Session):\n"
            "    asyncio.create_task(load(db))\n    await pause()"
        ),
    ),
    "task-in-a-group": (
        "shared-by-tasks",
        (
            "from sqlalchemy.orm import Session\nasync def load(db: Session):\n"
            "    db.query(object).count()  # here\n@app.get('/')\nasync def f(db: Session):\n"
            "    async with asyncio.TaskGroup() as tg:\n        tg.create_task(load(db))"
        ),
    ),
    "below-a-task": (
        "shared-by-tasks",
        (
            "from sqlalchemy.orm import Session\nasync def low(db: Session):\n"
            "    db.commit()  # here\nasync def load(db: Session):\n    await low(db)\n"
            "@app.get('/')\nasync def f(db: Session):\n    asyncio.create_task(load(db))\n    await pause()"
        ),
    ),
}

UNSAFE: Final[dict[str, tuple[str, str]]] = {
    "writes-below": ("shared-state", "def g():\n    table['a'] = 1  # here\n    work()\nROUTE    g()"),
    "changes-the-folder-below": ("process-wide", "def g():\n    os.chdir('/')  # here\n    work()\nROUTE    g()"),
    "check-then-act": ("shared-state", "ROUTE    if a not in table:\n        b = work()\n        table[a] = b  # here"),
    "read-wait-write": ("shared-state", "n = 0\nROUTE    global n\n    m = n\n    work()\n    n = m + 1  # here"),
    "written-by-a-part": ("shared-state", "ROUTE    work(table.pop('a'), work())  # here"),
    "written-in-the-loop-around": (
        "shared-state",
        "ROUTE    for b in a:\n        table[b] = 1  # here\n        work()",
    ),
    "caller-checks-then-acts": (
        "shared-state",
        (
            "async def load():\n    work()\n    await pause()\n@app.get('/')\nasync def f(a):\n"
            "    if a not in table:\n        await load()\n"
            "        table[a] = 1  # here"
        ),
    ),
}

FREE: Final[dict[str, tuple[str, str]]] = {
    "needs-the-loop-elsewhere": ("needs-loop", "ROUTE    asyncio.create_task(pause())\n    work()"),
    "context-variable-elsewhere": ("binds-context", "ROUTE    current.set(1)\n    work()"),
    "connection-that-stays-below": (
        "thread-bound",
        "def g():\n    c = sqlite3.connect('x')\n    c.execute('y')\nROUTE    g()",
    ),
    "locks-below": ("lock-held", "def g():\n    with lock:\n        work()\nROUTE    g()"),
    "under-an-async-lock": ("lock-held", "mutex = asyncio.Lock()\nROUTE    async with mutex:\n        work()"),
    "under-a-manager-that-does-not-lock": (
        "lock-held",
        (
            "from contextlib import contextmanager\n@contextmanager\ndef timed():\n    yield\n"
            "ROUTE    with timed():\n        work()"
        ),
    ),
    "under-a-known-manager": (
        "lock-held",
        "from contextlib import suppress\nROUTE    with suppress(KeyError):\n        work()",
    ),
    "another-exception": ("stop-iteration", "ROUTE    try:\n        work()\n    except ValueError:\n        pass"),
    "any-exception": ("stop-iteration", "ROUTE    try:\n        work()\n    except Exception:\n        pass"),
    "exception-read-elsewhere": (
        "frame-bound",
        "ROUTE    try:\n        work()\n    except ValueError:\n        sys.exc_info()",
    ),
    "exception-read-by-the-function-that-catches-it": (
        "frame-bound",
        "def g():\n    try:\n        work()\n    except ValueError:\n        sys.exc_info()\nROUTE    g()",
    ),
    "exception-read-on-the-loop": (
        "frame-bound",
        "ROUTE    try: ...\n    except ValueError:\n        work(sys.exc_info())",
    ),
    "in-a-block-that-opens-nothing": ("block", "ROUTE    with pause as x:\n        pass\n    requests.get('u')"),
    "iterates-over-a-result": ("block", "ROUTE    for _ in work():\n        pass"),
    "in-a-comprehension": ("position", "ROUTE    return [work(b) for b in a]"),
    "the-first-iterable-of-a-generator": ("position", "ROUTE    return (b for b in work())"),
    "a-generator-that-is-consumed-at-once": ("position", "ROUTE    return sum(work() for _ in a)"),
    "in-an-f-string": ("position", "ROUTE    return f'{work()}'"),
    "await-as-an-argument": ("position", "ROUTE    return work(await pause())"),
    "walrus-as-an-argument": ("position", "ROUTE    return work(b := 1), b"),
    "of-a-coroutine": ("not-async", "async def load():\n    await pause()\n    work()\nROUTE    await load()"),
    "a-task-with-nothing-shared": (
        "shared-by-tasks",
        "async def load(url: str):\n    requests.get(url)\nROUTE    asyncio.create_task(load('u'))",
    ),
    "a-task-with-its-own-session": (
        "shared-by-tasks",
        "async def load():\n    s = requests.Session()\n    s.get('u')\nROUTE    asyncio.create_task(load())",
    ),
    "awaited-in-turn": (
        "shared-by-tasks",
        (
            "from sqlalchemy.orm import Session\nasync def load(db: Session):\n"
            "    await pause()\n    db.commit()\n@app.get('/')\n"
            "async def f(db: Session):\n    await load(db)"
        ),
    ),
    "writes-before": ("shared-state", "ROUTE    table['a'] = 1\n    work()"),
    "writes-after-without-a-look-before": ("shared-state", "ROUTE    b = work()\n    table[a] = b"),
    "reads-before": ("shared-state", "ROUTE    b = table.get(a)\n    work(b)"),
    "own-state": ("shared-state", "ROUTE    own = {}\n    if a not in own:\n        b = work()\n        own[a] = b"),
}


def whole(text: str) -> str:
    return HEAD + text.replace("ROUTE", ROUTE)


@pytest.mark.parametrize("name", rows(HELD, {}))
def test_an_expression_stays_and_the_cause_is_named(name: str) -> None:
    rule, text = HELD[name]
    decisions = decide_expressions(whole(text))
    assert {decision.strategy for decision in decisions} == {None}
    places = [obstacle.place for obstacle in obstacles(decisions, rule)]
    assert {(place.path, place.line) for place in places if place} == marked_lines(whole(text))


@pytest.mark.parametrize("name", rows(UNSAFE, {}))
def test_a_human_has_to_agree_and_the_cause_is_named(name: str) -> None:
    rule, text = UNSAFE[name]
    decisions = decide(whole(text))
    assert {(decision.strategy, decision.safety) for decision in decisions} == {("offload", "unsafe")}
    places = [obstacle.place for obstacle in obstacles(decisions, rule)]
    assert {(place.path, place.line) for place in places if place} == marked_lines(whole(text))


@pytest.mark.parametrize("name", rows(FREE, {}))
def test_what_only_looks_like_an_obstacle_is_none(name: str) -> None:
    rule, text = FREE[name]
    decisions = decide(whole(text))
    assert obstacles(decisions, rule) == []
    assert {(decision.strategy, decision.safety) for decision in decisions} == {("offload", "safe")}

"""Generators and coroutines that become `def`: what lives across a yield, what is handed out, what ends them."""

from __future__ import annotations

from typing import Final

import pytest
from plan_projects import APP, decide, marked_lines, obstacles, rows

from async_fixer.settings import Settings

HEAD: Final = f"""
import asyncio, sqlite3, threading, time
from fastapi import Depends
from fastapi.responses import StreamingResponse
{APP}
lock = threading.Lock()
"""
DEPENDENCY: Final = "@app.get('/')\nasync def f(a=Depends(g)): ...\n"
STREAM: Final = "@app.get('/')\nasync def f():\n    return StreamingResponse(g())\n"

HELD: Final[dict[str, tuple[str, str]]] = {
    "yields-under-a-lock": (
        "lock-held",
        f"async def g():\n    time.sleep(1)\n    with lock:  # here\n        yield 1\n{DEPENDENCY}",
    ),
    "yields-under-a-second-item": (
        "lock-held",
        f"async def g():\n    time.sleep(1)\n    with open('x'), lock:  # here\n        yield 1\n{DEPENDENCY}",
    ),
    "yields-in-a-block-in-a-block": (
        "lock-held",
        (
            "async def g():\n    time.sleep(1)\n    with lock:  # here\n        for b in 'ab':\n            yield b\n"
            f"{STREAM}"
        ),
    ),
    "yields-after-acquire": (
        "lock-held",
        (
            "async def g():\n    time.sleep(1)\n    lock.acquire(blocking=False)  # here\n    yield 1\n"
            f"    lock.release()\n{DEPENDENCY}"
        ),
    ),
    "keeps-a-connection": (
        "thread-bound",
        (
            "async def g():\n    c = sqlite3.connect('x')  # here\n    time.sleep(1)\n    yield 1\n"
            f"    c.close()  # here\n{DEPENDENCY}"
        ),
    ),
    "yields-a-connection": (
        "thread-bound",
        f"async def g():\n    time.sleep(1)\n    yield sqlite3.connect('x')  # here\n{DEPENDENCY}",
    ),
    "streams-rows-of-a-connection": (
        "thread-bound",
        (
            "async def g():\n    c = sqlite3.connect('x')  # here\n"
            f"    for row in c.execute('y'):  # here\n        yield row\n{STREAM}"
        ),
    ),
    "returns-a-connection": (
        "thread-bound",
        f"async def g():\n    time.sleep(1)\n    return sqlite3.connect('x')  # here\n{DEPENDENCY}",
    ),
    "returns-a-connection-from-a-name": (
        "thread-bound",
        f"async def g():\n    c = sqlite3.connect('x')\n    time.sleep(1)\n    return c  # here\n{DEPENDENCY}",
    ),
    "annotation-in-quotes": (
        "annotation",
        (
            "from collections.abc import AsyncIterator\n"
            f"async def g() -> 'AsyncIterator[int]':  # here\n    time.sleep(1)\n    yield 1\n{DEPENDENCY}"
        ),
    ),
    "handles-its-cancellation": (
        "needs-loop",
        (
            "async def g():\n    try:\n        time.sleep(1)\n"
            f"    except asyncio.CancelledError:  # here\n        pass\n{DEPENDENCY}"
        ),
    ),
    "handles-its-cancellation-among-others": (
        "needs-loop",
        (
            "async def g():\n    try:\n        time.sleep(1)\n"
            f"    except (ValueError, asyncio.CancelledError):  # here\n        pass\n{DEPENDENCY}"
        ),
    ),
    "handles-the-cancellation-of-a-stream": (
        "needs-loop",
        (
            "async def g():\n    try:\n        time.sleep(1)\n        yield 1\n"
            f"    except asyncio.CancelledError:  # here\n        pass\n{STREAM}"
        ),
    ),
}

FREE: Final[dict[str, tuple[str, str]]] = {
    "locks-before-it-yields": (
        "lock-held",
        f"async def g():\n    with lock:\n        time.sleep(1)\n    yield 1\n{DEPENDENCY}",
    ),
    "yields-in-a-block-that-is-no-lock": (
        "lock-held",
        f"async def g():\n    time.sleep(1)\n    with open('x') as x:\n        yield x\n{DEPENDENCY}",
    ),
    "yields-in-a-block-that-is-not-known": (
        "lock-held",
        f"async def g(m: int):\n    time.sleep(1)\n    with m:\n        yield 1\n{DEPENDENCY}",
    ),
    "locks-but-is-no-generator": (
        "lock-held",
        f"async def g():\n    with lock:\n        time.sleep(1)\n{DEPENDENCY}",
    ),
    "locks-and-releases-but-is-no-generator": (
        "lock-held",
        f"async def g():\n    lock.acquire()\n    lock.release()\n{DEPENDENCY}",
    ),
    "a-generator-inside-yields-under-the-lock": (
        "lock-held",
        f"async def g():\n    def h():\n        with lock:\n            yield 1\n    time.sleep(1)\n{DEPENDENCY}",
    ),
    "opens-and-closes-a-connection": (
        "thread-bound",
        f"async def g():\n    c = sqlite3.connect('x')\n    c.close()\n    return 1\n{DEPENDENCY}",
    ),
    "keeps-a-free-connection": (
        "thread-bound",
        (
            "async def g():\n    c = sqlite3.connect('x', check_same_thread=False)\n    time.sleep(1)\n    yield c\n"
            f"    c.close()\n{DEPENDENCY}"
        ),
    ),
    "returns-what-a-connection-gave": (
        "thread-bound",
        (
            "async def g():\n    c = sqlite3.connect('x')\n    n = c.total_changes\n    time.sleep(1)\n"
            f"    return n\n{DEPENDENCY}"
        ),
    ),
    "annotation-in-quotes-of-no-generator": (
        "annotation",
        f"async def g() -> 'int':\n    time.sleep(1)\n    return 1\n{DEPENDENCY}",
    ),
    "annotation-that-is-only-a-name": (
        "annotation",
        f"Rows = object\nasync def g() -> Rows:\n    time.sleep(1)\n    yield 1\n{DEPENDENCY}",
    ),
    "handles-another-exception": (
        "needs-loop",
        f"async def g():\n    try:\n        time.sleep(1)\n    except TimeoutError:\n        pass\n{DEPENDENCY}",
    ),
    "handles-everything": (
        "needs-loop",
        f"async def g():\n    try:\n        time.sleep(1)\n    except BaseException:\n        raise\n{DEPENDENCY}",
    ),
    "handles-the-cancellation-of-a-future": (
        "needs-loop",
        (
            "from concurrent.futures import CancelledError\nasync def g():\n    try:\n        time.sleep(1)\n"
            f"    except ValueError:\n        pass\n{DEPENDENCY}"
        ),
    ),
}


@pytest.mark.parametrize("name", rows(HELD, {}))
def test_a_function_stays_async_and_the_cause_is_named(name: str) -> None:
    rule, text = HELD[name]
    decisions = decide(HEAD + text, Settings(strategy="def"))
    assert {decision.strategy for decision in decisions} == {None}
    places = [obstacle.place for obstacle in obstacles(decisions, rule)]
    assert {(place.path, place.line) for place in places if place} == marked_lines(HEAD + text)


@pytest.mark.parametrize("name", rows(FREE, {}))
def test_what_only_looks_like_an_obstacle_is_none(name: str) -> None:
    rule, text = FREE[name]
    decisions = decide(HEAD + text)
    assert obstacles(decisions, rule) == []
    assert {(decision.strategy, decision.safety) for decision in decisions} == {("to_def", "safe")}

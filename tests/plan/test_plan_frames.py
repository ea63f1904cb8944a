"""What a thread does not see: a StopIteration that is awaited, its cancellation, who called it and why, its locals."""

from __future__ import annotations

from typing import Final

import pytest
from plan_projects import APP, decide, decide_expressions, marked_lines, obstacles, rows

HEAD: Final = f"""
import asyncio, contextlib, logging, time
from contextlib import suppress
{APP}
log = logging.getLogger("x")
ENDED = (StopIteration, LookupError)
def work(**a):
    time.sleep(1)
"""
ROUTE: Final = "@app.get('/')\nasync def f():\n    await asyncio.sleep(0)\n"

HELD: Final = {
    "suppressed": ("stop-iteration", f"{ROUTE}    with suppress(StopIteration):  # here\n        work()"),
    "suppressed-among-others": (
        "stop-iteration",
        f"{ROUTE}    with contextlib.suppress(KeyError, StopIteration):  # here\n        work()",
    ),
    "suppressed-as-one-of-a-table": ("stop-iteration", f"{ROUTE}    with suppress(*ENDED):  # here\n        work()"),
    "caught-as-one-of-a-table": (
        "stop-iteration",
        f"{ROUTE}    try:\n        work()\n    except ENDED:  # here\n        pass",
    ),
    "caught-as-a-kind-of-it": (
        "stop-iteration",
        f"class End(StopIteration): ...\n{ROUTE}    try:\n        work()\n    except End:  # here\n        pass",
    ),
    "at-the-end-of-what-is-streamed": (
        "position",
        (
            "from fastapi.responses import StreamingResponse\nasync def g():\n    try:\n        yield 'x'\n"
            "        await asyncio.sleep(1)\n    finally:\n        work()  # here\n"
            f"{ROUTE}    return StreamingResponse(g())"
        ),
    ),
    "uses-a-connection-through-a-function": (
        "thread-bound",
        (
            f"import sqlite3\n{ROUTE}    c = sqlite3.connect('x')  # here\n    def g():\n        c.execute('y')\n"
            "    g()  # here"
        ),
    ),
    "logs-the-exception": (
        "frame-bound",
        f"def g():\n    work()\n    log.error('x', exc_info=True)  # here\n{ROUTE}    g()",
    ),
    "logs-who-called": (
        "frame-bound",
        f"def g():\n    work()\n    log.info('x', stacklevel=2)  # here\n{ROUTE}    g()",
    ),
    "logs-the-stack": (
        "frame-bound",
        f"def g():\n    work()\n    logging.debug('x', stack_info=True)  # here\n{ROUTE}    g()",
    ),
}

FREE: Final = {
    "suppresses-another": ("stop-iteration", f"{ROUTE}    with suppress(ValueError):\n        work()"),
    "another-table": (
        "stop-iteration",
        f"OTHERS = (ValueError, KeyError)\n{ROUTE}    try:\n        work()\n    except OTHERS:\n        pass",
    ),
    "logs-a-text": ("frame-bound", f"def g():\n    work()\n    log.error('x %s', 1, extra={{}})\n{ROUTE}    g()"),
    "logs-no-exception": ("frame-bound", f"def g():\n    work()\n    log.error('x', exc_info=False)\n{ROUTE}    g()"),
}


@pytest.mark.parametrize("name", rows(HELD, {}))
def test_an_expression_stays_and_the_cause_is_named(name: str) -> None:
    rule, text = HELD[name]
    decisions = decide_expressions(HEAD + text)
    assert {decision.strategy for decision in decisions} == {None}
    places = [obstacle.place for obstacle in obstacles(decisions, rule)]
    assert {(place.path, place.line) for place in places if place} == marked_lines(HEAD + text)


@pytest.mark.parametrize("name", rows(FREE, {}))
def test_what_only_looks_like_an_obstacle_is_none(name: str) -> None:
    rule, text = FREE[name]
    decisions = decide(HEAD + text)
    assert obstacles(decisions, rule) == []
    assert {(decision.strategy, decision.safety) for decision in decisions} == {("offload", "safe")}

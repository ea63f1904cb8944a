"""What keeps a new await out of a function that stays async: what is held, runs out or is seen half done meanwhile."""

from __future__ import annotations

from typing import Final

import pytest
from plan_projects import AROUND, decide, marked_lines, obstacles, rows

WAITS: Final = "@app.get('/')\nasync def f(a: int = 0):\n    await pause()\n"

AWAITED: Final[dict[str, tuple[str, str]]] = {
    "async-with-that-takes-a-lock": (
        "lock-held",
        (
            "class Hold:\n    async def __aenter__(self):\n        LOCK.acquire()  # here\n"
            "    async def __aexit__(self, *a):\n        LOCK.release()\n"
            f"{WAITS}    async with Hold():  # here\n        requests.get('u')\n"
        ),
    ),
    "async-context-manager": (
        "lock-held",
        (
            "@asynccontextmanager\nasync def hold():\n    with LOCK:\n        yield\n"
            f"{WAITS}    async with hold():  # here\n        requests.get('u')\n"
        ),
    ),
    "generator-that-yields-under-a-lock": (
        "lock-held",
        (
            f"def items():\n    with LOCK:\n        yield 1\n{WAITS}    for _ in items():  # here\n"
            "        requests.get('u')\n"
        ),
    ),
    "exit-stack": (
        "lock-held",
        (
            f"{WAITS}    with ExitStack() as stack:\n        stack.enter_context(LOCK)  # here\n"
            "        requests.get('u')\n"
        ),
    ),
    "taken-by-a-helper": (
        "lock-held",
        f"def begin():\n    LOCK.acquire()\n{WAITS}    begin()  # here\n    requests.get('u')\n",
    ),
    "gathering-under-a-lock": (
        "lock-held",
        (
            "async def low():\n    await pause()\n    requests.get('u')\n"
            f"{WAITS}    with LOCK:  # here\n        await asyncio.gather(low(), low())\n"
        ),
    ),
    "deadline": (
        "deadline",
        (
            "async def low():\n    await pause()\n    requests.get('u')\n"
            f"{WAITS}    await asyncio.wait_for(low(), 1)  # here\n"
        ),
    ),
    "deadline-of-a-block": (
        "deadline",
        f"{WAITS}    async with asyncio.timeout(1):  # here\n        requests.get('u')\n",
    ),
    "deadline-two-up": (
        "deadline",
        (
            "async def low():\n    await pause()\n    requests.get('u')\nasync def mid():\n    await low()\n"
            f"{WAITS}    await asyncio.wait_for(mid(), 1)  # here\n"
        ),
    ),
    "order-of-tasks": (
        "shared-by-tasks",
        (
            "async def low(found):\n    await pause()\n    requests.get('u')\n    found.append(1)  # here\n"
            f"{WAITS}    found = []\n    await asyncio.gather(low(found), low(found))\n"
        ),
    ),
    "argument-of-tasks": (
        "shared-state",
        (
            "async def low(box):\n    n = box['n']\n    await pause()\n    requests.get('u')\n"
            "    box['n'] = n + 1  # here\n"
            f"{WAITS}    box = {{'n': 0}}\n    asyncio.create_task(low(box))\n"
        ),
    ),
    "write-then-read": (
        "shared-state",
        f"{WAITS}    STATE['a'] = a  # here\n    requests.get('u')\n    return STATE['a']\n",
    ),
    "check-in-a-helper": (
        "shared-state",
        (
            "def is_new(a):\n    return a not in SEEN\ndef note(a):\n    SEEN.append(a)  # here\n"
            f"{WAITS}    if is_new(a):\n        requests.get('u')\n        note(a)\n"
        ),
    ),
    "state-of-the-process": (
        "process-wide",
        f"import os\n{WAITS}    os.chdir('/')  # here\n    requests.get('u')\n",
    ),
}


@pytest.mark.parametrize("name", rows(AWAITED, {}))
def test_a_call_stays_on_the_loop_and_the_cause_is_named(name: str) -> None:
    rule, text = AWAITED[name]
    decisions = [item for item in decide(AROUND + text) if item.strategy is None or item.safety == "unsafe"]
    assert decisions
    places = [item.place for item in obstacles(decisions, rule)]
    assert {(place.path, place.line) for place in places if place} == marked_lines(AROUND + text)

"""A new await lets other requests run: what is used before it and written behind it, here and in those who await."""

from __future__ import annotations

from typing import Final

import pytest
from plan_projects import APP, decide, marked_lines, obstacles, rows

HEAD: Final = f"""
import asyncio, time
from functools import lru_cache
import requests
from fastapi import Depends, Request
{APP}
table = {{}}
count = 0
async def pause():
    await asyncio.sleep(1)
def put(a):
    table[a] = 1
class Shop:
    def __init__(self):
        self.stock = 0
shop = Shop()
"""
ROUTE: Final = "@app.get('/')\nasync def f(a: str, b: int):\n    await pause()\n"

SPLIT: Final = {
    "check-then-act": f"{ROUTE}    if a not in table:\n        requests.get('u')\n        table[a] = 1  # here",
    "count": f"{ROUTE}    global count\n    n = count\n    requests.get('u')\n    count = n + 1  # here",
    "in-one-statement": f"{ROUTE}    table['n'] = table['n'] + len(requests.get('u').text)  # here",
    "augmented-assignment": f"{ROUTE}    global count\n    count += len(requests.get('u').text)  # here",
    "write-through-a-function": (
        f"def note():\n    table['a'] = 1  # here\n{ROUTE}    if table:\n        requests.get('u')\n        note()"
    ),
    "attribute-of-a-global": f"{ROUTE}    n = shop.stock\n    requests.get('u')\n    shop.stock = n - 1  # here",
    "in-a-loop": f"{ROUTE}    for _ in a:\n        table[a] = 1  # here\n        requests.get('u')",
    "in-a-while-loop": f"{ROUTE}    while b:\n        table.pop(a)  # here\n        requests.get('u')",
    "swapped-sleep": f"{ROUTE}    if a not in table:\n        time.sleep(1)\n        table[a] = 1  # here",
    "injected-one-for-all": (
        "@lru_cache\ndef get():\n    return Shop()\n@app.get('/')\nasync def f(s: Shop = Depends(get)):\n"
        "    await pause()\n    n = s.stock\n    requests.get('u')\n    s.stock = n - 1  # here"
    ),
    "state-of-the-application": (
        "@app.get('/')\nasync def f(request: Request):\n    await pause()\n    n = request.app.state.n\n"
        "    requests.get('u')\n    request.app.state.n = n + 1  # here"
    ),
    "in-the-caller": (
        "async def load():\n    await pause()\n    requests.get('u')\n"
        f"{ROUTE}    if a not in table:\n        await load()\n        table[a] = 1  # here"
    ),
    "in-the-caller-of-the-caller": (
        "async def low():\n    await pause()\n    requests.get('u')\nasync def load():\n    await low()\n"
        f"{ROUTE}    if a not in table:\n        await load()\n        table[a] = 1  # here"
    ),
}

WHOLE: Final = {
    "written-before": f"{ROUTE}    table[a] = 1\n    requests.get('u')",
    "check-and-act-before": f"{ROUTE}    if a not in table:\n        table[a] = 1\n    requests.get('u')",
    "check-and-act-behind": f"{ROUTE}    requests.get('u')\n    if a not in table:\n        table[a] = 1",
    "only-read": f"{ROUTE}    n = table.get(a)\n    requests.get('u')\n    return n, table.get(a)",
    "another-object": f"other = {{}}\n{ROUTE}    n = other.get(a)\n    requests.get('u')\n    table[a] = n",
    "own": f"{ROUTE}    own = {{}}\n    if a not in own:\n        requests.get('u')\n        own[a] = 1",
    "of-the-request": (
        "@app.get('/')\nasync def f(request: Request):\n    await pause()\n    n = request.state.n\n"
        "    requests.get('u')\n    request.state.n = n + 1"
    ),
    "injected-for-each": (
        "def get():\n    return Shop()\n@app.get('/')\nasync def f(s: Shop = Depends(get)):\n    await pause()\n"
        "    n = s.stock\n    requests.get('u')\n    s.stock = n - 1"
    ),
    "loop-that-writes-elsewhere": f"{ROUTE}    for _ in a:\n        requests.get('u')\n    table[a] = 1",
    "in-a-caller-behind-the-await": (
        "async def load():\n    await pause()\n    requests.get('u')\n"
        f"{ROUTE}    await load()\n    if a not in table:\n        table[a] = 1"
    ),
    "in-a-function-that-does-not-await-it": (
        "async def load():\n    await pause()\n    requests.get('u')\n"
        f"{ROUTE}    if a not in table:\n        asyncio.create_task(load())\n        table[a] = 1"
    ),
}


@pytest.mark.parametrize("name", rows(SPLIT, {}))
def test_a_human_has_to_agree_and_the_write_is_named(name: str) -> None:
    text = f"{HEAD}{SPLIT[name]}\n"
    decisions = decide(text)
    assert {decision.safety for decision in decisions} == {"unsafe"}
    places = [obstacle.place for obstacle in obstacles(decisions, "shared-state")]
    assert {(place.path, place.line) for place in places if place} == marked_lines(text)


@pytest.mark.parametrize("name", rows(WHOLE, {}))
def test_what_is_still_one_step_is_safe(name: str) -> None:
    decisions = decide(f"{HEAD}{WHOLE[name]}\n")
    assert obstacles(decisions, "shared-state") == []
    assert {(decision.strategy, decision.safety) for decision in decisions} == {("offload", "safe")}

"""Chains of functions that are async in name only, at the edges: callers that change nothing themselves."""

from __future__ import annotations

from typing import Final

from plan_projects import APP, decide

LIFESPAN: Final = (
    f"import time\nfrom contextlib import asynccontextmanager\n{APP}"
    "async def low(x):\n    time.sleep(1)\n"
    "@asynccontextmanager\nasync def lifespan(app):\n    await low(1)\n    yield\n"
    "app = FastAPI(lifespan=lifespan)\n"
    "@app.get('/')\nasync def f():\n    await low(1)\n"
)

BESIDE: Final = (
    f"import asyncio, time\n{APP}"
    "async def low(x):\n    time.sleep(1)\n"
    "async def mid(x):\n    await asyncio.sleep(0)\n    time.sleep(1)\n    await low(x)\n"
    "@app.get('/')\nasync def f():\n    await asyncio.wait_for(mid(1), 9)\n"
)

HELD_OPEN: Final = (
    f"import time\nfrom contextlib import asynccontextmanager\n{APP}"
    "@asynccontextmanager\nasync def opened(x):\n    yield x\n    time.sleep(1)\n"
    "async def low(x):\n    time.sleep(1)\n"
    "class C:\n    async def get(self, x: int):\n        async with opened(x) as y:\n            await low(y)\n"
    "app.get('/')(C().get)\nhandlers = [C().get]\n"
)


def test_a_start_that_awaits_a_chain_is_no_decision_of_its_own() -> None:
    decisions = decide(LIFESPAN)
    assert {decision.function: decision.strategy for decision in decisions} == {
        "main.low": "to_def",
        "main.f": "to_def",
    }


def test_what_a_chain_that_is_only_offered_does_not_repair_is_still_reported() -> None:
    assert sorted(finding.function for decision in decide(BESIDE) for finding in decision.findings) == [
        "main.low",
        "main.mid",
    ]


def test_what_is_awaited_in_a_block_that_cannot_move_is_handed_over_alone() -> None:
    decisions = decide(HELD_OPEN)
    assert [(decision.function, decision.strategy) for decision in decisions] == [
        ("main.opened", "swap"),
        ("main.low", "to_def"),
        ("main.C.get", "offload"),
    ]

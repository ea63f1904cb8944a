"""Calls through values that nothing resolves, where the project passes around functions that must stay on the loop."""

from __future__ import annotations

from typing import Final

import pytest
from plan_projects import APP, decide, marked_lines, obstacles, rows

HEAD: Final = f"""
import asyncio, time
import unknown_library
{APP}
async def pause():
    await asyncio.sleep(1)
def spawn():
    asyncio.create_task(pause())
def harmless(): ...
"""
PASSED: Final = "unknown_library.register(spawn)\n"
ROUTE: Final = "@app.get('/')\nasync def f(a: int):\n    time.sleep(1)\n"

MAY_RUN_IT: Final = {
    "parameter": f"{ROUTE.replace('a: int', 'a')}    a()  # here",
    "item": f"hooks = unknown_library.hooks()\n{ROUTE}    hooks['a']()  # here",
    "loop": f"hooks = unknown_library.hooks()\n{ROUTE}    for hook in hooks:\n        hook()  # here",
    "attribute-of-itself": (
        "class V:\n    def __init__(self, hook):\n        self.hook = hook\n    async def f(self):\n"
        "        time.sleep(1)\n        self.hook()  # here\napp.add_api_route('/', V(unknown_library.hook()).f)"
    ),
    "below": f"def run(hook):\n    hook()  # here\n{ROUTE}    run(unknown_library.hook())",
    "two-below": (
        f"def run(hook):\n    hook()  # here\ndef start(hook):\n    run(hook)\n{ROUTE}    start(unknown_library.hook())"
    ),
}

BY_NAME: Final = {
    "method-of-what-is-not-known": f"{ROUTE.replace('a: int', 'a')}    a.spawn()  # here",
    "below": f"def run(hub):\n    hub.spawn()  # here\n{ROUTE}    run(unknown_library.hub())",
    "caller-of-it": (
        f"class C:\n    def announce(self):\n        spawn()\n{ROUTE.replace('a: int', 'a')}    a.announce()  # here"
    ),
    "sets-a-context-variable": (
        "from contextvars import ContextVar\nuser = ContextVar('user')\nclass C:\n    def enter(self):\n"
        f"        user.set(1)\n{ROUTE.replace('a: int', 'a')}    a.enter()  # here"
    ),
}
"""calls of methods of something unknown, by the name of a function that needs the loop"""

CANNOT: Final = {
    "function-of-a-library": f"{ROUTE}    unknown_library.run()",
    "function-of-a-module-of-a-library": f"{ROUTE}    unknown_library.jobs.run()",
    "method-of-what-is-not-known": f"{ROUTE.replace('a: int', 'a')}    a.run()",
    "function-of-a-library-handed-down": f"def run(hook):\n    hook()\n{ROUTE}    run(unknown_library.hook)",
    "known-function": f"{ROUTE}    harmless()",
    "known-function-in-a-name": f"hook = harmless\n{ROUTE}    hook()",
    "known-function-as-an-argument": f"def run(hook):\n    hook()\n{ROUTE}    run(harmless)",
}


@pytest.mark.parametrize("name", rows(MAY_RUN_IT, {}))
def test_a_call_that_may_run_it_keeps_the_function_async(name: str) -> None:
    text = f"{HEAD}{PASSED}{MAY_RUN_IT[name]}\n"
    decisions = decide(text)
    assert "to_def" not in {decision.strategy for decision in decisions}
    reasons = [note for decision in decisions for note in decision.notes]
    assert any("`spawn`, which needs the running event loop" in reason for reason in reasons)
    ((_, line),) = marked_lines(text)
    assert any(reason.endswith(f":{line})") for reason in reasons)


@pytest.mark.parametrize("name", rows(MAY_RUN_IT, {}))
def test_where_no_such_function_is_passed_on_nothing_stands_in_the_way(name: str) -> None:
    decisions = decide(f"{HEAD}unknown_library.register(harmless)\n{MAY_RUN_IT[name]}\n")
    assert [decision.strategy for decision in decisions] == ["to_def"]


@pytest.mark.parametrize("name", rows(BY_NAME, {}))
def test_a_method_of_that_name_keeps_the_function_async(name: str) -> None:
    text = f"{HEAD}{BY_NAME[name]}\n"
    decisions = decide(text)
    assert "to_def" not in {decision.strategy for decision in decisions}
    reasons = [note for decision in decisions for note in decision.notes]
    ((_, line),) = marked_lines(text)
    assert any(reason.endswith(f":{line})") for reason in reasons)


@pytest.mark.parametrize("name", rows(CANNOT, {}))
def test_a_call_that_cannot_run_it_is_no_obstacle(name: str) -> None:
    decisions = decide(f"{HEAD}{PASSED}{CANNOT[name]}\n")
    assert obstacles(decisions, "needs-loop") == []
    assert [decision.strategy for decision in decisions] == ["to_def"]


def test_an_expression_that_may_run_it_stays_on_the_loop() -> None:
    text = (
        f"{HEAD}{PASSED}def run(hook):\n    time.sleep(1)\n    hook()  # here\n"
        "@app.get('/')\nasync def f():\n    await pause()\n    run(unknown_library.hook())\n"
    )
    (decision,) = decide(text)
    assert decision.strategy is None
    (obstacle,) = obstacles([decision], "needs-loop")
    assert obstacle.place is not None
    assert {(obstacle.place.path, obstacle.place.line)} == marked_lines(text)

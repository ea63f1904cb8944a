"""What is done about functions of which nothing is known: nothing, or what is done about those that block."""

from __future__ import annotations

from typing import Final

import pytest
from plan_projects import APP, decide, decision_about

from async_fixer.edits import RemoveAsync
from async_fixer.settings import Settings

HEAD: Final = f"import asyncio, time\nfrom pathlib import Path\nimport unknown\n{APP}client = unknown.Client()\n"
WANTED: Final = Settings(unsure=True)
ROUTE: Final = "@app.get('/')\nasync def f(key='a'):\n"

CONVERTED: Final = {
    "call": "    return client.load()\n",
    "call-below": "    return low()\ndef low():\n    return client.load()\n",
    "beside-a-short-wait": "    Path('a').exists()\n    return client.load()\n",
}

HELD_BACK: Final = {
    "referenced": "    client.load()\nJOBS = [f]\n",
    "needs-loop": "    asyncio.get_running_loop()\n    client.load()\n",
    "decorated": "    client.load()\n",
}


@pytest.mark.parametrize("name", CONVERTED)
def test_it_becomes_def_where_that_is_wanted(name: str) -> None:
    decision = decision_about(f"{HEAD}{ROUTE}{CONVERTED[name]}", "main.f", WANTED)
    assert (decision.strategy, decision.safety, decision.obstacles) == ("to_def", "safe", ())
    ((path, edits),) = decision.edits
    assert (path, [type(edit) for edit in edits]) == ("main.py", [RemoveAsync])


@pytest.mark.parametrize("settings", [Settings(), Settings(unsure=True, strategy="wrap"), Settings(severity="mild")])
@pytest.mark.parametrize("name", CONVERTED)
def test_it_is_left_as_it_is_otherwise(name: str, settings: Settings) -> None:
    decisions = decide(f"{HEAD}{ROUTE}{CONVERTED[name]}", settings)
    assert {(decision.strategy, decision.obstacles) for decision in decisions} == {(None, ())}


@pytest.mark.parametrize("name", HELD_BACK)
def test_the_same_stands_against_it_as_against_others(name: str) -> None:
    route = ROUTE.replace("async def", "@unknown.checked\nasync def") if name == "decorated" else ROUTE
    decision = decision_about(f"{HEAD}{route}{HELD_BACK[name]}", "main.f", WANTED)
    assert decision.strategy is None
    assert [obstacle.rule for obstacle in decision.obstacles] == [name]


def test_what_needs_agreement_needs_it_here_too() -> None:
    text = f"{HEAD}hits = 0\n{ROUTE}    global hits\n    hits += 1\n    client.load()\n"
    decision = decision_about(text, "main.f", WANTED)
    assert (decision.strategy, decision.safety) == ("to_def", "unsafe")
    assert [obstacle.rule for obstacle in decision.obstacles] == ["shared-state"]


def test_what_is_not_resolved_may_use_a_database_of_its_own_for_each_thread() -> None:
    text = f"import sqlalchemy\n{HEAD}engine = sqlalchemy.create_engine('sqlite://')\n{ROUTE}    client.load()\n"
    assert [obstacle.rule for obstacle in decision_about(text, "main.f", WANTED).obstacles] == ["thread-bound"]


def test_what_is_known_and_harmless_is_never_touched() -> None:
    assert decide(f"{HEAD}{ROUTE}    return [str(key), len(key)]\n", WANTED) == ()


@pytest.mark.parametrize("settings", [Settings(), WANTED, Settings(unsafe_fixes=True, scope="all")])
def test_what_is_reached_by_a_guess_is_never_rewritten(settings: Settings) -> None:
    text = (
        f"{HEAD}class Repo:\n    async def load(self):\n        time.sleep(1)\n"
        f"        Path('a').exists()\n{ROUTE}    return await client_of(key).load()\ndef client_of(key): ...\n"
    )
    decisions = [decision for decision in decide(text, settings) if decision.function == "main.Repo.load"]
    assert {decision.strategy for decision in decisions} == {None}
    assert [obstacle.rule for decision in decisions for obstacle in decision.obstacles] == ["reach-guessed"]
    (severe,) = [decision for decision in decisions if decision.obstacles]
    assert severe.obstacles[0].place == severe.findings[0].guessed_at

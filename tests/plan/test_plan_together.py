"""Decisions that need each other: a pooled connection that a dependency keeps for its endpoint."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from plan_projects import APP, decide, rows

from async_fixer.model import Need
from async_fixer.plan.pools import settle
from async_fixer.settings import Settings

if TYPE_CHECKING:
    from async_fixer.model import Decision

HEAD: Final = f"""
import asyncio, time
from typing import Annotated
from fastapi import APIRouter, Depends
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker
{APP}
SessionLocal = sessionmaker(bind=create_engine("x"))
table = {{}}
def get_db():
    with SessionLocal() as db:
        yield db
"""
KEEPER: Final = "async def user(db: Session = Depends(get_db)):\n    return db.get(object, 1)\n"
STUCK: Final = KEEPER.replace("return", "with db:\n        await asyncio.sleep(1)\n        return")
QUERY: Final = "    return db.get(object, 2)\n"
ROUTE: Final = f"@app.get('/')\nasync def f(u=Depends(user), db: Session = Depends(get_db)):\n{QUERY}"

TIED: Final = {
    "by-default": ROUTE,
    "annotated": (
        f"@app.get('/')\nasync def f(u: Annotated[int, Depends(user)], db: Session = Depends(get_db)):\n{QUERY}"
    ),
    "aliased": (
        f"User = Annotated[int, Depends(user)]\n@app.get('/')\n"
        f"async def f(u: User, db: Session = Depends(get_db)):\n{QUERY}"
    ),
    "through-another-dependency": (
        f"def admin(u=Depends(user)): ...\n@app.get('/')\n"
        f"async def f(a=Depends(admin), db: Session = Depends(get_db)):\n{QUERY}"
    ),
    "of-the-decorator": (
        f"@app.get('/', dependencies=[Depends(user)])\nasync def f(db: Session = Depends(get_db)):\n{QUERY}"
    ),
    "of-the-router": (
        f"r = APIRouter(dependencies=[Depends(user)])\n@r.get('/')\n"
        f"async def f(db: Session = Depends(get_db)):\n{QUERY}"
    ),
    "that-waits-on-the-loop": (
        f"@app.get('/')\nasync def f(u=Depends(user), db: Session = Depends(get_db)):\n"
        f"    await asyncio.sleep(1)\n{QUERY}"
    ),
}

LOOSE: Final = {
    "without-a-session": "@app.get('/')\nasync def f(u=Depends(user)):\n    time.sleep(1)\n",
    "without-the-dependency": f"{ROUTE}@app.get('/g')\nasync def g(db: Session = Depends(get_db)):\n{QUERY}",
}


@pytest.mark.parametrize("name", rows(TIED, {}))
def test_an_endpoint_stays_where_its_keeper_stays(name: str) -> None:
    text = f"{HEAD}{STUCK}{TIED[name]}"
    decisions = {decision.function: decision for decision in decide(text)}
    assert decisions["main.user"].strategy is None
    assert decisions["main.f"].strategy is None
    (obstacle,) = decisions["main.f"].obstacles
    assert (obstacle.rule, obstacle.place) == ("pool", decisions["main.user"].findings[0].place)


@pytest.mark.parametrize("name", rows(TIED, {}))
def test_an_endpoint_moves_with_its_keeper_and_says_what_the_pool_needs(name: str) -> None:
    decisions = {decision.function: decision for decision in decide(f"{HEAD}{KEEPER}{TIED[name]}")}
    assert decisions["main.user"].strategy == "to_def"
    assert decisions["main.f"].strategy in ("to_def", "offload")
    assert [need.function for need in decisions["main.f"].needs] == ["main.user"]
    (note,) = [note for note in decisions["main.f"].notes if "`user` keeps a connection" in note]
    assert "the pool (main.py:10, 5 + 10 connections)" in note
    assert "40 worker threads: set pool_size" in note


@pytest.mark.parametrize("name", rows(LOOSE, {}))
def test_who_does_not_share_the_pool_with_the_keeper_moves_by_itself(name: str) -> None:
    decisions = decide(f"{HEAD}{STUCK}{LOOSE[name]}")
    last = decisions[-1]
    assert (last.strategy, last.needs) == ("to_def", ())


@pytest.mark.parametrize(("unsafe_fixes", "strategy"), [(False, None), (True, "to_def")])
def test_an_unsafe_keeper_counts_when_it_is_asked_for(unsafe_fixes: bool, strategy: str | None) -> None:  # noqa: FBT001 - a row
    keeper = KEEPER.replace("    return", "    if 1 not in table:\n        table[1] = db.get(object, 1)\n    return")
    decisions = {item.function: item for item in decide(f"{HEAD}{keeper}{ROUTE}", Settings(unsafe_fixes=unsafe_fixes))}
    assert decisions["main.f"].strategy == strategy


def pooled() -> dict[str, Decision]:
    """Return the decisions about a keeper and its endpoint, which move together."""
    return {decision.function: decision for decision in decide(f"{HEAD}{KEEPER}{ROUTE}")}


def test_what_needs_nothing_that_fell_stands() -> None:
    decisions = tuple(pooled().values())
    assert settle(decisions, Settings()) == decisions


def test_what_needs_a_decision_that_fell_falls_with_it_and_what_needs_that_one_too() -> None:
    keeper, endpoint = pooled()["main.user"], pooled()["main.f"]
    third = replace(endpoint, function="main.third", needs=(Need("main.f", "it stays"),))
    fell = replace(keeper, strategy=None, edits=())
    settled = {item.function: item for item in settle((third, endpoint, fell), Settings())}
    assert {item.strategy for item in settled.values()} == {None}
    (obstacle,) = settled["main.third"].obstacles
    assert (obstacle.rule, obstacle.place) == ("pool", endpoint.findings[0].place)
    assert obstacle.reason == "it stays"
    assert all(item.edits == () and item.notes == () for item in settled.values())


def test_a_need_that_only_waits_for_a_moment_is_none() -> None:
    keeper, endpoint = pooled()["main.user"], pooled()["main.f"]
    mild = replace(keeper, strategy=None, edits=(), findings=(replace(keeper.findings[0], severity="mild"),))
    assert settle((mild, endpoint), Settings()) == (mild, endpoint)


def test_a_need_without_a_decision_is_met() -> None:
    endpoint = pooled()["main.f"]
    assert settle((endpoint,), Settings()) == (endpoint,)

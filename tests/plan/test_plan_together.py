"""Decisions that need each other: a pooled connection that a dependency keeps; patches that contradict a decision."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from plan_projects import APP, MAIN, analyse_project, decide, files_of, rows

from async_fixer.index.project import index_sources
from async_fixer.model import Decision, RemoveAsync, SourceFile
from async_fixer.plan.choice import Wanted
from async_fixer.plan.plan import make_plan
from async_fixer.settings import Settings
from async_fixer.verification import Project, Style, Verified, verify

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
STUCK: Final = KEEPER.replace("return", "asyncio.create_task(asyncio.sleep(1))\n    with db:\n        return")
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
    assert decisions["main.f"].needs == ("main.user",)
    assert any("`user` keeps a pooled connection" in note for note in decisions["main.f"].notes)


@pytest.mark.parametrize("name", rows(LOOSE, {}))
def test_who_does_not_share_the_pool_with_the_keeper_moves_by_itself(name: str) -> None:
    decisions = decide(f"{HEAD}{STUCK}{LOOSE[name]}")
    last = decisions[-1]
    assert (last.strategy, last.needs) == ("to_def", ())


@pytest.mark.parametrize(("unsafe_fixes", "strategy"), [(False, None), (True, "to_def")])
def test_an_unsafe_keeper_counts_when_it_is_asked_for(unsafe_fixes: bool, strategy: str | None) -> None:  # noqa: FBT001 - a row
    keeper = KEEPER.replace("    return", "    table[1] = 1\n    return")
    decisions = {item.function: item for item in decide(f"{HEAD}{keeper}{ROUTE}", Settings(unsafe_fixes=unsafe_fixes))}
    assert decisions["main.f"].strategy == strategy


def verify_with(text: str, *extra: Decision) -> Verified:
    """Return what verification makes of the plan for a project, with decisions that no plan would make."""
    analysis = analyse_project(text)
    source = SourceFile(MAIN, f"/{MAIN}", files_of(text)[MAIN])
    indexed = index_sources([source], (), ())
    wanted = Wanted(frozenset({MAIN}), Settings())
    indexes = {index.path: index for index in indexed.indexes}
    project = Project({MAIN: source}, indexes, indexed.finder, (), wanted, Style(88, frozenset({"main"})))
    planned = [item for item in make_plan(analysis, Settings()) if item.function not in {own.function for own in extra}]
    return verify(project, analysis, (*planned, *extra))


AWAITED: Final = (
    f"{HEAD}@app.get('/')\nasync def f():\n    time.sleep(1)\n@app.get('/g')\nasync def g():\n    await f()\n"
)
LOOSE_END: Final = f"{HEAD}@app.get('/')\nasync def f():\n    await asyncio.sleep(1)\n    time.sleep(1)\n"


@pytest.mark.parametrize("text", [AWAITED, LOOSE_END], ids=["still-awaited", "would-not-compile"])
def test_what_the_patched_program_speaks_against_is_held_back(text: str) -> None:
    (planned,) = [item for item in decide(text) if item.function == "main.f"]
    scope = next(scope for scope in analyse_project(text).program.index(MAIN).scopes if scope.name == "f")
    wrong = replace(planned, strategy="to_def", edits=((MAIN, (RemoveAsync(scope.span),)),), obstacles=())
    verified = verify_with(text, wrong)
    (held,) = [decision for decision in verified.decisions if decision.function == "main.f"]
    assert (held.strategy, [obstacle.rule for obstacle in held.obstacles]) == (None, ["verification"])
    assert verified.patches == ()


@pytest.mark.xfail(
    strict=True, reason="a new finding in an untouched function is blamed on all decisions of the project"
)
def test_what_contradicts_takes_nothing_else_with_it() -> None:
    text = f"{AWAITED}@app.get('/h')\nasync def h():\n    time.sleep(1)\n"
    planned = {item.function: item for item in decide(text)}
    scope = next(scope for scope in analyse_project(text).program.index(MAIN).scopes if scope.name == "f")
    wrong = replace(
        planned["main.f"], strategy="to_def", edits=((MAIN, (RemoveAsync(scope.span),)),), component="f", obstacles=()
    )
    verified = verify_with(text, wrong)
    assert {item.function: item.strategy for item in verified.decisions} == {"main.f": None, "main.h": "to_def"}
    (patch,) = verified.patches
    assert "\ndef h():" in patch.text
    assert "\nasync def f():" in patch.text


def test_a_sound_plan_stands() -> None:
    text = f"{HEAD}@app.get('/h')\nasync def h():\n    time.sleep(1)\n"
    verified = verify_with(text)
    assert [decision.strategy for decision in verified.decisions] == ["to_def"]
    assert "\ndef h():" in verified.patches[0].text

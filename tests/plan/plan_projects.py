"""Small projects -> the decisions about them, and what stands in their way."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from async_fixer.plan import offload
from async_fixer.plan.cases import Cases
from async_fixer.plan.plan import make_plan
from async_fixer.plan.wrapper import Wrappers
from async_fixer.settings import Settings

# the helper of the tests two layers below: test folders are no packages
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "program"))

from program_projects import APP, MAIN, analyse_project, files_of, make_program, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from async_fixer.model import Decision, Obstacle

__all__ = [
    "APP",
    "AROUND",
    "HERE",
    "MAIN",
    "analyse_project",
    "decide",
    "decide_expressions",
    "decision_about",
    "files_of",
    "make_program",
    "marked_lines",
    "obstacles",
    "rows",
]

AROUND = f"""
import asyncio, threading, time
from contextlib import ExitStack, asynccontextmanager, contextmanager
import requests
from fastapi import Depends, Request
from fastapi.routing import APIRoute
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker
{APP}
LOCK = threading.Lock()
RLOCK = threading.RLock()
OTHER = threading.Lock()
STATE = {{"busy": False}}
SEEN = []
SessionLocal = sessionmaker(bind=create_engine("x"))
def get_db():
    with SessionLocal() as db:
        yield db
async def pause():
    await asyncio.sleep(1)
"""
"""begins the projects in which others hold something while a function waits: locks, state, a pool"""

HERE = "# here"
"""ends the lines of a project where an obstacle has to be named"""


def decide(project: str | Mapping[str, str], settings: Settings | None = None) -> tuple[Decision, ...]:
    """Return the decisions about a project, in the order of its findings."""
    return make_plan(analyse_project(project), replace(settings or Settings()))


def decide_expressions(project: str | Mapping[str, str]) -> tuple[Decision, ...]:
    """Return the decisions about the blocking expressions of a project, as if no block could move."""
    analysis = analyse_project(project)
    wrappers = Wrappers(analysis.program)
    cases = Cases(analysis).all(analysis)
    return tuple(item for case in cases for item in offload.decide_expressions(case, wrappers.of(case.ref.module)))


def decision_about(project: str | Mapping[str, str], function: str, settings: Settings | None = None) -> Decision:
    """Return the only decision about one function of a project, by its dotted name."""
    (found,) = [decision for decision in decide(project, settings) if decision.function == function]
    return found


def obstacles(decisions: Iterable[Decision], rule: str) -> list[Obstacle]:
    """Return the obstacles of one rule, in order."""
    return [obstacle for decision in decisions for obstacle in decision.obstacles if obstacle.rule == rule]


def marked_lines(project: str | Mapping[str, str]) -> set[tuple[str, int]]:
    """Return path and number of each line of a project that ends in the mark."""
    return {
        (path, number)
        for path, text in files_of(project).items()
        for number, line in enumerate(text.splitlines(), 1)
        if line.endswith(HERE)
    }

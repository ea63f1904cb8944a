"""What goes into a probe and comes out of it, and the cases that say what is expected."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias, TypedDict, get_args

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER: Final = Path(__file__).resolve().parents[2] / "fixtures" / "behaviour"

PATIENCE: Final = 20.0

Expectation: TypeAlias = Literal["fix", "leave", "report"]
Naive: TypeAlias = Literal["", "def", "route", "wrap"]


class _Request(TypedDict):
    path: str


class Request(_Request, total=False):
    """One request of a case; with `send` it is a conversation over a websocket."""

    method: str
    headers: dict[str, str]
    json: object
    content: str
    file: str
    send: list[str]
    concurrent: int


class Answer(TypedDict):
    """What came back."""

    status: int
    body: str


class Plan(TypedDict):
    """What a probe is to do."""

    app: str
    requests: list[Request]
    scripts: list[str]
    patience: float
    """seconds that an answer may take; the whole plan may take twice as many"""


class Observed(TypedDict):
    """What a probe saw."""

    answers: list[Answer]
    scripts: list[str]
    waits: list[str]
    warnings: list[str]
    error: str


@dataclass(frozen=True, slots=True)
class Case:
    """A small app, how it is used, and what the tool has to make of it."""

    name: str
    plan: Plan
    expect: Expectation
    gap: str
    options: tuple[str, ...]
    naive: Naive = ""
    """the change that somebody in a hurry would make, and that breaks the app"""
    unread: bool = False
    """a file of it cannot be parsed: the others are done, and the tool says so by its exit code"""

    @property
    def source(self) -> Path:
        """The folder that holds the app."""
        return FOLDER / self.name / "src"


def case_names() -> list[str]:
    """Return the names of all cases."""
    return sorted(path.parent.name for path in FOLDER.glob("*/case.toml"))


def read_case(name: str) -> Case:
    """Return the case in `fixtures/behaviour/<name>`; unknown keys are refused."""
    text = (FOLDER / name / "case.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    plan: Plan = {
        "app": table.pop("app"),
        "requests": table.pop("request", []),
        "scripts": [call["code"] for call in table.pop("call", [])],
        "patience": PATIENCE,
    }
    table.pop("why")
    options, naive = tuple(table.pop("options", ())), table.pop("naive", "")
    unread = bool(table.pop("unread", False))
    case = Case(name, plan, table.pop("expect"), table.pop("gap", ""), options, naive, unread)
    if table or case.expect not in get_args(Expectation) or case.naive not in get_args(Naive):
        raise ValueError(f"{name}: {sorted(table) or case.expect}")
    return case

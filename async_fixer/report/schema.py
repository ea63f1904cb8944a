"""The records of the JSON output, version 1: fields are only ever added, a change of meaning raises the version.

Paths are relative to the working directory where possible, with forward slashes. Lines and columns are 1-based and
count characters; ends are exclusive.
"""

from __future__ import annotations

from typing import Final, TypedDict

VERSION: Final = 1


class PlaceRecord(TypedDict):
    """A piece of a file."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class HopRecord(TypedDict):
    """A step of a chain: at `place`, `caller` runs `callee` by the call `text`."""

    place: PlaceRecord
    caller: str
    callee: str
    text: str


class EntryPointRecord(TypedDict):
    """A function that the framework calls; `sync` is what `def` would mean for it: worker, loop or illegal."""

    function: str
    kind: str
    label: str
    sync: str
    framework: str
    place: PlaceRecord


class ObstacleRecord(TypedDict):
    """What stands in the way, or what needs a human to agree; `rule` is a stable identifier."""

    rule: str
    reason: str
    place: PlaceRecord | None


class DecisionRecord(TypedDict):
    """What is to be done about a function; `strategy` is to_def, offload, swap, or null when it is held back.

    `fix` says it in words ("" when held back); `repaired` tells whether it is among the `patches`. Decisions with the
    same `component`, unless that is "", stand or fall together.
    """

    strategy: str | None
    safety: str
    fix: str
    repaired: bool
    component: str
    obstacles: list[ObstacleRecord]
    notes: list[str]


class FindingRecord(TypedDict):
    """A call in loop code that makes the loop wait. `level` is error, or note when it does not fail the run.

    `chain` leads from the call at `place` to `blocker`. `certain` is false when a step of it is a guess, or when the
    entry points reach it only by the call at `guessed_at`, if they do. `severity` is severe, mild, or unsure: then
    nothing resolves the call that the chain ends with, and `blocker` is what it calls as it stands in the source.
    """

    code: str
    kind: str
    severity: str
    level: str
    message: str
    place: PlaceRecord
    function: str
    function_place: PlaceRecord
    blocker: str
    certain: bool
    instead: str
    guessed_at: PlaceRecord | None
    chain: list[HopRecord]
    entry_points: list[EntryPointRecord]
    decision: DecisionRecord


class ReplacementRecord(TypedDict):
    """The text at `place` becomes `text`."""

    place: PlaceRecord
    text: str


class PatchRecord(TypedDict):
    """What `apply` would change in a file."""

    path: str
    replacements: list[ReplacementRecord]


class FailureRecord(TypedDict):
    """A file that could not be used; `line` is 0 when no line is concerned."""

    path: str
    line: int
    reason: str
    remedy: str


class UnresolvedRecord(TypedDict):
    """A call on the loop that nothing resolves."""

    place: PlaceRecord
    function: str
    text: str


class CountsRecord(TypedDict):
    """How much was looked at; `unreached` counts blocking functions that no entry point reaches."""

    files: int
    lines: int
    entry_points: int
    routes: int
    blocking_routes: int
    unreached: int
    unresolved: int
    suppressed: int
    seconds: float


class ReportRecord(TypedDict):
    """The whole output; `unresolved` is empty where the calls were not asked for."""

    version: int
    tool: str
    findings: list[FindingRecord]
    patches: list[PatchRecord]
    failures: list[FailureRecord]
    counts: CountsRecord
    notes: list[str]
    unresolved: list[UnresolvedRecord]

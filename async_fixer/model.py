"""The frozen values that pass between stages; no behaviour beyond reading themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from async_fixer.edits import Edit
    from async_fixer.hazard import Hazard
    from async_fixer.span import Span

Severity: TypeAlias = Literal["severe", "mild"]
SyncRule: TypeAlias = Literal["worker", "loop", "illegal"]
"""What `def` would mean for an entry point: run in a worker thread, still on the loop, or break."""

CODES: Final[dict[str, str]] = {
    "sleep": "AF101",
    "http": "AF102",
    "database": "AF103",
    "network": "AF104",
    "file": "AF105",
    "process": "AF106",
    "lock": "AF107",
    "input": "AF108",
    "cpu": "AF109",
}
"""Rule code of each kind of blocking; the kinds are the closed set that `marks.blocks` accepts."""

RULES: Final[dict[str, str]] = CODES | {"unresolved": "AF201"}
"""Rule code of each kind of finding: also of an entry point that only calls what nothing resolves."""


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a file for people: lines and columns are 1-based, `end_column` is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it was read. `text` is decoded, without BOM, newlines as on disk."""

    path: str
    """relative to the working directory where possible, with forward slashes: how it is shown"""
    absolute: str
    text: str
    encoding: str = "utf-8"
    bom: bool = False
    digest: bytes = b""
    """of the bytes on disk when it was read: a file that changed since is not overwritten"""
    editable: bool = True
    """False for generated and vendored files: analysed, reported, never edited"""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be used, and why. `line` is 1-based, 0 when no line is concerned."""

    path: str
    line: int
    reason: str
    remedy: str = ""
    text: str = ""
    """what could be decoded of it: a name that occurs in it counts as an unknown reference"""


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a chain: at `place`, `caller` runs `callee`; the last hop's `callee` is the blocking function."""

    place: Place
    caller: str
    text: str
    """the call as it stands in the source, shortened to one line"""
    callee: str
    """dotted name of what it runs"""


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A function that the framework calls."""

    function: str
    """dotted name: `app.routers.users.get_user`"""
    kind: str
    """route, dependency, websocket, middleware ... as the stub that registers it says"""
    label: str
    """how people name it: `GET /users/{id}`, `dependency get_db`"""
    sync: SyncRule
    framework: str
    """import name of the framework that calls it"""
    place: Place
    once: bool = False
    """it runs when the application starts or ends: what it waits for delays no request"""


@dataclass(frozen=True, slots=True)
class Finding:
    """A call in loop code that makes the loop wait, with its witness.

    `place` is the call in the async function's own body; `chain` leads from it to the blocking call.
    """

    code: str
    kind: str
    severity: Severity | Literal["unsure"]
    """unsure: nothing says that it waits, and nothing that it does not; it never counts"""
    place: Place
    span: Span
    function: str
    function_place: Place
    chain: tuple[Hop, ...]
    blocker: str
    """dotted name of the function that blocks"""
    certain: bool
    """False when an edge of the chain was joined or guessed: reported, never a reason to rewrite"""
    entry_points: tuple[EntryPoint, ...]
    instead: str = ""
    """the async library that would do it, from the stub"""
    guessed_at: Place | None = None
    """the call that nothing resolves by which alone the entry points may reach the function; None: they do reach it"""


Strategy: TypeAlias = Literal["to_def", "offload", "swap"]
Safety: TypeAlias = Literal["safe", "unsafe"]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why something is held back or unsafe: the reason in words, and the place that causes it."""

    rule: Hazard
    reason: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A function that has to leave the loop as well, and what is to be said where it does not."""

    function: str
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do about the findings of one function. `edits` are by path; empty when it is held back."""

    function: str
    strategy: Strategy | None
    """None: held back"""
    safety: Safety
    findings: tuple[Finding, ...]
    """the findings that it repairs, or holds back"""
    edits: tuple[tuple[str, tuple[Edit, ...]], ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    """held back: what stands in the way; unsafe: what needs a human to agree"""
    component: str = ""
    """decisions with the same component stand or fall together; "" is a component of its own"""
    notes: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    """this decision does not stand without those about these functions"""
    place: Place | None = None
    """of the function's definition, where it changes with others and there may be no finding in it"""

    @property
    def defined_at(self) -> Place:
        """The place of the function's definition."""
        return self.place or self.findings[0].function_place


@dataclass(frozen=True, slots=True)
class Patch:
    """One file's new text. Everything outside the edited spans equals the input."""

    source: SourceFile
    text: str


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A call on the loop that nothing resolves: `text` is the call, shortened to one line, `function` runs it."""

    place: Place
    function: str
    """dotted name"""
    text: str


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of the summary line."""

    files: int = 0
    lines: int = 0
    entry_points: int = 0
    routes: int = 0
    blocking_routes: int = 0
    unreached: int = 0
    """async functions that block but that no entry point reaches"""
    unresolved: int = 0
    """calls on the loop that nothing resolves"""
    suppressed: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run found out and wants to do: the one value that text, diff, JSON and the disk are made from."""

    decisions: tuple[Decision, ...]
    patches: tuple[Patch, ...] = ()
    failures: tuple[Failure, ...] = ()
    counts: Counts = field(default_factory=Counts)
    sources: tuple[SourceFile, ...] = ()
    """the files that findings point into, for their lines"""
    notes: tuple[str, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    """calls on the loop that nothing resolves, in order of place"""

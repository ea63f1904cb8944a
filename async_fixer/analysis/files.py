"""An analysis in, where functions use a file twice in a way that others may come between out: look, then change."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from async_fixer.analysis.paths import FilePath, read_path
from async_fixer.index import ir
from async_fixer.program.arguments import free_parameters, match_arguments
from async_fixer.program.injection import marked_argument
from async_fixer.program.lifting import is_lifted
from async_fixer.span import Span, span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.analysis.locks import Locks
    from async_fixer.program.marks import Mark
    from async_fixer.program.program import Program
    from async_fixer.program.step import Step
    from async_fixer.program.values import Frame

How: TypeAlias = str

_SEES: Final = frozenset({"read", "check", "list"})
_CHANGES: Final = frozenset({"write", "append", "create", "remove"})
_EXCLUDE: Final = (frozenset({"create", "remove"}), frozenset({"write", "remove"}))
"""changes of which one undoes the other"""
_MODES: Final = (("+", ("read", "write")), ("x", ("create",)), ("a", ("append",)), ("w", ("write",)))
_MOST: Final = 60
"""uses of one function; of more it is not said which belong together"""


class FileUse(Struct, frozen=True):
    """A place of a function that uses a file, itself or through what it runs."""

    path: FilePath
    how: How
    span: Span
    module: str
    """of the place that really does"""
    at: Span
    """that place"""


class FilePair(Struct, frozen=True):
    """Two uses of one file, in the order of the code, that belong together."""

    first: FileUse
    second: FileUse

    @property
    def change(self) -> FileUse:
        """The later one of those that change the file."""
        return self.second if self.second.how in _CHANGES else self.first


class Files:
    """Answers which files frames use; worked out when it is asked for."""

    def __init__(self, analysis: Analysis, locks: Locks) -> None:
        self._analysis = analysis
        self._locks = locks
        self._uses: dict[Frame, tuple[FileUse, ...]] = {}
        self._pairs: dict[Frame, tuple[FilePair, ...]] = {}

    def pairs(self, frame: Frame) -> tuple[FilePair, ...]:
        """Return the pairs of uses in a function of which a change of the file by others in between would be seen."""
        if frame not in self._pairs:
            uses = [use for use in self.uses(frame) if not use.path.parameter]
            found = (FilePair(*sorted(pair, key=_end)) for pair in combinations(uses, 2) if _belong_together(*pair))
            self._pairs[frame] = tuple(pair for pair in found if not self._is_locked(frame, pair))
        return self._pairs[frame]

    def uses(self, frame: Frame) -> tuple[FileUse, ...]:
        """Return the uses of files by a function and all that it runs."""
        if frame not in self._uses:
            self._uses[frame] = ()  # what runs itself uses nothing else
            self._uses[frame] = tuple(dict.fromkeys(self._find_uses(frame)))[:_MOST]
        return self._uses[frame]

    def _find_uses(self, frame: Frame) -> Iterator[FileUse]:
        program = self._analysis.program
        for step in self._analysis.graph.steps.get(frame, ()):
            if step.target is None or step.mode not in ("sync", "await"):
                continue
            if program.is_stub(step.target):
                yield from _marked_uses(program, step)
            else:
                below = (_as_caller_sees(program, step, use) for use in self.uses(step.target))
                yield from (use for use in below if use is not None)

    def _is_locked(self, frame: Frame, pair: FilePair) -> bool:
        """Tell whether a function holds the same lock over both."""
        first, second = ({taken.span for taken in self._locks.held_at(frame, use.span)} for use in _both(pair))
        return bool(first & second)


def _both(pair: FilePair) -> tuple[FileUse, FileUse]:
    return pair.first, pair.second


def _end(use: FileUse) -> int:
    return span_end(use.span)


def _marked_uses(program: Program, step: Step) -> Iterator[FileUse]:
    """Yield the uses that a library's function is marked with."""
    call = step.expression
    if step.target is None or step.callee is None or not isinstance(call, ir.Call):
        return
    for mark in program.engine.marks(step.target.ref):
        if mark.name == "uses_file" and not is_lifted(program.engine, step.at, call, step.callee, mark):
            named = _named(program, step, call, mark)
            path = None if named is None else read_path(program, step.at, named)
            for how in () if path is None else _ways(program, step, call, mark):
                yield FileUse(path, how, call.span, step.at.ref.module, call.span)  # type: ignore[arg-type] # a path


def _named(program: Program, step: Step, call: ir.Call, mark: Mark) -> ir.Expr | None:
    """Return the expression for the path."""
    if mark.value == "self":
        return call.func.value if isinstance(call.func, ir.Attribute) else None
    return None if step.callee is None else marked_argument(program.engine, call, step.callee, mark.value)


def _ways(program: Program, step: Step, call: ir.Call, mark: Mark) -> tuple[How, ...]:
    """Return what a call does with the file: what is marked, or what its mode says."""
    parameter = mark.text("mode")
    if not parameter or step.callee is None:
        return (mark.text("how"),)
    given = marked_argument(program.engine, call, step.callee, parameter)
    text = given.value if isinstance(given, ir.Literal) and isinstance(given.value, str) else "r"
    return next((ways for letter, ways in _MODES if letter in text), ("read",))


def _as_caller_sees(program: Program, step: Step, use: FileUse) -> FileUse | None:
    """Return a callee's use as the caller's: a path that a parameter holds becomes that of the argument."""
    if not use.path.parameter:
        return replace(use, span=step.expression.span)
    call = step.expression.value if isinstance(step.expression, ir.Await) else step.expression
    if step.target is None or not isinstance(call, ir.Call):
        return None
    parameters = free_parameters(program.scope(step.target.ref), bound=step.target.receiver is not None)
    argument = match_arguments(call, parameters).by_name.get(use.path.parameter)
    path = None if argument is None else read_path(program, step.at, argument)
    return None if path is None else replace(use, path=use.path.given(path), span=step.expression.span)


def _belong_together(use: FileUse, other: FileUse) -> bool:
    """Tell whether two uses are of one file, one of which sees what others change there, or undoes it."""
    if use.span == other.span:
        return False
    hows = frozenset({use.how, other.how})
    if use.path == other.path and use.path.whole:
        return (bool(hows & _SEES) and bool(hows & _CHANGES)) or hows in _EXCLUDE
    return _lists(use, other) or _lists(other, use)


def _lists(use: FileUse, other: FileUse) -> bool:
    """Tell whether one lists, or removes, a folder in which the other changes a file."""
    is_inside = other.path.name.startswith(f"{use.path.name}/") or (other.path.name == use.path.name)
    is_folder = use.path.whole and use.how == "list"
    return is_folder and is_inside and other.how in _CHANGES and (other.path != use.path)


def is_between(span: Span, pair: FilePair) -> bool:
    """Tell whether a place lies between the two uses of a pair, or is one of them."""
    return span_start(pair.first.span) <= span_end(span) and span_start(span) <= span_end(pair.second.span)

"""Findings in, one case for each function that they are in out: what the decisions are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from async_fixer.analysis.accesses import Accesses
from async_fixer.analysis.analysis import Analysis
from async_fixer.analysis.entry_points import Entry
from async_fixer.analysis.files import Files
from async_fixer.analysis.findings import Located
from async_fixer.analysis.locks import Locks
from async_fixer.analysis.surroundings import Surroundings
from async_fixer.index.positions import place_of
from async_fixer.model import Obstacle
from async_fixer.program.values import ClassValue, Frame, FunctionValue, Ref

if TYPE_CHECKING:
    from async_fixer.analysis.holding import Holding
    from async_fixer.hazard import Hazard
    from async_fixer.index.ir import Expr, Scope
    from async_fixer.model import Place
    from async_fixer.program.marks import Mark
    from async_fixer.program.values import Value
    from async_fixer.span import Span


class Case(Struct, frozen=True):
    """A function that blocks the loop, in all the frames that it runs in there."""

    analysis: Analysis
    accesses: Accesses
    """what all functions do with what requests share"""
    locks: Locks
    files: Files
    """which files functions use"""
    surroundings: Surroundings
    """what stands around the entry points"""
    ref: Ref
    frames: tuple[Frame, ...]
    located: tuple[Located, ...]
    entries: tuple[Entry, ...]
    """the registrations of this very function"""

    @property
    def scope(self) -> Scope:
        """The function's scope."""
        return self.analysis.program.scope(self.ref)

    @property
    def name(self) -> str:
        """The function's dotted name."""
        return self.analysis.program.engine.dotted(self.ref)

    @property
    def holding(self) -> Holding:
        """What tells which values only work in the thread that made them."""
        return self.analysis.effects.holding

    @property
    def severe(self) -> tuple[Located, ...]:
        """The findings that can take long: the only reason to rewrite."""
        return tuple(item for item in self.located if item.finding.severity == "severe")

    def infer(self, frame: Frame, expression: Expr) -> tuple[Value, ...]:
        """Return what an expression of the function may hold in one of its frames."""
        return self.analysis.program.engine.infer(frame, expression).items

    def marks_of(self, value: Value) -> tuple[Mark, ...]:
        """Return the marks of a class or function of a library."""
        ref = value.ref if isinstance(value, ClassValue | FunctionValue) else None
        return () if ref is None else self.analysis.program.engine.marks(ref)

    def place(self, span: Span, module: str = "") -> Place:
        """Return a span of the function's module, or of another one, for people."""
        return place_of(self.analysis.program.index(module or self.ref.module), span)

    def obstacle(self, rule: Hazard, reason: str, span: Span, module: str = "") -> Obstacle:
        """Return an obstacle at a span of the function's module, or of another one."""
        return Obstacle(rule, reason, self.place(span, module))


class Cases:
    """Makes the cases of one analysis; what all functions have in common is worked out once.

    What is supposed to become `def` changes neither who reads or writes what nor who holds which lock.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._accesses, self._locks = Accesses(analysis), Locks(analysis)
        self._surroundings, self._files = Surroundings(analysis), Files(analysis, self._locks)
        self._entries: dict[Ref, list[Entry]] = {}
        for entry in analysis.entries:
            self._entries.setdefault(entry.frame.ref, []).append(entry)
        self._frames: dict[Ref, list[Frame]] = {}
        for frame in analysis.graph.loop:
            self._frames.setdefault(frame.ref, []).append(frame)

    def all(self, analysis: Analysis) -> tuple[Case, ...]:
        """Return the cases of all findings, in the order of the findings."""
        located: dict[Ref, list[Located]] = {}
        for item in analysis.located:
            located.setdefault(item.frame.ref, []).append(item)
        return tuple(self.of(analysis, ref, tuple(items)) for ref, items in located.items())

    def of(self, analysis: Analysis, ref: Ref, located: tuple[Located, ...] = ()) -> Case:
        """Return the case of one function."""
        return Case(
            analysis,
            self._accesses,
            self._locks,
            self._files,
            self._surroundings,
            ref,
            tuple(self._frames.get(ref, ())),
            located,
            tuple(self._entries.get(ref, ())),
        )

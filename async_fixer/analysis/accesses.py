"""An analysis in, what each function reads and writes of what requests share out, place by place.

A place of another function counts where it is called. Who writes as the application starts is over before requests run.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct

from async_fixer.analysis.cells import cell_name, find_cell
from async_fixer.analysis.changes import find_changed, written_targets
from async_fixer.analysis.facts import MAKERS, SHARED, is_same_root
from async_fixer.analysis.findings import is_start_up
from async_fixer.analysis.once import is_first_time
from async_fixer.analysis.reach import reached_from
from async_fixer.analysis.roots import find_root
from async_fixer.analysis.sharing import is_shared_parameter
from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.program.values import Frame
from async_fixer.span import Span, span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.analysis.facts import Fact
    from async_fixer.analysis.held import Held

_PARAMETER: Final = "parameter "
_CLOSURE: Final = "closure "


WriteKind: TypeAlias = Literal["", "bind", "change"]
"""how a cell is written: bound to something else, or what it holds changed; "": it is read"""


class Access(Struct, frozen=True):
    """A place of a function that reads or writes a cell. `late`: it happens when all of `span` was evaluated."""

    cell: str
    span: Span
    late: bool
    write: WriteKind

    @property
    def position(self) -> int:
        """The offset where it happens."""
        return span_end(self.span) if self.late else span_start(self.span)


class NamedPlace(Struct, frozen=True):
    """A name or attribute where a function reads it, or assigns to it: `late`, when all of the statement ran."""

    expression: ir.Name | ir.Attribute
    span: Span
    late: bool


def named_places(body: tuple[ir.Stmt, ...]) -> Iterator[NamedPlace]:
    """Yield the names and attributes of a function's own statements, those in comprehensions included."""
    for statement in walk_statements(body):
        targets = statement.targets if isinstance(statement, ir.Assign) else ()
        for expression in expressions_of(statement):
            late = any(expression is target for target in targets)
            for part in walk_expression(expression):
                if isinstance(part, ir.Name | ir.Attribute):
                    yield NamedPlace(part, statement.span if late else part.span, late)


class Write(Struct, frozen=True):
    """A place that writes a cell while requests are served."""

    frame: Frame
    span: Span
    kind: WriteKind


class Accesses:
    """Answers what frames do with cells; worked out when it is asked for."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._own: dict[Frame, tuple[Access, ...]] = {}
        self._all: dict[Frame, tuple[Access, ...]] = {}
        self._below: dict[Frame, frozenset[tuple[str, WriteKind]]] = {}
        self._spawned: dict[Frame, bool] = {}
        self._changes: dict[tuple[Frame, str], tuple[Access, ...]] = {}
        self._uses: dict[tuple[Frame, str], tuple[Access, ...]] = {}
        self._written: dict[str, list[Write]] | None = None
        self._names: frozenset[str] = frozenset()

    def of(self, frame: Frame) -> tuple[Access, ...]:
        """Return every access of a frame to cells that are written while requests are served, also by what it runs."""
        if frame not in self._all:
            found = list(self._accesses(frame))
            for step in self._analysis.graph.steps.get(frame, ()):
                if step.target is not None and step.mode in ("sync", "await"):
                    below = (pair for pair in self.below(step.target) if not pair[0].startswith(_PARAMETER))
                    found += [Access(cell, step.expression.span, late=True, write=write) for cell, write in below]
            self._all[frame] = tuple(dict.fromkeys(found))
        return self._all[frame]

    def below(self, frame: Frame) -> frozenset[tuple[str, WriteKind]]:
        """Return the cells that a frame and all that it runs access, each with how."""
        if frame not in self._below:
            found: set[tuple[str, WriteKind]] = set()
            for inner in self._analysis.graph.below(frame):
                found.update((access.cell, access.write) for access in self._accesses(inner))
            self._below[frame] = frozenset(found)
        return self._below[frame]

    def changes_of(self, frame: Frame, root: str) -> tuple[Access, ...]:
        """Return every place in a function's own body that writes to a root, itself or through what it runs."""
        if (frame, root) not in self._changes:
            effects, steps = self._analysis.effects, self._analysis.graph.steps.get(frame, ())
            spans = [span for fact, span in effects.own(frame) if _is_write(fact, root)]
            spans += [
                step.expression.span
                for step in steps
                if any(_is_write(fact, root) for fact in effects.of_step(frame, step))
            ]
            self._changes[frame, root] = tuple(Access(root, span, late=True, write="change") for span in spans)
        return self._changes[frame, root]

    def uses_of(self, frame: Frame, root: str) -> tuple[Access, ...]:
        """Return every place in a function's own body that names a root."""
        if (frame, root) not in self._uses:
            program = self._analysis.program
            places = named_places(program.scope(frame.ref).body)
            self._uses[frame, root] = tuple(
                Access(root, place.span, late=place.late, write="")
                for place in places
                if (found := find_root(program.engine, frame, place.expression)) and is_same_root(found, root)
            )
        return self._uses[frame, root]

    def writers(self, cell: str) -> list[Write]:
        """Return the places that write a cell while requests are served."""
        return self._find_written().get(cell, [])

    def is_shared(self, frame: Frame, held: Held) -> bool:
        """Tell whether others see what a frame holds: other requests, or tasks beside this one."""
        root = held.root
        if root.startswith(_CLOSURE):
            return self.is_spawned(frame) or not self._is_called_by_owner(frame, root.removeprefix(_CLOSURE))
        if root.startswith(SHARED):
            return True
        if not held.parameter:
            return False
        return self.is_spawned(frame) or is_shared_parameter(self._analysis, frame, held.parameter, held.path)

    def is_spawned(self, frame: Frame) -> bool:
        """Tell whether a frame runs in a task of its own, or in what such a task awaits."""
        if frame not in self._spawned:
            graph = self._analysis.graph
            self._spawned[frame] = any(item in graph.starters for item in graph.above(frame))
        return self._spawned[frame]

    def _is_called_by_owner(self, frame: Frame, name: str) -> bool:
        """Tell whether the function that a variable belongs to runs this one, which stands in it, itself."""
        owner = frame.closure
        while owner is not None and name not in self._analysis.program.engine.bindings(owner.ref).names:
            owner = owner.closure
        return owner in self._analysis.graph.above(frame)

    def _find_written(self) -> dict[str, list[Write]]:
        if self._written is None:
            found: dict[str, list[Write]] = defaultdict(list)
            served = reached_from(self._analysis.graph, self._analysis.entries)
            for frame in self._analysis.graph.steps:
                if not is_start_up(served.get(frame, ())):
                    for access in self._writes(frame):
                        found[access.cell].append(Write(frame, access.span, access.write))
            self._names = frozenset(map(cell_name, found))
            self._written = found
        return self._written

    def _accesses(self, frame: Frame) -> tuple[Access, ...]:
        """Return the accesses that the statements of a frame make themselves to cells that somebody writes."""
        if frame not in self._own:
            written = self._find_written()
            found = (access for access in (*self._reads(frame), *self._writes(frame)) if access.cell in written)
            self._own[frame] = tuple(dict.fromkeys(found))
        return self._own[frame]

    def _reads(self, frame: Frame) -> Iterator[Access]:
        program = self._analysis.program
        if program.is_stub(frame):
            return
        for place in named_places(program.scope(frame.ref).body):
            cell = self._cell(frame, place.expression) if self._is_named(place.expression) else ""
            if cell:
                yield Access(cell, place.span, late=place.late, write="")

    def _is_named(self, part: ir.Name | ir.Attribute) -> bool:
        return isinstance(part, ir.Name) or part.attr in self._names

    def _writes(self, frame: Frame) -> Iterator[Access]:
        program = self._analysis.program
        if program.is_stub(frame):
            return
        if program.scope(frame.ref).name in MAKERS:
            return
        for target, span, kind in written_targets(program, frame):
            if not self._fills_in(frame, span):
                yield from self._write(frame, frame, target, span, kind)
        for step in self._analysis.graph.steps.get(frame, ()):
            for changed in find_changed(program, step) if step.mode == "sync" else ():
                yield from self._write(frame, *changed, step.expression.span, "change")

    def _write(self, frame: Frame, at: Frame, target: ir.Expr, span: Span, kind: WriteKind) -> Iterator[Access]:
        engine = self._analysis.program.engine
        cell = find_cell(engine, at, target, lambda held: self.is_shared(frame, held))
        if cell:
            yield Access(cell, span, late=True, write=kind)

    def _cell(self, frame: Frame, part: ir.Expr) -> str:
        engine = self._analysis.program.engine
        return find_cell(engine, frame, part, lambda held: self.is_shared(frame, held))

    def _fills_in(self, frame: Frame, span: Span) -> bool:
        """Tell whether a place fills in a global for the first time: who reads it finds one object ever after."""
        program = self._analysis.program
        names = program.engine.bindings(frame.ref).global_names
        return is_first_time(program.scope(frame.ref).body, names, span)


def _is_write(fact: Fact, root: str) -> bool:
    return fact.effect == "writes" and is_same_root(fact.root, root)

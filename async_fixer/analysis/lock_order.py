"""An analysis in, the locks out that its functions take while they hold others, and where two orders contradict.

One thread never waits for itself: on the loop every order is right. In threads two orders wait for each other.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from async_fixer.analysis.cells import cell_name, find_cell
from async_fixer.index import ir
from async_fixer.index.walk import walk_statements
from async_fixer.model import Span, make_span, span_end, span_start
from async_fixer.program.targets import entered_targets
from async_fixer.program.values import Frame, Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.program.step import Step

UNKNOWN_LOCK = ""


class Taken(Struct, frozen=True):
    """A lock, by its cell ("": which one is not known), that a frame takes at `span` and holds over `held`.

    `base`: the name that it is an attribute of, where that is one; it tells two objects of a class apart.
    """

    lock: str
    span: Span
    held: Span
    base: str = ""


class Pair(Struct, frozen=True):
    """`second` is taken by `frame`, or by what it runs at `span`, while it holds `first`."""

    first: str
    second: str
    frame: Frame
    span: Span
    alike: bool = False
    """they are the same lock of the same object: it is taken again by who holds it"""


class LockOrder:
    """Answers in which orders frames take locks."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._taken: dict[Frame, tuple[Taken, ...]] = {}
        self._before: dict[str, list[Pair]] | None = None

    def contradictions(self, frame: Frame) -> Iterator[tuple[Pair, Pair]]:
        """Yield the pairs of locks that a frame, or what it runs, takes in one order, each with a pair that opposes it.

        A pair of which a lock is not known, or of the same lock of two objects of a class, opposes itself.
        """
        for inner in self._analysis.graph.below(frame):
            for pair in self._pairs(inner):
                opposed = self._opposed(pair)
                if opposed is not None:
                    yield pair, opposed

    def _opposed(self, pair: Pair) -> Pair | None:
        if pair.alike:
            return None
        if UNKNOWN_LOCK in (pair.first, pair.second) or pair.first == pair.second:
            return pair
        seen = {pair.second}
        queue = [pair.second]
        while queue:
            for other in self._find_before().get(queue.pop(), ()):
                if other.second == pair.first:
                    return other
                if other.second not in seen:
                    seen.add(other.second)
                    queue.append(other.second)
        return None

    def _find_before(self) -> dict[str, list[Pair]]:
        """Return every pair of the loop's code by the lock that is held."""
        if self._before is None:
            self._before = defaultdict(list)
            for frame in self._analysis.graph.steps:
                for pair in self._pairs(frame):
                    self._before[pair.first].append(pair)
        return self._before

    def _pairs(self, frame: Frame) -> Iterator[Pair]:
        for held in self._own(frame):
            for other in self._own(frame):
                if other.span != held.span and _covers(held.held, other.span):
                    alike = held.lock == other.lock and held.base == other.base
                    yield Pair(held.lock, other.lock, frame, other.span, alike)
            for step in self._analysis.graph.steps.get(frame, ()):
                if step.target is not None and step.mode == "sync" and _covers(held.held, step.expression.span):
                    yield from self._pairs_below(frame, held, step, step.target)

    def _pairs_below(self, frame: Frame, held: Taken, step: Step, target: Frame) -> Iterator[Pair]:
        for lock in self._locks_of(target):
            alike = lock == held.lock and (not lock.startswith("attribute") or held.base == _receiver(step.expression))
            yield Pair(held.lock, lock, frame, step.expression.span, alike)

    def _locks_of(self, frame: Frame) -> dict[str, None]:
        """Return the locks that a frame and all that it runs take."""
        frames = self._analysis.graph.below(frame)
        return dict.fromkeys(taken.lock for inner in frames for taken in self._own(inner))

    def _own(self, frame: Frame) -> tuple[Taken, ...]:
        if frame not in self._taken:
            self._taken[frame] = ()  # a context manager that enters itself
            is_stub = self._analysis.program.is_stub(frame)
            self._taken[frame] = () if is_stub else (*self._entered(frame), *self._acquired(frame))
        return self._taken[frame]

    def _entered(self, frame: Frame) -> Iterator[Taken]:
        program = self._analysis.program
        for statement in walk_statements(program.scope(frame.ref).body):
            if isinstance(statement, ir.With) and not statement.is_async:
                for item in statement.items:
                    rest = make_span(span_end(item.context.span), span_end(statement.span))
                    for lock in self._locks_in(frame, item.context):
                        yield Taken(lock, item.context.span, rest, _base(item.context))

    def _locks_in(self, frame: Frame, context: ir.Expr) -> dict[str, None]:
        """Return the locks that entering a context manager takes."""
        engine = self._analysis.program.engine
        found: dict[str, None] = {}
        for item in engine.infer(frame, context).items:
            if self._is_lock(item):
                found[self._cell(frame, context)] = None
            else:
                for target in entered_targets(engine, item, is_async=False):
                    found.update(self._locks_of(target))
        return found

    def _acquired(self, frame: Frame) -> Iterator[Taken]:
        """Yield the locks that a method takes; nobody knows here how long they are held."""
        end = span_end(self._analysis.program.scope(frame.ref).span)
        for step in self._analysis.graph.steps.get(frame, ()):
            match step.expression:
                case ir.Call(func=ir.Attribute(value=value)) if self._waits_for_lock(frame, step):
                    if any(map(self._is_lock, self._analysis.program.engine.infer(step.at, value).items)):
                        rest = make_span(span_end(step.expression.span), end)
                        yield Taken(self._cell(frame, value), step.expression.span, rest, _base(value))
                case _:
                    continue

    def _waits_for_lock(self, frame: Frame, step: Step) -> bool:
        if step.target is None or not self._analysis.program.is_stub(step.target):
            return False
        facts = self._analysis.effects.of_step(frame, step)
        return any(fact.effect == "blocks" and fact.detail == "lock" for fact in facts)

    def _is_lock(self, item: object) -> bool:
        return isinstance(item, Instance) and self._analysis.program.has_mark(item, "lock")

    def _cell(self, frame: Frame, expression: ir.Expr) -> str:
        """Return the lock's cell; "" for one that is kept in a container, or chosen before."""
        if not isinstance(expression, ir.Name | ir.Attribute):
            return UNKNOWN_LOCK
        cell = find_cell(self._analysis.program.engine, frame, expression, bool)
        spelled = expression.id if isinstance(expression, ir.Name) else expression.attr
        return cell if cell_name(cell) == spelled or cell.startswith("global ") else UNKNOWN_LOCK


def _covers(held: Span, span: Span) -> bool:
    return span_start(held) <= span_start(span) and span_end(span) <= span_end(held)


def _base(expression: ir.Expr) -> str:
    return expression.value.id if isinstance(expression, ir.Attribute) and isinstance(expression.value, ir.Name) else ""


def _receiver(expression: ir.Expr) -> str:
    match expression:
        case ir.Call(func=ir.Attribute(value=ir.Name(id=name))) | ir.Attribute(value=ir.Name(id=name)):
            return name
        case _:
            return ""

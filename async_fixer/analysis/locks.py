"""An analysis in, the locks of threads out: where functions hold them, and in which order they take them.

One thread never waits for itself: on the loop every order is right. In threads two orders wait for each other.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from async_fixer.analysis.cells import cell_name, find_cell
from async_fixer.index import ir
from async_fixer.index.walk import own_expressions, walk_statements
from async_fixer.program.decorators import callee_marks
from async_fixer.program.handover import iterated_targets
from async_fixer.program.injection import marked_argument
from async_fixer.program.targets import entered_targets
from async_fixer.program.values import Frame, FunctionValue, Instance
from async_fixer.span import Span, is_inside, make_span, span_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.program.step import Step
    from async_fixer.program.values import Value

UNKNOWN_LOCK: Final = ""


class Taken(Struct, frozen=True):
    """A lock, by its cell ("": which one is not known), that a frame takes at `span` and holds over `held`.

    `base`: the name that it is an attribute of, where that is one; it tells two objects of a class apart.
    `kept`: nothing here says how long it is held. `waits`: it has to, however long that takes.
    """

    lock: str
    span: Span
    held: Span
    base: str = ""
    kept: bool = False
    waits: bool = True
    owned: bool = False
    """only the thread that took it can give it back"""


class Pair(Struct, frozen=True):
    """`second` is taken by `frame`, or by what it runs at `span`, while it holds `first`."""

    first: str
    second: str
    frame: Frame
    span: Span
    alike: bool = False
    """they are the same lock of the same object: it is taken again by who holds it"""


class Locks:
    """Answers which locks frames hold, and in which orders they take them."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._taken: dict[Frame, tuple[Taken, ...]] = {}
        self._kept: dict[Frame, dict[str, None]] = {}
        self._before: dict[str, list[Pair]] | None = None

    def held_at(self, frame: Frame, span: Span) -> Iterator[Taken]:
        """Yield what a frame took that it holds, or may hold, at a place."""
        yield from (taken for taken in self.taken(frame) if is_inside(span, taken.held))

    def taken(self, frame: Frame) -> tuple[Taken, ...]:
        """Return every lock that a frame takes itself, or that what it runs leaves it with."""
        if frame not in self._taken:
            self._taken[frame] = ()  # what runs itself leaves itself with nothing
            if not self._analysis.program.is_stub(frame):
                self._taken[frame] = (*self._entered(frame), *self._iterated(frame), *self._called(frame))
        return self._taken[frame]

    def kept_by(self, frame: Frame) -> dict[str, None]:
        """Return the locks that are still held when a frame returns, or yields."""
        if frame not in self._kept:
            self._kept[frame] = {}
            yields = self._yields(frame)
            self._kept[frame] = {
                taken.lock: None
                for taken in self.taken(frame)
                if (taken.kept and not self._is_used_again(frame, taken))
                or any(is_inside(span, taken.held) for span in yields)
            }
        return self._kept[frame]

    def asked(self, frame: Frame) -> Iterator[Span]:
        """Yield where a frame asks whether a lock is held, or gives up where it is."""
        for step in self._analysis.graph.steps.get(frame, ()):
            marks = self._analysis.program.engine.marks(step.target.ref) if step.target is not None else ()
            if any(mark.name == "contended" for mark in marks) or self._gives_up(frame, step):
                yield step.expression.span
        for taken in self.taken(frame):
            if not taken.waits and self._is_used_again(frame, taken):
                yield taken.span

    def _gives_up(self, frame: Frame, step: Step) -> bool:
        """Tell whether a function of a library would wait for a lock, but was told not to."""
        if step.target is None or not isinstance(step.expression, ir.Call) or step.callee is None:
            return False
        is_function = isinstance(step.callee, FunctionValue) and step.callee.receiver is None
        facts = self._analysis.effects.of_step(frame, step)
        return is_function and self._takes_lock(step.target) and not any(fact.effect == "blocks" for fact in facts)

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
        for held in self.taken(frame):
            for other in self.taken(frame):
                if other.span != held.span and is_inside(other.span, held.held):
                    alike = held.lock == other.lock and held.base == other.base
                    yield Pair(held.lock, other.lock, frame, other.span, alike)
            for step in self._analysis.graph.steps.get(frame, ()):
                if (
                    step.target is not None
                    and step.mode in ("sync", "await")
                    and is_inside(step.expression.span, held.held)
                ):
                    yield from self._pairs_below(frame, held, step, step.target)

    def _pairs_below(self, frame: Frame, held: Taken, step: Step, target: Frame) -> Iterator[Pair]:
        for lock in self._locks_of(target):
            alike = lock == held.lock and (not lock.startswith("attribute") or held.base == _receiver(step.expression))
            yield Pair(held.lock, lock, frame, step.expression.span, alike)

    def _locks_of(self, frame: Frame) -> dict[str, None]:
        """Return the locks that a frame and all that it runs take."""
        frames = self._analysis.graph.below(frame)
        return dict.fromkeys(taken.lock for inner in frames for taken in self.taken(inner))

    def _entered(self, frame: Frame) -> Iterator[Taken]:
        """Yield the locks that `with` holds, and those that what `async with` enters does."""
        program = self._analysis.program
        for statement in walk_statements(program.scope(frame.ref).body):
            if isinstance(statement, ir.With):
                for item in statement.items:
                    rest = make_span(span_end(item.context.span), span_end(statement.span))
                    for lock in self._locks_in(frame, item.context, is_async=statement.is_async):
                        yield Taken(lock, item.context.span, rest, _base(item.context))

    def _locks_in(self, frame: Frame, context: ir.Expr, *, is_async: bool) -> dict[str, None]:
        """Return the locks that are held while a context manager is entered."""
        engine = self._analysis.program.engine
        found: dict[str, None] = {}
        for item in engine.infer(frame, context).items:
            if self._is_lock(item):
                found[self._cell(frame, context)] = None
            else:
                for target in entered_targets(engine, item, is_async=is_async):
                    found.update(self.kept_by(target))
        return found

    def _iterated(self, frame: Frame) -> Iterator[Taken]:
        """Yield the locks that what a loop goes through holds between its items."""
        engine = self._analysis.program.engine
        for statement in walk_statements(self._analysis.program.scope(frame.ref).body):
            if isinstance(statement, ir.For):
                rest = make_span(span_end(statement.iterable.span), span_end(statement.span))
                for item in engine.infer(frame, statement.iterable).items:
                    for target in iterated_targets(engine, item, is_async=statement.is_async):
                        yield from (Taken(lock, statement.iterable.span, rest) for lock in self.kept_by(target))

    def _called(self, frame: Frame) -> Iterator[Taken]:
        """Yield the locks that calls take and do not give back."""
        end = span_end(self._analysis.program.scope(frame.ref).span)
        for step in self._analysis.graph.steps.get(frame, ()):
            rest = make_span(span_end(step.expression.span), end)
            for left in self._left_by(step):
                yield replace(left, span=step.expression.span, held=rest, kept=True)

    def _left_by(self, step: Step) -> Iterator[Taken]:
        """Yield the locks that a step leaves the frame with."""
        engine = self._analysis.program.engine
        if not isinstance(step.expression, ir.Call) or step.target is None or step.mode not in ("sync", "await"):
            return
        entered = self._entered_by_call(step, step.expression)
        if entered is not None:
            yield from (Taken(lock, 0, 0, _base(entered)) for lock in self._locks_in(step.at, entered, is_async=False))
        elif not self._analysis.program.is_stub(step.target):
            yield from (Taken(lock, 0, 0, owned=True) for lock in self.kept_by(step.target))
        elif isinstance(step.expression.func, ir.Attribute) and self._takes_lock(step.target):
            value = step.expression.func.value
            locks = [item for item in engine.infer(step.at, value).items if self._is_lock(item)]
            if locks:
                gives_up = bool(step.expression.args or step.expression.keywords)
                owned = any(self._is_owned(item) for item in locks)
                yield Taken(self._cell(step.at, value), 0, 0, _base(value), waits=not gives_up, owned=owned)

    def _entered_by_call(self, step: Step, call: ir.Call) -> ir.Expr | None:
        """Return the context manager that a call enters and leaves open."""
        engine = self._analysis.program.engine
        if step.callee is None:
            return None
        marks = (mark for mark in callee_marks(engine, step.callee) if mark.name == "enters")
        return next((marked_argument(engine, call, step.callee, mark.value) for mark in marks), None)

    def _is_used_again(self, frame: Frame, taken: Taken) -> bool:
        """Tell whether a later call of a method of the same lock, in the same function, may give it back."""
        for part in own_expressions(self._analysis.program.scope(frame.ref).body):
            if isinstance(part, ir.Call) and isinstance(part.func, ir.Attribute) and is_inside(part.span, taken.held):
                value = part.func.value
                is_lock = any(map(self._is_lock, self._analysis.program.engine.infer(frame, value).items))
                if is_lock and self._cell(frame, value) == taken.lock:
                    return True
        return False

    def _yields(self, frame: Frame) -> list[Span]:
        scope = self._analysis.program.scope(frame.ref)
        parts = own_expressions(scope.body) if scope.is_generator else ()
        return [part.span for part in parts if isinstance(part, ir.Yield)]

    def _takes_lock(self, target: Frame) -> bool:
        """Tell whether a method of a library takes a lock, also where it is told not to wait for it."""
        return any(
            mark.name == "blocks" and mark.value == "lock" for mark in self._analysis.program.engine.marks(target.ref)
        )

    def _is_lock(self, item: Value) -> bool:
        return isinstance(item, Instance) and self._analysis.program.has_mark(item, "lock")

    def _is_owned(self, item: Value) -> bool:
        return isinstance(item, Instance) and self._analysis.program.has_mark(item, "owned")

    def _cell(self, frame: Frame, expression: ir.Expr) -> str:
        """Return the lock's cell; "" for one that is kept in a container, or chosen before."""
        if not isinstance(expression, ir.Name | ir.Attribute):
            return UNKNOWN_LOCK
        cell = find_cell(self._analysis.program.engine, frame, expression, bool)
        spelled = expression.id if isinstance(expression, ir.Name) else expression.attr
        return cell if cell_name(cell) == spelled or cell.startswith("global ") else UNKNOWN_LOCK


def _base(expression: ir.Expr) -> str:
    return expression.value.id if isinstance(expression, ir.Attribute) and isinstance(expression.value, ir.Name) else ""


def _receiver(expression: ir.Expr) -> str:
    match expression:
        case ir.Call(func=ir.Attribute(value=ir.Name(id=name))) | ir.Attribute(value=ir.Name(id=name)):
            return name
        case _:
            return ""

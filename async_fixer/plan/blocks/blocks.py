"""Places that cannot be handed over one by one in, the blocks around them out that can be, as functions."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from async_fixer.analysis.primitives import is_given
from async_fixer.edits import OffloadBlock
from async_fixer.explanation import Way
from async_fixer.index import ir
from async_fixer.index.walk import child_blocks, own_expressions, walk_expression, walk_statements
from async_fixer.model import Decision, Obstacle
from async_fixer.plan.blocks.risks import find_holding, find_unsafe, find_unsafe_anywhere, findings_in
from async_fixer.plan.blocks.shapes import Misfit, Shape, make_shape
from async_fixer.plan.blocks.variables import Variables
from async_fixer.plan.hazards.considered import BY_A_THREAD, BY_AN_AWAIT
from async_fixer.plan.positions import innermost_loop, is_in_block
from async_fixer.program.values import Ref
from async_fixer.span import Span, is_inside, make_span, span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from async_fixer.index.walk import Block
    from async_fixer.model import Safety
    from async_fixer.plan.cases import Case

_MANY: Final = 3
"""so many places in a row move as one block rather than one by one"""


class Moved(Struct, frozen=True):
    """Statements that move into a function, and what speaks against it."""

    shape: Shape
    holding: tuple[Obstacle, ...]
    unsafe: tuple[Obstacle, ...] = ()

    @property
    def is_safe(self) -> bool:
        """Tell whether nothing speaks against it."""
        return not self.holding and not self.unsafe


class Blocks:
    """Answers which statements of one function can move into functions of their own."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._variables = Variables(case.analysis.program, case.ref)
        self._waits = sorted(_find_waits(case))
        self._weighed: dict[Shape, Moved] = {}
        self._general: tuple[Obstacle, ...] | None = None

    def find(self, spans: Sequence[Span], held: Collection[Span]) -> tuple[Moved, ...]:
        """Return the blocks that are better moved than the places in them, in order.

        Of `spans`, the places that block, those that are `held` cannot be handed over by themselves.
        """
        found: list[Moved] = []
        if _shows_variables(self._case):
            return ()
        rest = sorted(spans, key=span_start)
        tried = 0
        while rest:
            end = next((at for at in self._waits if at > span_start(rest[0])), span_end(self._case.scope.span))
            together = [span for span in rest if span_end(span) <= end] if end != tried else []
            moved = self._take(together or rest[:1], held)
            tried = end
            found += [] if moved is None else [moved]
            rest = [span for span in rest[1:] if moved is None or not is_inside(span, moved.shape.span)]
        return tuple(found)

    def _take(self, spans: Sequence[Span], held: Collection[Span]) -> Moved | None:
        """Return the block that moves with all of some places, or else with the first, if that is any better."""
        whole = self._find_around(spans, held) if self._is_worth(spans, held) else None
        if whole is not None and whole.is_safe:
            return whole
        first = self._find_around(spans[:1], held) if self._is_worth(spans[:1], held) else None
        if first is None or first.is_safe or whole is None or whole.holding:
            return first
        return whole

    def _is_worth(self, spans: Sequence[Span], held: Collection[Span]) -> bool:
        """Tell whether one hop would replace many, or what cannot be handed over by itself may move."""
        is_held = not set(spans).isdisjoint(held)
        return is_held or len(spans) >= _MANY or any(isinstance(self._loop(span), ir.For) for span in spans)

    def _loop(self, span: Span) -> ir.For | ir.While | None:
        return innermost_loop(self._case.scope.body, span)

    def _find_around(self, spans: Sequence[Span], held: Collection[Span]) -> Moved | None:
        """Return the smallest block that holds some places and is safe to move, or else the least bad one.

        What could be handed over one by one moves only where that is safe, and does not keep a thread for long.
        """
        best: Moved | None = None
        is_held = not set(spans).isdisjoint(held)
        whole = make_span(min(map(span_start, spans)), max(map(span_end, spans)))
        shapes = tuple(self._find_shapes(whole))
        coarse = [shape for shape in shapes if self._is_coarse(shape, spans)]
        for shape in (*coarse, *(shape for shape in shapes if is_held and shape not in coarse)):
            moved = self._weigh(shape)
            if moved.is_safe:
                return moved
            if best is None or (best.holding and not moved.holding):
                best = moved
        return best if is_held else None

    def _is_coarse(self, shape: Shape, spans: Sequence[Span]) -> bool:
        """Tell whether one hop replaces many, and the thread is not kept for as long as a `while` goes on."""
        parts = tuple(walk_statements(shape.statements))
        loops = [part for part in parts if isinstance(part, ir.For)]
        is_many = len(spans) >= _MANY or any(is_in_block(loop, span) for loop in loops for span in spans)
        return is_many and not any(isinstance(part, ir.While) for part in parts)

    def _weigh(self, shape: Shape) -> Moved:
        if shape not in self._weighed:
            holding = find_holding(self._case, shape, self._variables)
            unsafe = () if holding else tuple(dict.fromkeys((*find_unsafe(self._case, shape), *self._everywhere())))
            self._weighed[shape] = Moved(shape, holding, unsafe)
        return self._weighed[shape]

    def _everywhere(self) -> tuple[Obstacle, ...]:
        """Return what a human has to agree to whichever block moves."""
        if self._general is None:
            self._general = find_unsafe_anywhere(self._case)
        return self._general

    def _find_shapes(self, span: Span) -> Iterator[Shape]:
        """Yield the functions that the statements around a place could be, innermost blocks first."""
        for block, first, last in reversed(tuple(_find_runs(self._case.scope.body, span))):
            shapes = tuple(self._grow(block, first, last))
            plain = [shape for shape in shapes if shape.is_plain]
            tail = [shape for shape in shapes if shape.statements[-1] is block[-1] and not shape.outputs]
            yield from dict.fromkeys((*plain[:1], *(self._begin_earlier(block, shape) for shape in tail), *shapes[:1]))

    def _grow(self, block: Block, first: int, last: int) -> Iterator[Shape]:
        """Yield the shapes of the statements of a block from one on, with ever more behind them."""
        for end in range(last, len(block)):
            shape = make_shape(self._case, self._variables, block[first : end + 1])
            if isinstance(shape, Shape):
                yield shape

    def _begin_earlier(self, block: Block, shape: Shape) -> Shape:
        """Return the shape with the statements before it that bind what it would bind anew, if that helps."""
        first = block.index(shape.statements[0])
        for start in range(first, -1, -1):
            earlier = make_shape(self._case, self._variables, (*block[start:first], *shape.statements))
            if isinstance(earlier, Misfit):
                break
            if not earlier.rebound:
                return self._begin_with_values(block, earlier)
        return self._begin_with_values(block, shape)

    def _begin_with_values(self, block: Block, shape: Shape) -> Shape:
        """Return the shape with the plain values before it that nothing but it gives to its variables."""
        first = block.index(shape.statements[0])
        while first > 0 and self._is_for_it_alone(block[first - 1], shape):
            earlier = make_shape(self._case, self._variables, (block[first - 1], *shape.statements))
            if not isinstance(earlier, Shape) or (earlier.rebound, earlier.outputs) != (shape.rebound, shape.outputs):
                break
            shape, first = earlier, first - 1
        return shape

    def _is_for_it_alone(self, statement: ir.Stmt, shape: Shape) -> bool:
        """Tell whether a statement binds a variable to a plain value that the shape binds anew, and no other needs."""
        match statement:
            case ir.Assign(targets=(ir.Name(id=name),), value=ir.Literal() | ir.Display(items=())):
                own = name in self._variables.bound_in(shape.span) and name not in shape.rebound
                return own and not self._variables.is_kept(name, shape.span)
            case _:
                return False


def decide_blocks(case: Case, wrapper: str, moving: Sequence[Moved]) -> tuple[Decision, ...]:
    """Return a decision for each block to move, with all findings in it."""
    names = _names(case)
    return tuple(_decide(case, wrapper, item, "" if item.holding else next(names)) for item in moving)


def weigh_blocks(case: Case, moving: Sequence[Moved]) -> tuple[Way, ...]:
    """Return all that speaks for or against moving some blocks."""
    considered = (*BY_AN_AWAIT, *BY_A_THREAD)
    return tuple(Way("offload", case.place(item.shape.span), considered, item.holding, item.unsafe) for item in moving)


def _shows_variables(case: Case) -> bool:
    """Tell whether the function looks at all of its variables, or takes some by name: none of them may move."""
    program = case.analysis.program
    for frame in case.frames:
        for step in case.analysis.graph.steps.get(frame, ()):
            for mark in program.engine.marks(step.target.ref) if step.target is not None else ():
                if mark.name == "shows_variables" and not is_given(program, step, mark.text("unless_given")):
                    return True
    return False


def _find_waits(case: Case) -> Iterator[int]:
    """Yield the offsets at which the function awaits or yields."""
    for part in own_expressions(case.scope.body):
        if isinstance(part, ir.Await | ir.Yield):
            yield span_start(part.span)
    for statement in walk_statements(case.scope.body):
        if isinstance(statement, ir.For | ir.With) and statement.is_async:
            yield span_start(statement.span)


def _decide(case: Case, wrapper: str, moved: Moved, name: str) -> Decision:
    shape = moved.shape
    findings = tuple(item.finding for item in findings_in(case, shape))
    component = f"{case.ref.module}:{case.name}:{span_start(shape.span)}"
    if moved.holding:
        return Decision(case.name, None, "safe", findings, obstacles=moved.holding, component=component)
    edit = OffloadBlock(
        shape.span, wrapper, name, shape.rebound, shape.outputs, shape.gives, _is_annotated_alike(case), shape.last
    )
    path = case.analysis.program.index(case.ref.module).path
    safety: Safety = "unsafe" if moved.unsafe else "safe"
    return Decision(case.name, "offload", safety, findings, ((path, (edit,)),), moved.unsafe, component)


def _is_annotated_alike(case: Case) -> bool:
    """Tell whether the names in the annotation mean the same in the body: no class and no variable binds one."""
    scope = case.scope
    said = () if scope.returns is None else walk_expression(scope.returns)
    names = {part.id for part in said if isinstance(part, ir.Name)}
    around = case.analysis.program.scope(Ref(case.ref.module, scope.parent))
    hidden = {*scope.bindings, *(around.bindings if around.kind == "class" else ())}
    return names.isdisjoint(hidden)


def _names(case: Case) -> Iterator[str]:
    """Yield names for the functions that nothing of the file has yet."""
    base = f"{case.scope.name.strip('_') or 'work'}_sync"
    taken = case.analysis.program.index(case.ref.module).mentions
    numbered = (base if number == 1 else f"{base}_{number}" for number in count(1))
    yield from (name for name in numbered if name not in taken)


def _find_runs(block: Block, span: Span) -> Iterator[tuple[Block, int, int]]:
    """Yield the blocks that a place stands in, outermost first, each with the first and last statement that hold it."""
    inside = [number for number, part in enumerate(block) if _overlap(part.span, span)]
    if not inside:
        return
    yield block, inside[0], inside[-1]
    if len(inside) == 1:
        for inner in child_blocks(block[inside[0]]):
            if inner and is_inside(span, make_span(span_start(inner[0].span), span_end(inner[-1].span))):
                yield from _find_runs(inner, span)


def _overlap(one: Span, other: Span) -> bool:
    return span_start(one) < span_end(other) and span_start(other) < span_end(one)

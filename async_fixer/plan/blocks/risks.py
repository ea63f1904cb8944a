"""A shape in, what speaks against running it in a worker thread out."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from async_fixer.analysis.effects import is_handled
from async_fixer.analysis.facts import LOCAL
from async_fixer.analysis.roots import find_root
from async_fixer.index import ir
from async_fixer.index.walk import own_expressions, walk_statements
from async_fixer.model import Obstacle
from async_fixer.plan.hazards.callbacks import find_unseen_callbacks
from async_fixer.plan.hazards.callers import find_waiting
from async_fixer.plan.hazards.connections import find_second_connections
from async_fixer.plan.hazards.deadlines import find_deadlines
from async_fixer.plan.hazards.effects import (
    find_own_holding,
    find_own_unsafe,
    find_per_thread,
    find_process_wide,
    find_step_holding,
    find_step_unsafe,
)
from async_fixer.plan.hazards.files import find_file_state
from async_fixer.plan.hazards.generators import find_cut_off
from async_fixer.plan.hazards.interleaving import find_split_around, find_split_block, find_split_request
from async_fixer.plan.hazards.lock_order import find_lock_orders
from async_fixer.plan.hazards.locks import find_contended, find_held_locks, find_kept_by_step
from async_fixer.plan.hazards.sessions import find_sessions_around
from async_fixer.plan.hazards.stopping import find_stopped
from async_fixer.plan.hazards.tasks import find_order_of_tasks, find_shared_by_tasks
from async_fixer.plan.positions import enclosing_statements, innermost_loop, is_in_block
from async_fixer.plan.sites import blocking_blocks, is_lazy
from async_fixer.span import is_inside, span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.findings import Located
    from async_fixer.plan.blocks.shapes import Shape
    from async_fixer.plan.blocks.variables import Variables
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Frame


def find_holding(case: Case, shape: Shape, variables: Variables) -> tuple[Obstacle, ...]:
    """Return what makes it wrong to run the statements in a worker thread, each once."""
    return tuple(dict.fromkeys(_find_holding(case, shape, variables)))


def find_unsafe(case: Case, shape: Shape) -> tuple[Obstacle, ...]:
    """Return what a human has to agree to before the statements move, each once."""
    return tuple(dict.fromkeys(_find_unsafe(case, shape)))


def find_unsafe_anywhere(case: Case) -> tuple[Obstacle, ...]:
    """Return what a human has to agree to whichever statements of the function move."""
    found = chain(
        find_split_request(case),
        find_second_connections(case),
        find_file_state(case),
        find_contended(case, case.frames),
        *(find_split_around(case, frame) for frame in case.frames),
        *(find_process_wide(case, frame) for frame in _frames_around(case)),
    )
    return tuple(dict.fromkeys(found))


def _frames_around(case: Case) -> Iterator[Frame]:
    """Yield the frames of the function and of those that wait for it."""
    for frame in case.frames:
        yield frame
        yield from (caller for caller, _ in find_waiting(case, frame))


def _find_holding(case: Case, shape: Shape, variables: Variables) -> Iterator[Obstacle]:
    around = enclosing_statements(case.scope.body, shape.statements[0].span)
    yield from find_held_locks(case, shape.span)
    yield from find_sessions_around(case, shape.span)
    yield from find_stopped(case, tuple(part for part in around if part not in shape.statements))
    yield from find_per_thread(case)
    yield from find_cut_off(case, shape.span)
    for block in blocking_blocks(case):
        if is_in_block(block, shape.span):
            yield case.obstacle("block", "it uses what this block holds open", block.items[0].span)
    for located in findings_in(case, shape):
        if not located.finding.certain:
            yield Obstacle("guessed", "what it calls is not certain enough", located.finding.place)
        if is_lazy(case, located):
            yield case.obstacle("block", "it runs later, where what it gives is consumed", located.finding.span)
    for frame in case.frames:
        yield from find_own_holding(case, frame, shape.span)
    for located in _steps_in(case, shape):
        yield from _of_step(case, shape, located)
    yield from find_lock_orders(case, case.frames)
    yield from _find_crossing(case, shape, variables)


def _of_step(case: Case, shape: Shape, located: Located) -> Iterator[Obstacle]:
    target = located.step.target
    is_caught = is_handled(shape.statements, located.step.expression.span)
    for obstacle in find_step_holding(case, located):
        if obstacle.rule != "frame-bound" or not is_caught:
            yield obstacle
    moved = () if target is None else (target,)
    yield from find_unseen_callbacks(case, moved)
    yield from find_lock_orders(case, moved)
    yield from find_kept_by_step(case, target, located.step.expression.span)
    yield from find_shared_by_tasks(case, located)
    yield from find_order_of_tasks(case, located)


def _find_unsafe(case: Case, shape: Shape) -> Iterator[Obstacle]:
    for frame in case.frames:
        yield from _find_started(case, frame, shape)
        yield from find_own_unsafe(case, frame, shape.span)
        yield from find_split_block(case, frame, shape.span)
        yield from find_deadlines(case, frame, shape.span)
    for located in _steps_in(case, shape):
        yield from find_step_unsafe(case, located)


def _find_started(case: Case, frame: Frame, shape: Shape) -> Iterator[Obstacle]:
    """Yield the tasks that the function starts before the statements: these would run beside them."""
    loop = innermost_loop(case.scope.body, shape.span)
    for step in case.analysis.graph.steps.get(frame, ()):
        span = step.expression.span
        before = span_start(span) < span_end(shape.span) or (loop is not None and is_inside(span, loop.span))
        if step.mode == "spawn" and before:
            yield case.obstacle("shared-by-tasks", "a task that is started here would run at the same time", span)


def findings_in(case: Case, shape: Shape) -> tuple[Located, ...]:
    """Return the findings that moving the statements repairs."""
    return tuple(item for item in case.located if is_inside(item.step.expression.span, shape.span))


def _steps_in(case: Case, shape: Shape) -> Iterator[Located]:
    """Yield all that the statements run, as if each step of it had been found to block."""
    for frame in case.frames:
        for step in case.analysis.graph.steps.get(frame, ()):
            if is_inside(step.expression.span, shape.span):
                yield replace(case.located[0], frame=frame, step=step)


def _find_crossing(case: Case, shape: Shape, variables: Variables) -> Iterator[Obstacle]:
    """Yield what only works in one thread and would come into the function from the loop, or back from it."""
    own = frozenset(variables.bound_in(shape.span)) - frozenset(shape.rebound)
    for frame in case.frames:
        for part in chain(_find_given(shape, own), _find_returned(case, shape)):
            if _is_bound(case, frame, part):
                yield case.obstacle("thread-bound", "this only works in the thread that made it", part.span)


def _is_bound(case: Case, frame: Frame, part: ir.Expr) -> bool:
    held = case.infer(frame, part)
    if any(case.holding.is_bound(item) for item in held):
        return True
    is_new = find_root(case.analysis.program.engine, frame, part) == LOCAL
    return is_new and case.holding.holds_any(frame, part)


def _find_given(shape: Shape, own: frozenset[str]) -> Iterator[ir.Expr]:
    """Yield what the statements take from around them: variables, and attributes of these."""
    for part in own_expressions(shape.statements):
        if isinstance(part, ir.Name | ir.Attribute) and (base := _base(part)) and base not in own:
            yield part


def _find_returned(case: Case, shape: Shape) -> Iterator[ir.Expr]:
    """Yield what the statements give back: what they return, and variables that are read behind them."""
    for statement in walk_statements(shape.statements):
        if isinstance(statement, ir.Return) and statement.value is not None:
            yield statement.value
    names = frozenset((*shape.outputs, *shape.rebound))
    for part in own_expressions(case.scope.body):
        if isinstance(part, ir.Name) and part.id in names:
            yield part


def _base(part: ir.Expr) -> str:
    while isinstance(part, ir.Attribute):
        part = part.value
    return part.id if isinstance(part, ir.Name) else ""

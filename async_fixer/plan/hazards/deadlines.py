"""A deadline around what never waited never ran out: with a new await it could."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.walk import own_expressions, walk_expression
from async_fixer.plan.hazards.callers import find_waiting
from async_fixer.plan.positions import enclosing_expressions, enclosing_statements, is_in_block
from async_fixer.program.decorators import callee_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Frame
    from async_fixer.span import Span


def find_deadlines(case: Case, frame: Frame, span: Span) -> Iterator[Obstacle]:
    """Yield what would end a wait at a place of the function when a time has passed, here or where it is awaited."""
    for waiting, place in ((frame, span), *find_waiting(case, frame)):
        for call in _calls_around(case, waiting, place):
            if _is_deadline(case, waiting, call):
                yield case.obstacle("deadline", "its time could now run out", call.span, waiting.ref.module)
    yield from _find_races(case, frame)


def _find_races(case: Case, frame: Frame) -> Iterator[Obstacle]:
    """Yield what waits for the first of several tasks, or for so long, in a function that starts this one as a task."""
    graph = case.analysis.graph
    starters = dict.fromkeys(starter for item in graph.above(frame) for starter, _ in graph.starters.get(item, ()))
    for starter in starters:
        for part in own_expressions(case.analysis.program.scope(starter.ref).body):
            if isinstance(part, ir.Call) and _is_deadline(case, starter, part):
                reason = "which task is done in time could be another one"
                yield case.obstacle("deadline", reason, part.span, starter.ref.module)


def _calls_around(case: Case, frame: Frame, span: Span) -> Iterator[ir.Call]:
    """Yield the calls whose blocks a place stands in, and those that it is given to."""
    around = enclosing_statements(case.analysis.program.scope(frame.ref).body, span)
    contexts = [
        item.context for part in around if isinstance(part, ir.With) and is_in_block(part, span) for item in part.items
    ]
    parts = [part for context in contexts for part in walk_expression(context)]
    parts += enclosing_expressions(around[-1], span) if around else ()
    yield from (part for part in parts if isinstance(part, ir.Call))


def _is_deadline(case: Case, frame: Frame, call: ir.Call) -> bool:
    engine = case.analysis.program.engine
    callees = engine.infer(frame, call.func).items
    return any(mark.name == "deadline" for callee in callees for mark in callee_marks(engine, callee))

"""A generator in worker threads: each step may run in another one, so nothing of one thread may live across a yield."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.walk import own_expressions, walk_statements
from async_fixer.plan.hazards.locks import find_held_over_yields, find_kept
from async_fixer.plan.positions import enclosing_statements
from async_fixer.span import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.span import Span


def find_across_yields(case: Case) -> Iterator[Obstacle]:
    """Yield the locks that a generator holds while it yields, and the thread-bound values that it keeps."""
    if not case.scope.is_generator:
        return
    yield from find_held_over_yields(case)
    yield from find_kept(case)
    for part in own_expressions(case.scope.body):
        if isinstance(part, ir.Name | ir.Call) and _holds(case, part):
            yield case.obstacle("thread-bound", "it keeps this from one step to the next, in another thread", part.span)


def find_handed_out(case: Case) -> Iterator[Obstacle]:
    """Yield the thread-bound values that a function hands to code in another thread.

    It returns them, leaves them where others find them, or gives them to what will run later.
    """
    for statement in walk_statements(case.scope.body):
        if isinstance(statement, ir.Return) and statement.value is not None and _holds(case, statement.value):
            yield case.obstacle("thread-bound", "what it returns only works in the thread that made it", statement.span)
    for part in own_expressions(case.scope.body):
        if isinstance(part, ir.Call) and _is_for_later(case, part):
            for argument in (*part.args, *(keyword.value for keyword in part.keywords)):
                if _holds(case, argument):
                    reason = "what will run later gets this, which only works in the thread that made it"
                    yield case.obstacle("thread-bound", reason, argument.span)


def _is_for_later(case: Case, call: ir.Call) -> bool:
    """Tell whether a framework runs later what a call gives it."""
    callees = (item for frame in case.frames for item in case.infer(frame, call.func))
    return any(mark.name == "registers" for item in callees for mark in case.marks_of(item))


def find_cancellation(case: Case) -> Iterator[Obstacle]:
    """Yield the handlers for exceptions that only coroutines get to see."""
    for statement in walk_statements(case.scope.body):
        for handler in statement.handlers if isinstance(statement, ir.Try) else ():
            if handler.catches is not None and _catches_cancellation(case, handler.catches):
                yield case.obstacle(
                    "needs-loop", "it handles its cancellation, which a thread never sees", handler.span
                )


def _holds(case: Case, part: ir.Expr) -> bool:
    return any(case.holding.holds_any(frame, part) for frame in case.frames)


def find_cut_off(case: Case, span: Span) -> Iterator[Obstacle]:
    """Yield what runs when a request is cancelled around a place: a wait there would end before it has begun.

    An async generator that is being read is cancelled when the client goes away, and a task by who started it.
    """
    ends_early = _is_streamed(case) or any(map(case.accesses.is_spawned, case.frames))
    for statement in enclosing_statements(case.scope.body, span):
        if not isinstance(statement, ir.Try):
            continue
        parts = [handler for handler in statement.handlers if _may_be_cancelled(case, handler)]
        ends = [*statement.final] if ends_early else []
        for part in (*parts, *ends):
            if is_inside(span, part.span):
                yield case.obstacle("position", "it runs when the request is cancelled, and no wait would", part.span)


def _is_streamed(case: Case) -> bool:
    """Tell whether it is a generator for others to read: neither a dependency nor a context manager."""
    is_dependency = bool(case.entries) and all(entry.point.kind == "dependency" for entry in case.entries)
    return case.scope.is_generator and not case.scope.decorators and not is_dependency


def _may_be_cancelled(case: Case, handler: ir.Handler) -> bool:
    return handler.catches is None or _catches_cancellation(case, handler.catches)


def _catches_cancellation(case: Case, catches: ir.Expr) -> bool:
    parts = catches.items if isinstance(catches, ir.Display) else (catches,)
    held = [item for frame in case.frames for part in parts for item in case.infer(frame, part)]
    return any(mark.name == "cancellation" for item in held for mark in case.marks_of(item))

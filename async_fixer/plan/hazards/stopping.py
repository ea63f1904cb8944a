"""A StopIteration does not come out of a thread: who waits for one around a place would wait in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.program.decorators import callee_marks
from async_fixer.program.values import ClassValue, TupleValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Ref, Value

_REASON = "this handler would no longer catch it"


def find_stopped(case: Case, statements: tuple[ir.Stmt, ...]) -> Iterator[Obstacle]:
    """Yield the handlers around a place that wait for a StopIteration, and the blocks that end one."""
    for statement in statements:
        for handler in statement.handlers if isinstance(statement, ir.Try) else ():
            if handler.catches is not None and _is_stop(case, handler.catches):
                yield case.obstacle("stop-iteration", _REASON, handler.span)
        for item in statement.items if isinstance(statement, ir.With) else ():
            if isinstance(item.context, ir.Call) and _suppresses(case, item.context):
                yield case.obstacle("stop-iteration", _REASON, item.span)


def _suppresses(case: Case, call: ir.Call) -> bool:
    callees = (item for frame in case.frames for item in case.infer(frame, call.func))
    is_marked = any(
        mark.name == "suppresses" for item in callees for mark in callee_marks(case.analysis.program.engine, item)
    )
    return is_marked and any(_is_stop(case, argument) for argument in call.args)


def _is_stop(case: Case, expression: ir.Expr) -> bool:
    """Tell whether an expression is the class StopIteration, or a tuple that it is in, with a star or without."""
    if isinstance(expression, ir.Starred):
        return _is_stop(case, expression.value)
    parts = expression.items if isinstance(expression, ir.Display) else (expression,)
    held = [item for frame in case.frames for part in parts for item in case.infer(frame, part)]
    stop = case.analysis.program.engine.builtin("StopIteration").items
    wanted = {item.ref for item in stop if isinstance(item, ClassValue)}
    classes = (item for item in _flat(held) if isinstance(item, ClassValue))
    return any(not wanted.isdisjoint(_lineage(case, item)) for item in classes)


def _lineage(case: Case, item: ClassValue) -> set[Ref]:
    """Return a class and those that it is derived from."""
    return {owner.ref for owner in case.analysis.program.engine.lineage(item.ref, item.arguments).ancestors}


def _flat(held: list[Value]) -> Iterator[Value]:
    for item in held:
        yield from (
            _flat([part for values in item.items for part in values.items]) if isinstance(item, TupleValue) else (item,)
        )

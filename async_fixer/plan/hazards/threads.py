"""A value that only works in the thread that made it must not be handed to another one, nor come back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.program.values import Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.findings import Located
    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case


def find_crossing(case: Case, located: Located) -> Iterator[Obstacle]:
    """Yield the parts of an expression whose values would cross from the loop to a thread or back."""
    expression = located.step.expression
    for part in (expression, *_parts(expression)):
        held = case.analysis.program.engine.infer(located.step.at, part).items
        if any(is_bound(case, item) for item in held):
            yield case.obstacle("thread-bound", "this only works in the thread that made it", part.span)


def _parts(expression: ir.Expr) -> Iterator[ir.Expr]:
    match expression:
        case ir.Call(func=func, args=args, keywords=keywords):
            yield from args
            yield from (keyword.value for keyword in keywords)
            yield from _parts(func)
        case ir.Attribute(value=value):
            yield value
            yield from _parts(value)
        case _:
            return


def is_bound(case: Case, item: object) -> bool:
    """Tell whether a value only works in the thread that made it."""
    return isinstance(item, Instance) and not item.free and case.analysis.program.has_mark(item, "thread_bound")

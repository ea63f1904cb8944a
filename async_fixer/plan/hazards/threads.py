"""A value that only works in the thread that made it must not be handed to another one, nor come back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.facts import LOCAL
from async_fixer.analysis.roots import find_root
from async_fixer.index import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.findings import Located
    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case


def find_crossing(case: Case, located: Located) -> Iterator[Obstacle]:
    """Yield the parts of an expression whose values would cross from the loop to a thread or back."""
    expression = located.step.expression
    crossing = [part for part in _parts(expression) if _is_crossing(case, located, part)]
    if case.holding.holds_any(located.step.at, expression):
        crossing.append(expression)
    for part in crossing:
        yield case.obstacle("thread-bound", "this only works in the thread that made it", part.span)


def _is_crossing(case: Case, located: Located, part: ir.Expr) -> bool:
    """Tell whether a part is of the loop's thread: itself, or what the function made on the loop to hold such a thing.

    What others made is told by what is done with it.
    """
    held = case.infer(located.step.at, part)
    if any(case.holding.is_bound(item) for item in held):
        return True
    is_new = find_root(case.analysis.program.engine, located.step.at, part) == LOCAL
    return is_new and any(case.holding.holds(item) for item in held)


def _parts(expression: ir.Expr) -> Iterator[ir.Expr]:
    match expression:
        case ir.Await(value=value):
            yield from _parts(value)
        case ir.Call(func=func, args=args, keywords=keywords):
            yield from args
            yield from (keyword.value for keyword in keywords)
            yield func
            yield from _parts(func)
        case ir.Attribute(value=value):
            yield value
            yield from _parts(value)
        case _:
            return

"""What stands between the framework and the function: decorators that may await it or look at its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.program.decorators import decorator_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case

_INDIFFERENT: Final = frozenset({"keeps", "static", "class"})
"""effects of decorators that work on both kinds of function and leave it as it is"""


def find_decorators(case: Case) -> Iterator[Obstacle]:
    """Yield the decorators that are not known to take `def` and `async def` alike."""
    program = case.analysis.program
    outer = program.engine.outer(case.frames[0] if case.frames else program.frame(case.ref))
    for decorator in case.scope.decorators:
        marks = decorator_marks(program.engine, outer, decorator)
        known = [mark for mark in marks if mark.name == "registers" or mark.value in _INDIFFERENT]
        if not known:
            yield case.obstacle("decorated", f"{_shown(decorator)} may need an async function", decorator.span)


def _shown(decorator: ir.Expr) -> str:
    match decorator:
        case ir.Call(func=func):
            return _shown(func)
        case ir.Name(id=name) | ir.Attribute(attr=name):
            return f"the decorator `{name}`"
        case _:
            return "a decorator"

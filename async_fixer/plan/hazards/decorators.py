"""What stands between the framework and the function: decorators that may await it or look at its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.plan.annotations import find_twin
from async_fixer.program.decorators import decorator_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.program.program import Program
    from async_fixer.program.values import Ref

_INDIFFERENT: Final = frozenset({"keeps", "static", "class"})
"""effects of decorators that work on both kinds of function and leave it as it is"""


def find_decorators(case: Case) -> Iterator[Obstacle]:
    """Yield the decorators that are not known to take `def` and `async def` alike."""
    program = case.analysis.program
    outer = program.engine.outer(case.frames[0] if case.frames else program.frame(case.ref))
    for decorator in case.scope.decorators:
        marks = decorator_marks(program.engine, outer, decorator)
        known = any(mark.name == "registers" or mark.value in _INDIFFERENT for mark in marks)
        if not known and find_decorating_twin(program, case.ref, decorator) is None:
            yield case.obstacle("decorated", f"{_shown(decorator)} may need an async function", decorator.span)


def find_decorating_twin(program: Program, ref: Ref, decorator: ir.Expr) -> str | None:
    """Return the dotted name of the decorator that does the same for a `def`; None where there is none."""
    return find_twin(program, ref, decorator) if isinstance(decorator, ir.Name | ir.Attribute) else None


def _shown(decorator: ir.Expr) -> str:
    match decorator:
        case ir.Call(func=func):
            return _shown(func)
        case ir.Name(id=name) | ir.Attribute(attr=name):
            return f"the decorator `{name}`"
        case _:
            return "a decorator"

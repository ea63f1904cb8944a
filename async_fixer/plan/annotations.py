"""An async generator that becomes a generator says so in its return annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.model import DropArgument, ReplaceName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.model import Edit, Obstacle
    from async_fixer.plan.cases import Case


def follow_annotation(case: Case) -> Iterator[Edit]:
    """Yield the edits that turn an annotation like `AsyncIterator[X]` into that of its synchronous twin."""
    returns = case.scope.returns
    if not case.scope.is_generator or not isinstance(returns, ir.Subscript):
        return
    twin = _find_twin(case, returns.value)
    if twin is None:
        return
    yield ReplaceName(returns.value.span, twin)
    if isinstance(returns.index, ir.Display) and len(returns.index.items) > 1:
        yield DropArgument(returns.span)


def find_quoted(case: Case) -> Iterator[Obstacle]:
    """Yield the annotation in quotes of a generator, which would go on to say that it is an asynchronous one."""
    returns = case.scope.returns
    if case.scope.is_generator and isinstance(returns, ir.Literal) and isinstance(returns.value, str):
        yield case.obstacle("annotation", "its annotation in quotes would have to change as well", returns.span)


def _find_twin(case: Case, head: ir.Expr) -> str | None:
    program = case.analysis.program
    outer = program.engine.outer(program.frame(case.ref))
    for value in program.engine.infer(outer, head).items:
        for mark in program.engine.marks(getattr(value, "ref", case.ref)):
            if mark.name == "sync_twin":
                return mark.value
    return None

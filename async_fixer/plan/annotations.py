"""An async generator that becomes a generator says so in its return annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.edits import DropArgument, ReplaceName
from async_fixer.index import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.edits import Edit
    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.program.program import Program
    from async_fixer.program.values import Ref


def follow_annotation(program: Program, ref: Ref) -> Iterator[Edit]:
    """Yield the edits that turn an annotation like `AsyncIterator[X]` into that of its synchronous twin."""
    returns = program.scope(ref).returns
    if not program.scope(ref).is_generator or not isinstance(returns, ir.Subscript):
        return
    twin = find_twin(program, ref, returns.value)
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


def find_twin(program: Program, ref: Ref, head: ir.Expr) -> str | None:
    """Return the dotted name of the synchronous twin of what the header of a function names; None where it has none."""
    outer = program.engine.outer(program.frame(ref))
    for value in program.engine.infer(outer, head).items:
        for mark in program.engine.marks(getattr(value, "ref", ref)):
            if mark.name == "sync_twin":
                return mark.value
    return None

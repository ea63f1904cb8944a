"""A function in, the functions whose results a framework injects into its parameters out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.walk import walk_expression
from async_fixer.program.decorators import callee_marks
from async_fixer.program.injection import marked_argument
from async_fixer.program.values import FunctionValue, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame


def find_dependencies(program: Program, ref: Ref) -> frozenset[Ref]:
    """Return the dependencies of a function, those of its dependencies included."""
    found: dict[Ref, None] = {}
    queue = [ref]
    while queue:
        for dependency in _direct(program, queue.pop()):
            if dependency not in found:
                found[dependency] = None
                queue.append(dependency)
    return frozenset(found)


def _direct(program: Program, ref: Ref) -> Iterator[Ref]:
    outer = program.engine.outer(program.frame(ref))
    for parameter in program.scope(ref).parameters:
        for part in (parameter.default, parameter.annotation):
            if part is not None:
                yield from _injected(program, outer, part)


def _injected(program: Program, frame: Frame, expression: ir.Expr) -> Iterator[Ref]:
    alias = program.engine.alias(frame, expression) if isinstance(expression, ir.Name | ir.Attribute) else None
    if alias is not None:
        yield from _injected(program, *alias)
        return
    for part in walk_expression(expression):
        if isinstance(part, ir.Call):
            yield from _given(program, frame, part)


def _given(program: Program, frame: Frame, call: ir.Call) -> Iterator[Ref]:
    for callee in program.engine.infer(frame, call.func).items:
        for mark in callee_marks(program.engine, callee):
            argument = marked_argument(program.engine, call, callee, mark.text("parameter"))
            if mark.name == "injects" and argument is not None:
                held = program.engine.infer(frame, argument).items
                yield from (item.ref for item in held if isinstance(item, FunctionValue))

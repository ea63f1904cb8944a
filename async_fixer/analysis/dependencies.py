"""A function in, the functions whose results a framework injects into its parameters out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.roots import find_root
from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
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


def is_shared_injection(program: Program, ref: Ref, name: str) -> bool:
    """Tell whether what is injected into a parameter of a function is one object for all requests."""
    return _is_shared(program, ref, name, set())


def _is_shared(program: Program, ref: Ref, name: str, seen: set[Ref]) -> bool:
    parameters = [parameter for parameter in program.scope(ref).parameters if parameter.name == name]
    providers = [provider for parameter in parameters for provider in _providers(program, ref, parameter)]
    return any(_gives_shared(program, provider, seen | {ref}) for provider in providers if provider not in seen)


def _gives_shared(program: Program, provider: Ref, seen: set[Ref]) -> bool:
    if program.is_memoized(provider):
        return True
    frame = program.frame(provider)
    body = program.scope(provider).body
    returned = [part.value for part in walk_statements(body) if isinstance(part, ir.Return) and part.value is not None]
    yielded = [part.value for part in _own(body) if isinstance(part, ir.Yield) and part.value is not None]
    for value in (*returned, *yielded):
        root = find_root(program.engine, frame, value)
        name = root.removeprefix("parameter ")
        if root and (name == root or _is_shared(program, provider, name, seen)):
            return True
    return False


def _own(body: tuple[ir.Stmt, ...]) -> Iterator[ir.Expr]:
    for statement in walk_statements(body):
        for expression in expressions_of(statement):
            yield from walk_expression(expression)


def _direct(program: Program, ref: Ref) -> Iterator[Ref]:
    for parameter in program.scope(ref).parameters:
        yield from _providers(program, ref, parameter)


def _providers(program: Program, ref: Ref, parameter: ir.Parameter) -> Iterator[Ref]:
    outer = program.engine.outer(program.frame(ref))
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

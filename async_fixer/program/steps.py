"""A frame in, what its body runs out: calls, property reads, iterations, `with`, awaits, operators, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from msgspec import Struct

from async_fixer.index import ir
from async_fixer.index.walk import child_expressions, expressions_of, walk_statements
from async_fixer.program.infer import OPERATORS, comprehension_frame
from async_fixer.program.targets import (
    argument_targets,
    call_targets,
    entered_targets,
    iterated_targets,
    method_targets,
    read_targets,
    written_targets,
)
from async_fixer.program.values import Frame, Running, Value, Values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from async_fixer.program.engine import Engine

Mode: TypeAlias = Literal["sync", "await", "spawn", "thread"]
"""how it runs: here and now, as a part of this coroutine, by itself on the loop, or in another thread"""
Action: TypeAlias = Literal["call", "read", "write", "iterate", "enter", "operator", "await"]


class Step(Struct, frozen=True):
    """One thing that a body runs."""

    mode: Mode
    action: Action
    expression: ir.Expr
    at: Frame
    """the frame that evaluates `expression`: the body's own, or a comprehension's in it"""
    target: Frame | None
    """what runs; None: not resolved"""
    callee: Value | None = None
    """call: what is called, for its marks and arguments"""
    certain: bool = True


def find_steps(engine: Engine, frame: Frame) -> tuple[Step, ...]:
    """Return what the body of `frame` runs, in order; statements of nested functions and lambdas are theirs."""
    scope = engine.scope(frame.ref)
    if scope.kind == "comprehension":
        return tuple(_comprehension_steps(engine, frame, engine.comprehension(frame.ref)))
    return tuple(_body_steps(engine, frame, scope.body))


def _body_steps(engine: Engine, frame: Frame, body: tuple[ir.Stmt, ...]) -> Iterator[Step]:
    for statement in walk_statements(body):
        if isinstance(statement, ir.Define):
            yield from _definition_steps(engine, frame, statement)
            continue
        stored = _stored(statement)
        for expression in expressions_of(statement):
            for part in child_expressions(expression) if expression in stored else (expression,):
                yield from _steps(engine, frame, part)
        visit = _STATEMENTS.get(type(statement))
        if visit is not None:
            yield from visit(engine, frame, statement)


def _stored(statement: ir.Stmt) -> tuple[ir.Expr, ...]:
    """Return the expressions that a statement writes to: reading them runs nothing."""
    match statement:
        case ir.Assign(targets=targets) | ir.Delete(targets=targets):
            return targets
        case ir.For(target=target):
            return (target,)
        case _:
            return ()


def _definition_steps(engine: Engine, frame: Frame, statement: ir.Define) -> Iterator[Step]:
    scope = engine.module(frame.ref.module).scopes[statement.scope]
    defaults = [parameter.default for parameter in scope.parameters if parameter.default is not None]
    for expression in (*scope.decorators, *defaults, *scope.bases):
        yield from _steps(engine, frame, expression)


def _steps(engine: Engine, frame: Frame, expression: ir.Expr) -> Iterator[Step]:
    if isinstance(expression, ir.Comprehension):
        yield from _steps(engine, frame, expression.first)
        if expression.kind != "generator":
            inner = comprehension_frame(engine, frame, expression)
            yield from _comprehension_steps(engine, inner, expression)
        return
    if isinstance(expression, ir.Lambda):
        return
    for child in child_expressions(expression):
        yield from _steps(engine, frame, child)
    visit = _EXPRESSIONS.get(type(expression))
    if visit is not None:
        yield from visit(engine, frame, expression)


def _comprehension_steps(engine: Engine, inner: Frame, expression: ir.Comprehension) -> Iterator[Step]:
    outer = inner.closure or inner
    for number, clause in enumerate(expression.clauses):
        where = outer if number == 0 else inner
        if number:
            yield from _steps(engine, inner, clause.iterable)
        yield from _iterations(engine, where, clause.iterable, is_async=clause.is_async)
        for condition in clause.conditions:
            yield from _steps(engine, inner, condition)
    for element in expression.elements:
        yield from _steps(engine, inner, element)


def _iterations(engine: Engine, frame: Frame, iterable: ir.Expr, *, is_async: bool) -> Iterator[Step]:
    held = engine.infer(frame, iterable)
    targets = [target for item in held.items for target in iterated_targets(engine, item, is_async=is_async)]
    mode: Mode = "await" if is_async else "sync"
    if is_async and not targets:
        yield Step("await", "iterate", iterable, frame, None)
    for target in targets:
        yield Step(mode, "iterate", iterable, frame, target, certain=held.complete)


def _call(engine: Engine, frame: Frame, call: ir.Call) -> Iterator[Step]:
    held = engine.infer(frame, call.func)
    if not held.items:
        yield Step("sync", "call", call, frame, None)
    for value in held.items:
        for target in call_targets(engine, frame, call, value):
            yield Step("sync", "call", call, frame, target, value, held.complete)
        for mode, target in argument_targets(engine, frame, call, value):
            yield Step(mode, "call", call, frame, target, certain=held.complete)


def _read(engine: Engine, frame: Frame, expression: ir.Attribute) -> Iterator[Step]:
    held = engine.infer(frame, expression.value)
    for value in held.items:
        for target in read_targets(engine, value, expression.attr):
            yield Step("sync", "read", expression, frame, target, certain=held.complete)


def _await(engine: Engine, frame: Frame, expression: ir.Await) -> Iterator[Step]:
    held = engine.infer(frame, expression.value)
    coroutines = [item for item in held.items if isinstance(item, Running) and item.kind == "coroutine"]
    for item in coroutines:
        yield Step("await", "await", expression, frame, item.frame, certain=held.complete)
    if len(coroutines) < len(held.items) or not coroutines:
        yield Step("await", "await", expression, frame, None)


def _operation(engine: Engine, frame: Frame, expression: ir.Operation) -> Iterator[Step]:
    method = OPERATORS.get(expression.ops[0])
    if method is not None:
        yield from _methods(engine, frame, expression, engine.infer(frame, expression.operands[0]), method)


def _subscript(engine: Engine, frame: Frame, expression: ir.Subscript) -> Iterator[Step]:
    yield from _methods(engine, frame, expression, engine.infer(frame, expression.value), "__getitem__")


def _methods(engine: Engine, frame: Frame, expression: ir.Expr, held: Values, method: str) -> Iterator[Step]:
    for value in held.items:
        for target in method_targets(engine, value, method):
            yield Step("sync", "operator", expression, frame, target, certain=held.complete)


def _for(engine: Engine, frame: Frame, statement: ir.For) -> Iterator[Step]:
    yield from _iterations(engine, frame, statement.iterable, is_async=statement.is_async)


def _with(engine: Engine, frame: Frame, statement: ir.With) -> Iterator[Step]:
    for item in statement.items:
        held = engine.infer(frame, item.context)
        targets = [target for value in held.items for target in entered_targets(engine, value, statement.is_async)]
        if statement.is_async and not targets:
            yield Step("await", "enter", item.context, frame, None)
        mode: Mode = "await" if statement.is_async else "sync"
        for target in targets:
            yield Step(mode, "enter", item.context, frame, target, certain=held.complete)


def _assign(engine: Engine, frame: Frame, statement: ir.Assign) -> Iterator[Step]:
    for target in statement.targets:
        if isinstance(target, ir.Attribute):
            yield from _written(engine, frame, target)


def _augmented(engine: Engine, frame: Frame, statement: ir.AugAssign) -> Iterator[Step]:
    if isinstance(statement.target, ir.Attribute):
        yield from _written(engine, frame, statement.target)


def _written(engine: Engine, frame: Frame, target: ir.Attribute) -> Iterator[Step]:
    held = engine.infer(frame, target.value)
    for value in held.items:
        for setter in written_targets(engine, value, target.attr):
            yield Step("sync", "write", target, frame, setter, certain=held.complete)


_EXPRESSIONS: Final[dict[type, Callable[[Engine, Frame, Any], Iterator[Step]]]] = {
    ir.Attribute: _read,
    ir.Await: _await,
    ir.Call: _call,
    ir.Operation: _operation,
    ir.Subscript: _subscript,
}
_STATEMENTS: Final[dict[type, Callable[[Engine, Frame, Any], Iterator[Step]]]] = {
    ir.Assign: _assign,
    ir.AugAssign: _augmented,
    ir.For: _for,
    ir.With: _with,
}

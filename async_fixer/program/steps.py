"""A frame in, what its body runs out: calls, property reads, iterations, `with`, awaits, operators, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from msgspec import Struct

from async_fixer.index import ir
from async_fixer.index.walk import child_expressions, expressions_of, live_statements
from async_fixer.program.handover import handed_over, iterated_targets, run_later
from async_fixer.program.implicit import (
    ITERATION,
    Iterated,
    Method,
    Special,
    implied_by_expression,
    implied_by_statement,
    test,
)
from async_fixer.program.infer import comprehension_frame
from async_fixer.program.names import enclosing_frame
from async_fixer.program.outside import assigned_attributes
from async_fixer.program.passing import Passed
from async_fixer.program.targets import (
    call_targets,
    entered_targets,
    find_methods,
    frame_of,
    read_targets,
    written_targets,
)
from async_fixer.program.values import (
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    Ref,
    Running,
    Value,
    Values,
    join,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.members import Accessor

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
    for statement in live_statements(body):
        if isinstance(statement, ir.Define):
            yield from _definition_steps(engine, frame, statement)
            continue
        stored = _stored(statement)
        for expression in expressions_of(statement):
            for part in child_expressions(expression) if expression in stored else (expression,):
                yield from _steps(engine, frame, part)
        for implied in implied_by_statement(statement):
            yield from _implied(engine, frame, implied)
        for target, _ in assigned_attributes(statement):
            yield from _written(engine, frame, target)
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
    for decorator in scope.decorators:
        yield from _decorations(engine, frame, statement, decorator)
    if scope.kind == "class" and frame.ref.scope:
        inner = Frame(Ref(frame.ref.module, statement.scope), None, enclosing_frame(engine, frame))
        yield from _body_steps(engine, inner, scope.body)


def _decorations(engine: Engine, frame: Frame, statement: ir.Define, decorator: ir.Expr) -> Iterator[Step]:
    """Yield what a decorator runs as it gets a function or class."""
    held = engine.infer(frame, decorator)
    for value in held.items:
        defined = FunctionValue(Ref(frame.ref.module, statement.scope), None, enclosing_frame(engine, frame))
        for target in call_targets(engine, Passed((one(defined),)), value):
            yield Step("sync", "call", decorator, frame, target, value, held.complete)


def _steps(engine: Engine, frame: Frame, expression: ir.Expr) -> Iterator[Step]:
    if isinstance(expression, ir.Comprehension):
        yield from _steps(engine, frame, expression.first)
        if expression.kind != "generator":
            inner = comprehension_frame(engine, frame, expression)
            yield from _comprehension_steps(engine, inner, expression)
        return
    if isinstance(expression, ir.Lambda):
        scope = engine.module(frame.ref.module).scopes[expression.scope]
        for default in (parameter.default for parameter in scope.parameters if parameter.default is not None):
            yield from _steps(engine, frame, default)
        return
    for child in child_expressions(expression):
        yield from _steps(engine, frame, child)
    for implied in implied_by_expression(expression):
        yield from _implied(engine, frame, implied)
    visit = _EXPRESSIONS.get(type(expression))
    if visit is not None:
        yield from visit(engine, frame, expression)


def _implied(engine: Engine, frame: Frame, implied: Special | Iterated) -> Iterator[Step]:
    if isinstance(implied, Iterated):
        yield from _iterations(engine, frame, implied.iterable, is_async=False)
        return
    for method in implied.choices:
        steps = tuple(_method_steps(engine, frame, implied.at, method))
        yield from steps
        if any(step.target is not None and not _is_plain(engine, step.callee) for step in steps):
            return


def _is_plain(engine: Engine, callee: Value | None) -> bool:
    """Tell whether a method is that of a number or text, which may leave the work to the other operand."""
    receiver = callee.receiver if isinstance(callee, FunctionValue) else None
    return isinstance(receiver, Instance) and engine.is_plain(receiver)


def _method_steps(engine: Engine, frame: Frame, at: ir.Expr, method: Method) -> Iterator[Step]:
    held = engine.infer(frame, method.operand)
    if method.name == ITERATION:
        yield from _iterations(engine, frame, method.operand, is_async=False)
        return
    for value in held.items:
        for function in find_methods(engine, value, method.name):
            passed = Passed(tuple(engine.infer(frame, argument) for argument in method.arguments))
            for target in call_targets(engine, passed, function):
                yield Step("sync", "operator", at, frame, target, function, held.complete)
            for mode, target in handed_over(engine, passed, function):
                yield Step(mode, "operator", at, frame, target, certain=held.complete)


def _comprehension_steps(engine: Engine, inner: Frame, expression: ir.Comprehension) -> Iterator[Step]:
    outer = inner.closure or inner
    for number, clause in enumerate(expression.clauses):
        where = outer if number == 0 else inner
        if number:
            yield from _steps(engine, inner, clause.iterable)
        yield from _iterations(engine, where, clause.iterable, is_async=clause.is_async)
        yield from _unpacked(engine, where, clause.target, clause.iterable)
        for condition in clause.conditions:
            yield from _steps(engine, inner, condition)
            for implied in test(condition):
                yield from _implied(engine, inner, implied)
    for element in expression.elements:
        yield from _steps(engine, inner, element)


def _iterations(engine: Engine, frame: Frame, iterable: ir.Expr, *, is_async: bool) -> Iterator[Step]:
    held = engine.infer(frame, iterable)
    yield from _iterated(engine, frame, iterable, held, is_async=is_async)


def _iterated(engine: Engine, frame: Frame, at: ir.Expr, held: Values, *, is_async: bool) -> Iterator[Step]:
    targets = [target for item in held.items for target in iterated_targets(engine, item, is_async=is_async)]
    if is_async and not targets:
        yield Step("await", "iterate", at, frame, None)
    for target in targets:
        mode: Mode = "await" if engine.scope(target.ref).is_async else "sync"
        yield Step(mode, "iterate", at, frame, target, certain=held.complete)


def _unpacked(engine: Engine, frame: Frame, target: ir.Expr, iterable: ir.Expr) -> Iterator[Step]:
    """Yield what taking the items of a loop apart runs."""
    if isinstance(target, ir.Display):
        held = join([engine.element(item) for item in engine.infer(frame, iterable).items])
        yield from _iterated(engine, frame, iterable, held, is_async=False)


def _call(engine: Engine, frame: Frame, call: ir.Call) -> Iterator[Step]:
    yield from _by_name(engine, frame, call)
    held = engine.infer(frame, call.func)
    if not held.items:
        yield Step("sync", "call", call, frame, None)
    for value in held.items:
        passed = engine.passed(frame, call)
        for target in call_targets(engine, passed, value):
            yield Step("sync", "call", call, frame, target, value, held.complete)
        for mode, target in handed_over(engine, passed, value):
            yield Step(mode, "call", call, frame, target, certain=held.complete)


def _by_name(engine: Engine, frame: Frame, call: ir.Call) -> Iterator[Step]:
    """Yield what `getattr(x, "name")` and its like run: a property, `__getattr__`, a setter."""
    match call:
        case ir.Call(func=ir.Name(id=function), args=(held, ir.Literal(value=str() as name), *_)):
            accessor = _ACCESS.get(function)
        case _:
            return
    if accessor is None or engine.origin(frame, call.func) != f"builtins.{function}":
        return
    for value in engine.infer(frame, held).items:
        found = written_targets(engine, value, name, accessor) if accessor else read_targets(engine, value, name)
        for target in found:
            yield Step("sync", "write" if accessor else "read", call, frame, target)


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
    for value in held.items:
        for function in find_methods(engine, value, "__await__"):
            yield Step("sync", "await", expression, frame, frame_of(function), certain=held.complete)
    if len(coroutines) < len(held.items) or not coroutines:
        yield Step("await", "await", expression, frame, None)


def _for(engine: Engine, frame: Frame, statement: ir.For) -> Iterator[Step]:
    yield from _iterations(engine, frame, statement.iterable, is_async=statement.is_async)
    yield from _unpacked(engine, frame, statement.target, statement.iterable)


def _with(engine: Engine, frame: Frame, statement: ir.With) -> Iterator[Step]:
    for item in statement.items:
        held = engine.infer(frame, item.context)
        targets = [
            target for value in held.items for target in entered_targets(engine, value, is_async=statement.is_async)
        ]
        targets += [target for value in held.items for target in run_later(engine, value, "entered")]
        if statement.is_async and not targets:
            yield Step("await", "enter", item.context, frame, None)
        mode: Mode = "await" if statement.is_async else "sync"
        for target in targets:
            yield Step(mode, "enter", item.context, frame, target, certain=held.complete)


def _augmented(engine: Engine, frame: Frame, statement: ir.AugAssign) -> Iterator[Step]:
    if isinstance(statement.target, ir.Attribute):
        yield from _written(engine, frame, statement.target)


def _delete(engine: Engine, frame: Frame, statement: ir.Delete) -> Iterator[Step]:
    for target in statement.targets:
        if isinstance(target, ir.Attribute):
            yield from _written(engine, frame, target, "deleter")


def _written(engine: Engine, frame: Frame, target: ir.Attribute, accessor: Accessor = "setter") -> Iterator[Step]:
    held = engine.infer(frame, target.value)
    for value in held.items:
        for setter in written_targets(engine, value, target.attr, accessor):
            yield Step("sync", "write", target, frame, setter, certain=held.complete)


def _raise(engine: Engine, frame: Frame, statement: ir.Raise) -> Iterator[Step]:
    """Yield what raising an exception class runs: its constructor."""
    if statement.exc is None:
        return
    held = engine.infer(frame, statement.exc)
    for value in held.items:
        if isinstance(value, ClassValue):
            for target in call_targets(engine, Passed(), value):
                yield Step("sync", "call", statement.exc, frame, target, value, held.complete)


_ACCESS: Final[dict[str, Accessor]] = {
    "delattr": "deleter",
    "getattr": "",
    "hasattr": "",
    "setattr": "setter",
}
_EXPRESSIONS: Final[dict[type, Callable[[Engine, Frame, Any], Iterator[Step]]]] = {
    ir.Attribute: _read,
    ir.Await: _await,
    ir.Call: _call,
}
_STATEMENTS: Final[dict[type, Callable[[Engine, Frame, Any], Iterator[Step]]]] = {
    ir.AugAssign: _augmented,
    ir.Delete: _delete,
    ir.For: _for,
    ir.Raise: _raise,
    ir.With: _with,
}

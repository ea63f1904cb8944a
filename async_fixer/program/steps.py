"""A frame in, what its body runs out: calls, property reads, iterations, `with`, awaits, operators, in order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from async_fixer.index import ir
from async_fixer.index.walk import (
    child_expressions,
    expressions_of,
    header_expressions,
    live_statements,
)
from async_fixer.program.class_statements import class_steps
from async_fixer.program.decorators import undecorated
from async_fixer.program.implicit import collected, implied_by_expression, implied_by_statement, test
from async_fixer.program.implied import ITERATION, Arithmetic, Asked, Compared, Iterated, Method, Read, Special
from async_fixer.program.infer import comprehension_frame
from async_fixer.program.operators import arithmetic_steps, comparison_steps, is_plain_method, method_steps
from async_fixer.program.outside import assigned_attributes
from async_fixer.program.patterns import asked_steps
from async_fixer.program.records import Passed
from async_fixer.program.step import Step
from async_fixer.program.step_kinds import (
    EXPRESSION_STEPS,
    STATEMENT_STEPS,
    iterations,
    reads,
    unpacked,
    written,
)
from async_fixer.program.targets import call_targets
from async_fixer.program.truth import evaluated_parts, truth
from async_fixer.program.values import (
    Frame,
    Ref,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.implied import Implied


def find_steps(engine: Engine, frame: Frame) -> tuple[Step, ...]:
    """Return what the body of `frame` runs, in order; statements of nested functions and lambdas are theirs."""
    scope = engine.scope(frame.ref)
    if scope.kind == "comprehension":
        return tuple(_comprehension_steps(engine, frame, engine.comprehension(frame.ref)))
    return tuple(_body_steps(engine, frame, scope.body))


def _body_steps(engine: Engine, frame: Frame, body: tuple[ir.Stmt, ...]) -> Iterator[Step]:
    for statement in live_statements(body, partial(truth, engine, frame)):
        if isinstance(statement, ir.Define):
            yield from _definition_steps(engine, frame, statement)
            continue
        stored = _stored(statement)
        for expression in _evaluated(engine, frame, statement):
            for part in child_expressions(expression) if expression in stored else (expression,):
                yield from _steps(engine, frame, part)
        for implied in implied_by_statement(statement):
            yield from _implied(engine, frame, implied)
        for target, _ in assigned_attributes(statement):
            yield from written(engine, frame, target)
        visit = STATEMENT_STEPS.get(type(statement))
        if visit is not None:
            yield from visit(engine, frame, statement)


def _evaluated(engine: Engine, frame: Frame, statement: ir.Stmt) -> tuple[ir.Expr, ...]:
    """Return the expressions of a statement, without the annotation of a local variable."""
    found = expressions_of(statement)
    is_annotated = isinstance(statement, ir.Assign) and statement.annotation is not None
    is_local = engine.scope(frame.ref).kind == "function" or _are_annotations_kept(engine, frame)
    return found[:-1] if is_annotated and is_local else found


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
    for expression in header_expressions(scope, annotations=not _are_annotations_kept(engine, frame)):
        yield from _steps(engine, frame, expression)
    for decorator in scope.decorators:
        yield from _decorations(engine, frame, statement, decorator)
    if scope.kind == "class" and frame.ref.scope:
        yield from class_steps(engine, frame, statement.scope)


def _are_annotations_kept(engine: Engine, frame: Frame) -> bool:
    """Tell whether a module keeps its annotations as text."""
    return "annotations" in engine.bindings(Ref(frame.ref.module, 0)).names


def _decorations(engine: Engine, frame: Frame, statement: ir.Define, decorator: ir.Expr) -> Iterator[Step]:
    """Yield what a decorator runs as it gets a function or class."""
    held = engine.infer(frame, decorator)
    for value in held.items:
        passed = Passed((one(undecorated(engine, frame, statement.scope)),))
        for target in call_targets(engine, passed, value):
            yield Step("sync", "call", decorator, frame, target, value, held.complete)


def _steps(engine: Engine, frame: Frame, expression: ir.Expr) -> Iterator[Step]:
    if isinstance(expression, ir.Comprehension):
        yield from _steps(engine, frame, expression.first)
        if expression.kind == "generator":
            yield from method_steps(engine, frame, expression.first, Method(expression.first, ITERATION))
        else:
            yield from _comprehension_steps(engine, comprehension_frame(engine, frame, expression), expression)
        return
    if isinstance(expression, ir.Lambda):
        scope = engine.module(frame.ref.module).scopes[expression.scope]
        for default in (parameter.default for parameter in scope.parameters if parameter.default is not None):
            yield from _steps(engine, frame, default)
        return
    for child in evaluated_parts(engine, frame, expression):
        yield from _steps(engine, frame, child)
    for implied in implied_by_expression(expression):
        yield from _implied(engine, frame, implied)
    visit = EXPRESSION_STEPS.get(type(expression))
    if visit is not None:
        yield from visit(engine, frame, expression)


def _implied(engine: Engine, frame: Frame, implied: Implied) -> Iterator[Step]:
    yield from _IMPLIED[type(implied)](engine, frame, implied)


def _iterated(engine: Engine, frame: Frame, implied: Iterated) -> Iterator[Step]:
    yield from iterations(engine, frame, implied.iterable, is_async=False)


def _read(engine: Engine, frame: Frame, implied: Read) -> Iterator[Step]:
    yield from reads(engine, frame, implied.at, engine.infer(frame, implied.operand), implied.name)


def _first_method(engine: Engine, frame: Frame, implied: Special) -> Iterator[Step]:
    for method in implied.choices:
        steps = tuple(_asked(engine, frame, implied.at, method))
        yield from steps
        if any(step.target is not None and not is_plain_method(engine, step.callee) for step in steps):
            return


def _asked(engine: Engine, frame: Frame, at: ir.Expr, method: Method) -> Iterator[Step]:
    if method.name == ITERATION:
        yield from iterations(engine, frame, method.operand, is_async=False)
    else:
        yield from method_steps(engine, frame, at, method)


_IMPLIED: Final[dict[type, Callable[[Engine, Frame, Any], Iterator[Step]]]] = {
    Arithmetic: arithmetic_steps,
    Asked: asked_steps,
    Compared: comparison_steps,
    Iterated: _iterated,
    Read: _read,
    Special: _first_method,
}


def _comprehension_steps(engine: Engine, inner: Frame, expression: ir.Comprehension) -> Iterator[Step]:
    outer = inner.closure or inner
    for number, clause in enumerate(expression.clauses):
        where = outer if number == 0 else inner
        if number:
            yield from _steps(engine, inner, clause.iterable)
        yield from iterations(engine, where, clause.iterable, is_async=clause.is_async)
        yield from unpacked(engine, where, clause.target, clause.iterable)
        for condition in clause.conditions:
            yield from _steps(engine, inner, condition)
            for implied in test(condition):
                yield from _implied(engine, inner, implied)
    for element in expression.elements:
        yield from _steps(engine, inner, element)
    for implied in collected(expression):
        yield from _implied(engine, inner, implied)

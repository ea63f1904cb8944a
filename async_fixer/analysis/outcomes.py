"""A function in, the expressions that stand for what it gives out: returned, yielded, or handed to a `with` block."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from async_fixer.analysis.held import below_items
from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.program.values import Frame, FunctionValue, Instance, Running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Ref, Value

_ENTER = ("__enter__", "__aenter__")


class Outcome(NamedTuple):
    """An expression in a function's body, and which part of it is meant; None: the object that was asked itself."""

    frame: Frame
    expression: ir.Expr | None
    path: str


def returned_by(engine: Engine, ref: Ref) -> tuple[ir.Expr, ...]:
    """Return what the statements of a function return."""
    statements = walk_statements(engine.scope(ref).body)
    return tuple(part.value for part in statements if isinstance(part, ir.Return) and part.value is not None)


def find_outcomes(engine: Engine, frame: Frame, path: str) -> Iterator[Outcome]:
    """Yield what a function gives below `path`: a generator what it yields, as its items."""
    if not engine.scope(frame.ref).is_generator:
        yield from (Outcome(frame, value, path) for value in returned_by(engine, frame.ref))
    else:
        yield from (part for rest in below_items(path)[:1] for part in find_yielded(engine, frame, rest))


def find_yielded(engine: Engine, frame: Frame, path: str) -> Iterator[Outcome]:
    """Yield what a generator function yields, below `path`."""
    for statement in walk_statements(engine.scope(frame.ref).body):
        for expression in expressions_of(statement):
            for part in walk_expression(expression):
                if isinstance(part, ir.Yield) and part.value is not None:
                    yield Outcome(frame, part.value, f"[].{path}".rstrip(".") if part.from_ else path)


def find_entered(engine: Engine, item: Value, path: str) -> Iterator[Outcome]:
    """Yield what `with` gets from a context manager."""
    match item:
        case Running(frame=frame, kind="context" | "async_context"):
            yield from find_yielded(engine, frame, path)
        case Instance():
            for name in _ENTER:
                for method in engine.attribute(item, name).items:
                    if isinstance(method, FunctionValue):
                        yield from _by_method(engine, method, path)
        case _:
            return


def _by_method(engine: Engine, method: FunctionValue, path: str) -> Iterator[Outcome]:
    frame = Frame(method.ref, method.receiver, method.closure)
    scope = engine.scope(method.ref)
    if not engine.module(method.ref.module).is_stub:
        for outcome in find_outcomes(engine, frame, path):
            is_self = isinstance(outcome.expression, ir.Name) and outcome.expression.id == scope.parameters[0].name
            yield outcome._replace(expression=None) if is_self else outcome
    elif isinstance(scope.returns, ir.Name) and scope.returns.id == "Self":
        yield Outcome(frame, None, path)


def receiver_of(expression: ir.Expr) -> ir.Expr | None:
    """Return the object whose method or property an expression calls or reads; None for a plain function."""
    match expression:
        case ir.Await(value=value):
            return receiver_of(value)
        case ir.Call(func=ir.Attribute(value=value)) | ir.Attribute(value=value) | ir.Subscript(value=value):
            return value
        case ir.Call(func=func):
            return func
        case _:
            return None

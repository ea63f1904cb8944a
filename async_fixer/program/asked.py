"""A function in, the names whose value decides what it runs out: compared, tested or looked up by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Expr, Scope, Stmt


def find_asked(scope: Scope) -> frozenset[str]:
    """Return what the body of a function asks of its names; what stands in lambdas and definitions is theirs."""
    deciding: set[str] = set()
    for statement in walk_statements(scope.body):
        deciding.update(_names(_tested(statement)))
        for expression in expressions_of(statement):
            for part in walk_expression(expression):
                deciding.update(_names(_deciding(part)))
    return frozenset(deciding)


def _tested(statement: Stmt) -> tuple[Expr, ...]:
    return (statement.test,) if isinstance(statement, ir.If | ir.While | ir.Assert) else ()


def _deciding(part: Expr) -> tuple[Expr, ...]:
    match part:
        case ir.Operation(operands=operands):
            return operands
        case ir.Conditional(test=test):
            return (test,)
        case ir.Subscript(index=index):
            return (index,)
        case _:
            return ()


def _names(expressions: tuple[Expr, ...]) -> Iterator[str]:
    return (part.id for part in expressions if isinstance(part, ir.Name))

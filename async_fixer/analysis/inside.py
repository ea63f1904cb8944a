"""A function in, the expressions in it and in all that it defines out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index.walk import expressions_of, header_expressions, walk_expression, walk_statements
from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index import ir
    from async_fixer.program.program import Program


def scopes_inside(program: Program, ref: Ref) -> Iterator[Ref]:
    """Yield a scope and those inside of it, at any depth."""
    inside = {ref.scope}
    yield ref
    for number, scope in enumerate(program.index(ref.module).scopes):
        if scope.parent in inside:  # what is inside comes behind
            inside.add(number)
            yield Ref(ref.module, number)


def expressions_inside(program: Program, ref: Ref) -> Iterator[tuple[Ref, ir.Expr]]:
    """Yield every expression of a function and of what it defines, each with the scope that evaluates it."""
    for where in scopes_inside(program, ref):
        scope = program.scope(where)
        for statement in walk_statements(scope.body):
            for expression in expressions_of(statement):
                yield from ((where, part) for part in walk_expression(expression))
        for header in header_expressions(scope, annotations=False) if where != ref else ():
            yield from ((Ref(where.module, scope.parent), part) for part in walk_expression(header))

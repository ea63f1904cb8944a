"""A function or a module in, the expressions in it out, each with the scope or the frame that evaluates it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, header_expressions, walk_expression, walk_statements
from async_fixer.program.infer import comprehension_frame
from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame


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


def expressions_of_module(program: Program, key: str) -> Iterator[tuple[Frame, ir.Expr]]:
    """Yield every expression of a module's bodies with the frame that evaluates it."""
    for number, scope in enumerate(program.index(key).scopes):
        frame = program.frame(Ref(key, number))
        for statement in walk_statements(scope.body):
            for expression in expressions_of(statement):
                yield from parts_of(program.engine, frame, expression)


def parts_of(engine: Engine, frame: Frame, expression: ir.Expr) -> Iterator[tuple[Frame, ir.Expr]]:
    """Yield an expression and every one in it with the frame that evaluates it: that of a comprehension in there."""
    for part in walk_expression(expression, comprehensions=False):
        yield frame, part
        if isinstance(part, ir.Comprehension):
            inner = comprehension_frame(engine, frame, part)
            clauses = [inside for clause in part.clauses for inside in clause.conditions]
            clauses += [clause.iterable for clause in part.clauses[1:]]
            for inside in (*clauses, *part.elements):
                yield from parts_of(engine, inner, inside)

"""`ast` lambdas, comprehensions and format strings in, records out; those that open a scope add it to the file's."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.index.core import ExprBuilder, FileState, expression, expressions, span_of
from async_fixer.index.expressions import target
from async_fixer.index.fstrings import read_format
from async_fixer.index.parameters import bind_parameters, parameters_of
from async_fixer.index.scopes import enter_scope, leave_scope, parent_index
from async_fixer.span import make_span, span_end, span_start

if TYPE_CHECKING:
    from typing import Literal as Choice

_NAMES: Final = {"list": "<listcomp>", "set": "<setcomp>", "dict": "<dictcomp>", "generator": "<genexpr>"}


def _lambda(node: ast.Lambda, state: FileState, span: int) -> ir.Lambda:
    parameters = parameters_of(node.args, state)
    draft = enter_scope("lambda", "<lambda>", state)
    bind_parameters(parameters, state)
    value = expression(node.body, state)
    bindings = leave_scope(draft, state)
    start = span_start(span)
    state.scopes[draft.index] = ir.Scope(
        "lambda",
        "<lambda>",
        draft.qualname,
        parent_index(draft),
        span,
        make_span(start, start + len("lambda")),
        is_generator=draft.is_generator,
        parameters=parameters,
        body=(ir.Return(value.span, value),),
        bindings=bindings,
    )
    return ir.Lambda(span, draft.index)


def _list_comprehension(node: ast.ListComp, state: FileState, span: int) -> ir.Comprehension:
    return _comprehension("list", [node.elt], node.generators, state, span)


def _set_comprehension(node: ast.SetComp, state: FileState, span: int) -> ir.Comprehension:
    return _comprehension("set", [node.elt], node.generators, state, span)


def _generator(node: ast.GeneratorExp, state: FileState, span: int) -> ir.Comprehension:
    return _comprehension("generator", [node.elt], node.generators, state, span)


def _dict_comprehension(node: ast.DictComp, state: FileState, span: int) -> ir.Comprehension:
    return _comprehension("dict", [node.key, node.value], node.generators, state, span)


def _comprehension(
    kind: Choice["list", "set", "dict", "generator"],
    elements: list[ast.expr],
    generators: list[ast.comprehension],
    state: FileState,
    span: int,
) -> ir.Comprehension:
    first = expression(generators[0].iter, state)
    draft = enter_scope("comprehension", _NAMES[kind], state)
    clauses = _clauses(generators, first, span_end(span_of(elements[-1], state)), state)
    made = expressions(elements, state)
    bindings = leave_scope(draft, state)
    start = span_start(span)
    state.scopes[draft.index] = ir.Scope(
        "comprehension",
        _NAMES[kind],
        draft.qualname,
        parent_index(draft),
        span,
        make_span(start, start),
        is_async=any(clause.is_async for clause in clauses),
        bindings=bindings,
    )
    return ir.Comprehension(span, kind, first, draft.index, clauses, made)


def _clauses(
    generators: list[ast.comprehension],
    first: ir.Expr,
    end: int,
    state: FileState,
) -> tuple[ir.Clause, ...]:
    """Return the clauses; `end` is where what stands before the first one ends."""
    made = []
    for number, node in enumerate(generators):
        iterable = expression(node.iter, state) if number else first
        names = target(node.target, state)
        conditions = expressions(node.ifs, state)
        start = state.text.rfind("async" if node.is_async else "for", end, span_start(names.span))
        end = span_end((conditions[-1] if conditions else iterable).span)
        made.append(ir.Clause(make_span(start, end), names, iterable, conditions, bool(node.is_async)))
    return tuple(made)


BUILDERS: Final[dict[type[ast.AST], ExprBuilder]] = {
    ast.Lambda: _lambda,
    ast.ListComp: _list_comprehension,
    ast.SetComp: _set_comprehension,
    ast.DictComp: _dict_comprehension,
    ast.GeneratorExp: _generator,
    ast.JoinedStr: read_format,
    getattr(ast, "TemplateStr", ast.JoinedStr): read_format,
}
"""Template strings came with Python 3.14; before, their row repeats that of f-strings."""

"""`def` and `class` statements in, Define records out; what they define is added to the file's scopes."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.index.core import FileState, StmtBuilder, bind, block, expressions, optional
from async_fixer.index.expressions import keywords_of
from async_fixer.index.parameters import bind_parameters, parameters_of
from async_fixer.index.scopes import bind_type_parameters, enter_scope, leave_scope, parent_index
from async_fixer.index.spans import find_decorator, find_name
from async_fixer.span import make_span, span_end, span_start

if TYPE_CHECKING:
    AnyFunction = ast.FunctionDef | ast.AsyncFunctionDef


def _function(node: AnyFunction, state: FileState, span: int) -> ir.Define:
    bind(node.name, state)
    decorators = expressions(node.decorator_list, state)
    parameters = parameters_of(node.args, state)
    returns = optional(node.returns, state)
    draft = enter_scope("function", node.name, state)
    bind_parameters(parameters, state)
    type_parameters = bind_type_parameters(node, state)
    body = block(node.body, state)
    bindings = leave_scope(draft, state)
    state.scopes[draft.index] = ir.Scope(
        "function",
        node.name,
        draft.qualname,
        parent_index(draft),
        span,
        find_name(state.text, span_start(span)),
        type(node) is ast.AsyncFunctionDef,
        draft.is_generator,
        decorators,
        parameters,
        returns,
        type_parameters=type_parameters,
        body=body,
        bindings=bindings,
    )
    return ir.Define(_with_decorators(node, state, span), draft.index)


def _class(node: ast.ClassDef, state: FileState, span: int) -> ir.Define:
    bind(node.name, state)
    decorators = expressions(node.decorator_list, state)
    bases = expressions(node.bases, state)
    keywords = keywords_of(node.keywords, state)
    draft = enter_scope("class", node.name, state)
    type_parameters = bind_type_parameters(node, state)
    body = block(node.body, state)
    bindings = leave_scope(draft, state)
    state.scopes[draft.index] = ir.Scope(
        "class",
        node.name,
        draft.qualname,
        parent_index(draft),
        span,
        find_name(state.text, span_start(span)),
        decorators=decorators,
        bases=bases,
        keywords=keywords,
        type_parameters=type_parameters,
        body=body,
        bindings=bindings,
    )
    return ir.Define(_with_decorators(node, state, span), draft.index)


def _with_decorators(node: AnyFunction | ast.ClassDef, state: FileState, span: int) -> int:
    if not node.decorator_list:
        return span
    return make_span(find_decorator(state.text, state.offsets, node.decorator_list[0]), span_end(span))


BUILDERS: Final[dict[type[ast.AST], StmtBuilder]] = {
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _class,
}

"""`ast` statements in, records out: all but definitions and `match`."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.index.core import (
    FileState,
    StmtBuilder,
    bind,
    block,
    expression,
    optional,
    span_of,
)
from async_fixer.index.expressions import dotted_mentions, operator_of, target
from async_fixer.index.walk import type_checking_arm
from async_fixer.span import make_span, span_end, span_start

if TYPE_CHECKING:
    from typing import Any


def _expression(node: ast.Expr, state: FileState, span: int) -> ir.Expression:
    value = expression(node.value, state)
    same = value.span == span
    return ir.Expression(value.span if same else span, value)  # one integer for both: there are millions


def _assign(node: ast.Assign, state: FileState, span: int) -> ir.Assign:
    value = expression(node.value, state)
    return ir.Assign(span, tuple([target(name, state) for name in node.targets]), value)


def _annotated(node: ast.AnnAssign, state: FileState, span: int) -> ir.Assign:
    annotation = expression(node.annotation, state)
    value = optional(node.value, state)
    return ir.Assign(span, (target(node.target, state),), value, annotation)


def _alias(node: Any, state: FileState, span: int) -> ir.Assign:  # noqa: ANN401 - ast.TypeAlias came with Python 3.12
    state.mentions.update([parameter.name for parameter in node.type_params])
    return ir.Assign(span, (target(node.name, state),), expression(node.value, state))


def _augmented(node: ast.AugAssign, state: FileState, span: int) -> ir.AugAssign:
    changed = target(node.target, state)
    return ir.AugAssign(span, changed, operator_of(node.op) + "=", expression(node.value, state))


def _return(node: ast.Return, state: FileState, span: int) -> ir.Return:
    return ir.Return(span, optional(node.value, state))


def _raise(node: ast.Raise, state: FileState, span: int) -> ir.Raise:
    return ir.Raise(span, optional(node.exc, state), optional(node.cause, state))


def _assert(node: ast.Assert, state: FileState, span: int) -> ir.Assert:
    return ir.Assert(span, expression(node.test, state), optional(node.msg, state))


def _delete(node: ast.Delete, state: FileState, span: int) -> ir.Delete:
    return ir.Delete(span, tuple([target(name, state) for name in node.targets]))


def _import(node: ast.Import, state: FileState, span: int) -> ir.Import:
    names = []
    for alias in node.names:
        name = dotted_mentions(alias.name, state)
        bound = alias.asname or name.partition(".")[0]
        bind(bound, state)
        names.append(ir.ImportedName(name, bound))
    return ir.Import(span, "", 0, tuple(names), is_from=False, type_checking=state.type_checking)


def _import_from(node: ast.ImportFrom, state: FileState, span: int) -> ir.Import:
    module = dotted_mentions(node.module, state) if node.module else ""
    names = []
    for alias in node.names:
        bound = "" if alias.name == "*" else alias.asname or alias.name
        if bound:
            state.mentions.add(alias.name)
            bind(bound, state)
        names.append(ir.ImportedName(alias.name, bound))
    return ir.Import(span, module, node.level, tuple(names), is_from=True, type_checking=state.type_checking)


def _if(node: ast.If, state: FileState, span: int) -> ir.If:
    test = expression(node.test, state)
    outer = state.type_checking
    arm = type_checking_arm(test)
    state.type_checking = outer or arm == 0
    body = block(node.body, state)
    state.type_checking = outer or arm == 1
    orelse = block(node.orelse, state)
    state.type_checking = outer
    return ir.If(span, test, body, orelse)


def _while(node: ast.While, state: FileState, span: int) -> ir.While:
    test = expression(node.test, state)
    return ir.While(span, test, block(node.body, state), block(node.orelse, state))


def _for(node: ast.For | ast.AsyncFor, state: FileState, span: int) -> ir.For:
    iterable = expression(node.iter, state)
    names = target(node.target, state)
    body = block(node.body, state)
    return ir.For(span, names, iterable, body, block(node.orelse, state), type(node) is ast.AsyncFor)


def _with(node: ast.With | ast.AsyncWith, state: FileState, span: int) -> ir.With:
    items = tuple([_item(item, state) for item in node.items])
    return ir.With(span, items, block(node.body, state), type(node) is ast.AsyncWith)


def _item(node: ast.withitem, state: FileState) -> ir.WithItem:
    context = expression(node.context_expr, state)
    if node.optional_vars is None:
        return ir.WithItem(context.span, context, None)
    names = target(node.optional_vars, state)
    return ir.WithItem(make_span(span_start(context.span), span_end(names.span)), context, names)


def _try(node: ast.Try, state: FileState, span: int) -> ir.Try:
    body = block(node.body, state)
    handlers = tuple([_handler(handler, state) for handler in node.handlers])
    orelse = block(node.orelse, state)
    return ir.Try(span, body, handlers, orelse, block(node.finalbody, state), type(node) is not ast.Try)


def _handler(node: ast.ExceptHandler, state: FileState) -> ir.Handler:
    catches = optional(node.type, state)
    if node.name:
        bind(node.name, state)
    return ir.Handler(span_of(node, state), catches, node.name or "", block(node.body, state))


def _declare(node: ast.Global | ast.Nonlocal, state: FileState, span: int) -> ir.Declare:
    is_global = type(node) is ast.Global
    state.mentions.update(node.names)
    state.scope.foreign.update(dict.fromkeys(node.names, is_global))
    return ir.Declare(span, tuple(node.names), is_global)


def _pass(_: ast.Pass, __: FileState, span: int) -> ir.Simple:
    return ir.Simple(span, "pass")


def _break(_: ast.Break, __: FileState, span: int) -> ir.Simple:
    return ir.Simple(span, "break")


def _continue(_: ast.Continue, __: FileState, span: int) -> ir.Simple:
    return ir.Simple(span, "continue")


BUILDERS: Final[dict[type[ast.AST], StmtBuilder]] = {
    ast.Expr: _expression,
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _augmented,
    ast.Return: _return,
    ast.Raise: _raise,
    ast.Assert: _assert,
    ast.Delete: _delete,
    ast.Import: _import,
    ast.ImportFrom: _import_from,
    ast.If: _if,
    ast.While: _while,
    ast.For: _for,
    ast.AsyncFor: _for,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.Try: _try,
    getattr(ast, "TryStar", ast.Try): _try,
    getattr(ast, "TypeAlias", ast.Pass): _alias,
    ast.Global: _declare,
    ast.Nonlocal: _declare,
    ast.Pass: _pass,
    ast.Break: _break,
    ast.Continue: _continue,
}
"""What the running Python does not have (`except*`, `type`) stands in a row that a later or an equal one replaces."""

"""`ast` expressions in, records out: all but those that open a scope or hide inside a string."""

from __future__ import annotations

import ast
from sys import intern
from typing import Final

from async_fixer.index import ir
from async_fixer.index.core import ExprBuilder, FileState, bind, expression, expressions, optional, span_of
from async_fixer.index.literals import literal_of, mention_words
from async_fixer.index.scopes import bind_walrus

_BINARY: Final[dict[type[ast.operator], tuple[str, str]]] = {
    ast.Add: ("+", "sum"),
    ast.Sub: ("-", "sum"),
    ast.Mult: ("*", "product"),
    ast.Div: ("/", "product"),
    ast.FloorDiv: ("//", "product"),
    ast.Mod: ("%", "product"),
    ast.MatMult: ("@", "product"),
    ast.LShift: ("<<", "shift"),
    ast.RShift: (">>", "shift"),
    ast.BitAnd: ("&", "and"),
    ast.BitXor: ("^", "xor"),
    ast.BitOr: ("|", "or"),
    ast.Pow: ("**", ""),
}
"""How each operator is written, and the group of operators that it makes one flat chain with ("": none)."""

_UNARY: Final = {ast.Not: "not", ast.USub: "-", ast.UAdd: "+", ast.Invert: "~"}
_COMPARE: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
}


def operator_of(node: ast.operator) -> str:
    """Return how a binary operator is written: `+`."""
    return _BINARY[type(node)][0]


def _name(node: ast.Name, state: FileState, span: int) -> ir.Name:
    state.mentions.add(node.id)
    return ir.Name(span, node.id)


def _attribute(node: ast.Attribute, state: FileState, span: int) -> ir.Attribute:
    attr = node.attr
    state.mentions.add(attr)
    return ir.Attribute(span, expression(node.value, state), attr)


def _call(node: ast.Call, state: FileState, span: int) -> ir.Call:
    func = expression(node.func, state)
    args = expressions(node.args, state)
    return ir.Call(span, func, args, keywords_of(node.keywords, state) if node.keywords else ())


def keywords_of(nodes: list[ast.keyword], state: FileState) -> tuple[ir.Keyword, ...]:
    """Return the records of the keyword arguments of a call or a class header."""
    made = []
    for node in nodes:
        name = node.arg or ""
        if name:
            state.mentions.add(name)
        made.append(ir.Keyword(span_of(node, state), name, expression(node.value, state)))
    return tuple(made)


def _constant(node: ast.Constant, state: FileState, span: int) -> ir.Literal:
    value = node.value
    if type(value) is str:
        mention_words(value, state.mentions)
    return literal_of(value, span)


def _subscript(node: ast.Subscript, state: FileState, span: int) -> ir.Subscript:
    return ir.Subscript(span, expression(node.value, state), expression(node.slice, state))


def _starred(node: ast.Starred, state: FileState, span: int) -> ir.Starred:
    return ir.Starred(span, expression(node.value, state))


def _await(node: ast.Await, state: FileState, span: int) -> ir.Await:
    return ir.Await(span, expression(node.value, state))


def _yield(node: ast.Yield, state: FileState, span: int) -> ir.Yield:
    state.scope.is_generator = True
    return ir.Yield(span, optional(node.value, state), from_=False)


def _yield_from(node: ast.YieldFrom, state: FileState, span: int) -> ir.Yield:
    state.scope.is_generator = True
    return ir.Yield(span, expression(node.value, state), from_=True)


def _conditional(node: ast.IfExp, state: FileState, span: int) -> ir.Conditional:
    test = expression(node.test, state)
    return ir.Conditional(span, test, expression(node.body, state), expression(node.orelse, state))


def _walrus(node: ast.NamedExpr, state: FileState, span: int) -> ir.Walrus:
    value = expression(node.value, state)
    bind_walrus(node.target.id, state)
    return ir.Walrus(span, node.target.id, value)


def _binary(node: ast.BinOp, state: FileState, span: int) -> ir.Operation:
    """Flatten `a + b - c`: chains of thousands of terms occur, and nobody above should have to recurse into them."""
    text, group = _BINARY[type(node.op)]
    ops, operands = [text], [node.right]
    left = node.left
    while type(left) is ast.BinOp and group:
        text, other = _BINARY[type(left.op)]
        if other != group:
            break
        ops.append(text)
        operands.append(left.right)
        left = left.left
    operands.append(left)
    return ir.Operation(span, tuple(ops[::-1]), expressions(operands[::-1], state))


def _boolean(node: ast.BoolOp, state: FileState, span: int) -> ir.Operation:
    op = "and" if type(node.op) is ast.And else "or"
    return ir.Operation(span, (op,) * (len(node.values) - 1), expressions(node.values, state))


def _unary(node: ast.UnaryOp, state: FileState, span: int) -> ir.Operation:
    return ir.Operation(span, (_UNARY[type(node.op)],), (expression(node.operand, state),))


def _compare(node: ast.Compare, state: FileState, span: int) -> ir.Operation:
    ops = tuple([_COMPARE[type(op)] for op in node.ops])
    return ir.Operation(span, ops, expressions([node.left, *node.comparators], state))


def _tuple(node: ast.Tuple, state: FileState, span: int) -> ir.Display:
    return ir.Display(span, "tuple", expressions(node.elts, state))


def _list(node: ast.List, state: FileState, span: int) -> ir.Display:
    return ir.Display(span, "list", expressions(node.elts, state))


def _set(node: ast.Set, state: FileState, span: int) -> ir.Display:
    return ir.Display(span, "set", expressions(node.elts, state))


def _dict(node: ast.Dict, state: FileState, span: int) -> ir.Display:
    keys, items = [], []
    for key, value in zip(node.keys, node.values, strict=True):
        keys.append(optional(key, state))
        items.append(expression(value, state))
    return ir.Display(span, "dict", tuple(items), tuple(keys))


def _slice(node: ast.Slice, state: FileState, span: int) -> ir.Slice:
    return ir.Slice(span, (optional(node.lower, state), optional(node.upper, state), optional(node.step, state)))


def target(node: ast.expr, state: FileState) -> ir.Expr:
    """Return the record of an expression that is assigned to, and bind the names in it."""
    span = span_of(node, state)
    kind = type(node)
    if kind is ast.Name:
        bind(vars(node)["id"], state)
        return ir.Name(span, vars(node)["id"])
    if isinstance(node, ast.Tuple | ast.List):
        return ir.Display(span, "tuple" if kind is ast.Tuple else "list", tuple([target(e, state) for e in node.elts]))
    if isinstance(node, ast.Starred):
        return ir.Starred(span, target(node.value, state))
    return expression(node, state)


def dotted_mentions(dotted: str, state: FileState) -> str:
    """Note each part of a dotted module name, and return the name."""
    state.mentions.update(dotted.split("."))
    return intern(dotted)


BUILDERS: Final[dict[type[ast.AST], ExprBuilder]] = {
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Call: _call,
    ast.Constant: _constant,
    ast.Subscript: _subscript,
    ast.Starred: _starred,
    ast.Await: _await,
    ast.Yield: _yield,
    ast.YieldFrom: _yield_from,
    ast.IfExp: _conditional,
    ast.NamedExpr: _walrus,
    ast.BinOp: _binary,
    ast.BoolOp: _boolean,
    ast.UnaryOp: _unary,
    ast.Compare: _compare,
    ast.Tuple: _tuple,
    ast.List: _list,
    ast.Set: _set,
    ast.Dict: _dict,
    ast.Slice: _slice,
}

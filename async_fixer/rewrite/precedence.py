"""An expression and the place that it moves to -> whether it needs parentheses there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import libcst as cst

if TYPE_CHECKING:
    from async_fixer.rewrite.tree import Tree

_ANY, _TERNARY, _CONDITION, _COMPARED, _UNARY, _BASE, _PRIMARY = 1, 2, 3, 7, 13, 15, 16

_STRENGTHS: Final[dict[type[cst.CSTNode], int]] = {
    cst.NamedExpr: 0,
    cst.Yield: 0,
    cst.Tuple: 0,
    cst.GeneratorExp: 0,
    cst.Lambda: 1,
    cst.IfExp: 2,
    cst.Or: 3,
    cst.And: 4,
    cst.Not: 5,
    cst.Comparison: 6,
    cst.BitOr: 7,
    cst.BitXor: 8,
    cst.BitAnd: 9,
    cst.LeftShift: 10,
    cst.RightShift: 10,
    cst.Add: 11,
    cst.Subtract: 11,
    cst.Multiply: 12,
    cst.MatrixMultiply: 12,
    cst.Divide: 12,
    cst.FloorDivide: 12,
    cst.Modulo: 12,
    cst.Plus: 13,
    cst.Minus: 13,
    cst.BitInvert: 13,
    cst.Power: 14,
    cst.Await: 15,
    cst.ConcatenatedString: 15,
    cst.Integer: 15,
}
"""How strongly an expression or operator binds; what is not listed holds together by itself."""

_NEEDS: Final[dict[tuple[type[cst.CSTNode], str], int]] = {
    (cst.Attribute, "value"): _PRIMARY,
    (cst.Subscript, "value"): _PRIMARY,
    (cst.Call, "func"): _PRIMARY,
    (cst.Await, "expression"): _PRIMARY,
    (cst.Comparison, "left"): _COMPARED,
    (cst.ComparisonTarget, "comparator"): _COMPARED,
    (cst.StarredElement, "value"): _COMPARED,
    (cst.StarredDictElement, "value"): _COMPARED,
    (cst.IfExp, "body"): _CONDITION,
    (cst.IfExp, "test"): _CONDITION,
    (cst.IfExp, "orelse"): _TERNARY,
    (cst.CompFor, "iter"): _CONDITION,
    (cst.CompIf, "test"): _CONDITION,
    (cst.FormattedStringExpression, "expression"): _TERNARY,
}
"""How strongly an expression has to bind in the named part of a node; elsewhere a lambda may stand."""

_OPERATIONS: Final = (cst.BinaryOperation, cst.BooleanOperation, cst.UnaryOperation)


def needs_parentheses_at(tree: Tree, place: cst.CSTNode, expression: cst.BaseExpression) -> bool:
    """Tell whether `expression` would be torn apart in place of the node `place`."""
    return not expression.lpar and _find_strength(expression) < _find_need(tree, place)


def is_whole(expression: cst.BaseExpression) -> bool:
    """Tell whether an expression can be called as it is written."""
    return bool(expression.lpar) or _find_strength(expression) == _PRIMARY


def _find_strength(expression: cst.BaseExpression) -> int:
    deciding = expression.operator if isinstance(expression, _OPERATIONS) else expression
    return _STRENGTHS.get(type(deciding), _PRIMARY)


def _find_need(tree: Tree, place: cst.CSTNode) -> int:
    parent = tree.parents[place]
    if not isinstance(parent, _OPERATIONS):
        return next((need for (kind, field), need in _NEEDS.items() if _is_part(parent, kind, field, place)), _ANY)
    strength = _STRENGTHS[type(parent.operator)]
    if isinstance(parent.operator, cst.Power):
        return _BASE if parent.left is place else _UNARY
    return strength if isinstance(parent, cst.UnaryOperation) or parent.left is place else strength + 1


def _is_part(parent: cst.CSTNode, kind: type[cst.CSTNode], field: str, place: cst.CSTNode) -> bool:
    return type(parent) is kind and getattr(parent, field) is place

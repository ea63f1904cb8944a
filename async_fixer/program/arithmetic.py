"""An arithmetic operation in, what it gives out: after each operator of a chain, worked out from left to right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.program.implicit import OPERATORS, UNARY
from async_fixer.program.records import Passed
from async_fixer.program.results import call_method
from async_fixer.program.values import ClassValue, Frame, Instance, TypeForm, Value, Values, join, one

if TYPE_CHECKING:
    from async_fixer.index import ir
    from async_fixer.program.engine import Engine


def result_of(engine: Engine, frame: Frame, expression: ir.Operation) -> Values:
    """Return what the whole operation gives."""
    left = engine.infer(frame, expression.operands[0])
    if expression.ops[0] == "|" and any(isinstance(item, ClassValue | TypeForm) for item in left.items):
        return one(TypeForm(frame, expression))
    if len(expression.operands) == 1:
        return join([_by_method(engine, item, UNARY[expression.ops[0]], None) for item in left.items])
    return operated(engine, frame, expression)[-1]


def operated(engine: Engine, frame: Frame, expression: ir.Operation) -> list[Values]:
    """Return what a chain of operators gives after its first operand, its second one, and so on."""
    found = [engine.infer(frame, expression.operands[0])]
    for operator, operand in zip(expression.ops, expression.operands[1:], strict=False):
        found.append(_operate(engine, found[-1], engine.infer(frame, operand), operator))
    return found


def _operate(engine: Engine, left: Values, right: Values, operator: str) -> Values:
    """Return what an operator gives: what the left operand's method returns, else the right one's."""
    name = OPERATORS[operator.removesuffix("=")]
    methods = (f"__i{name}__", f"__{name}__") if operator.endswith("=") else (f"__{name}__",)
    made: list[Values] = []
    for method in methods:
        made = made if _is_known(made) else [_by_method(engine, item, method, right) for item in left.items]
    if not _is_known(made) or all(_is_number(engine, item) for item in left.items):
        reflected = [_by_method(engine, item, f"__r{name}__", left) for item in right.items]
        made = [part for part in reflected if part.items] or made
    return join(made)


def _is_known(made: list[Values]) -> bool:
    return any(part.items for part in made)


def _is_number(engine: Engine, item: Value) -> bool:
    return isinstance(item, Instance) and engine.is_plain(item)


def _by_method(engine: Engine, item: Value, method: str, other: Values | None) -> Values:
    passed = None if other is None else Passed((other,))
    return one(item) if _is_number(engine, item) else call_method(engine, item, method, passed)

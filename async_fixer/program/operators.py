"""An operator or another piece of syntax in, the steps of the special methods that it runs out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from async_fixer.index import ir
from async_fixer.index.walk import walk_statements
from async_fixer.program.arithmetic import operated
from async_fixer.program.decorators import decorator_marks
from async_fixer.program.handover import handed_over
from async_fixer.program.implicit import COMPARISONS, OPERATORS
from async_fixer.program.member import find_member
from async_fixer.program.methods import find_first_method, find_methods
from async_fixer.program.records import Passed
from async_fixer.program.step import Step
from async_fixer.program.targets import call_targets
from async_fixer.program.values import FunctionValue, Instance, Values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.implied import Arithmetic, Compared, Method
    from async_fixer.program.values import Frame, Ref, Value


_ORDER: Final = ("__lt__", "__le__", "__gt__", "__ge__")
"""the comparisons that can be derived from each other, the first that a class defines before the others"""


class _Side(Struct, frozen=True):
    """An operand and the special method of it that an operator asks."""

    held: Values
    method: str


def method_steps(engine: Engine, frame: Frame, at: ir.Expr, method: Method) -> Iterator[Step]:
    """Yield what a special method of an operand runs."""
    passed = Passed(tuple(engine.infer(frame, argument) for argument in method.arguments))
    yield from _steps_of(engine, frame, at, _Side(engine.infer(frame, method.operand), method.name), passed)


def _steps_of(engine: Engine, frame: Frame, at: ir.Expr, side: _Side, passed: Passed) -> Iterator[Step]:
    for value in side.held.items:
        for function in find_methods(engine, value, side.method) or _derived(engine, value, side.method):
            for target in call_targets(engine, passed, function):
                yield Step("sync", "operator", at, frame, target, function, side.held.complete)
            for mode, target in handed_over(engine, passed, function):
                yield Step(mode, "operator", at, frame, target, certain=side.held.complete)


def _derived(engine: Engine, value: Value, method: str) -> tuple[FunctionValue, ...]:
    """Return the comparison that a decorator of the class derives a missing one from."""
    if method not in _ORDER or not isinstance(value, Instance) or engine.module(value.ref.module).is_stub:
        return ()
    outer = engine.outer(engine.plain_frame(value.ref))
    decorators = engine.scope(value.ref).decorators
    marks = [mark for decorator in decorators for mark in decorator_marks(engine, outer, decorator)]
    is_ordered = any(mark.name == "decorates" and mark.value == "orders" for mark in marks)
    return find_first_method(engine, value, _ORDER) if is_ordered else ()


def arithmetic_steps(engine: Engine, frame: Frame, implied: Arithmetic) -> Iterator[Step]:
    """Yield what each operator of a chain runs."""
    expression = implied.at
    lefts = operated(engine, frame, expression)
    for operator, left, operand in zip(expression.ops, lefts, expression.operands[1:], strict=False):
        name = OPERATORS[operator]
        right = _Side(engine.infer(frame, operand), f"__r{name}__")
        yield from _between(engine, frame, expression, _Side(left, f"__{name}__"), right)


def comparison_steps(engine: Engine, frame: Frame, implied: Compared) -> Iterator[Step]:
    """Yield what a comparison runs; `!=` asks `__eq__` where nothing defines it itself."""
    left, right = engine.infer(frame, implied.left), engine.infer(frame, implied.right)
    own, reflected = COMPARISONS[implied.operator]
    steps = tuple(_between(engine, frame, implied.at, _Side(left, own), _Side(right, reflected)))
    yield from steps
    if implied.operator == "!=" and not _answered(engine, steps):
        yield from _between(engine, frame, implied.at, _Side(left, "__eq__"), _Side(right, "__eq__"))


def _between(engine: Engine, frame: Frame, at: ir.Expr, left: _Side, right: _Side) -> Iterator[Step]:
    """Yield what an operator between two operands runs: the other one is asked where the first has no answer."""
    first, second = (right, left) if _goes_first(engine, right, left.held) else (left, right)
    steps = tuple(_steps_of(engine, frame, at, first, Passed((second.held,))))
    yield from steps
    if not _answered(engine, steps) or any(_declines(engine, step.callee, second.held) for step in steps):
        yield from _steps_of(engine, frame, at, second, Passed((first.held,)))


def _answered(engine: Engine, steps: tuple[Step, ...]) -> bool:
    return any(step.target is not None and not is_plain_method(engine, step.callee) for step in steps)


def is_plain_method(engine: Engine, callee: Value | None) -> bool:
    """Tell whether a method is that of a number or text, which may leave the work to the other operand."""
    receiver = callee.receiver if isinstance(callee, FunctionValue) else None
    return isinstance(receiver, Instance) and engine.is_plain(receiver)


def _goes_first(engine: Engine, right: _Side, left: Values) -> bool:
    """Tell whether the right operand is asked first: it is of a subclass that has a method of its own."""
    match left.items, right.held.items:
        case (Instance(ref=above),), (Instance(ref=below),) if above != below and _is_below(engine, below, above):
            mine, theirs = (_owner(engine, ref, right.method) for ref in (below, above))
            return mine is not None and mine != theirs
        case _:
            return False


def _is_below(engine: Engine, ref: Ref, above: Ref) -> bool:
    return any(ancestor.ref == above for ancestor in engine.lineage(ref, ()).ancestors)


def _owner(engine: Engine, ref: Ref, method: str) -> Ref | None:
    found = find_member(engine, engine.lineage(ref, ()).ancestors, method)
    return None if found is None else found.owner.ref


def _declines(engine: Engine, callee: Value | None, other: Values) -> bool:
    """Tell whether a method gives `NotImplemented` for an operand: it can, and the operand is of no class akin."""
    if not isinstance(callee, FunctionValue) or not isinstance(callee.receiver, Instance):
        return False
    own = callee.receiver.ref
    strange = [
        item
        for item in other.items
        if isinstance(item, Instance) and not (_is_below(engine, item.ref, own) or _is_below(engine, own, item.ref))
    ]
    return bool(strange) and any(map(_gives_up, walk_statements(engine.scope(callee.ref).body)))


def _gives_up(statement: ir.Stmt) -> bool:
    match statement:
        case ir.Return(value=ir.Name(id="NotImplemented")):
            return True
        case _:
            return False

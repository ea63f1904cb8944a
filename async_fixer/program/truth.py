"""A test in, whether it is known to come out true or false; None, wherever that is not certain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.index.walk import child_expressions, walk_expression
from async_fixer.program.annotations import TYPING
from async_fixer.program.constants import are_equal, truth_of
from async_fixer.program.member import find_member
from async_fixer.program.values import (
    Ancestor,
    Around,
    CallableValue,
    ClassValue,
    FunctionValue,
    Getter,
    Instance,
    ModuleValue,
    Partial,
    Running,
    TupleValue,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.index.ir import Expr
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Frame, Value, Values

_ALWAYS = (Around, CallableValue, ClassValue, FunctionValue, Getter, ModuleValue, Partial, Running)
_METHODS = ("__bool__", "__len__", "__getattribute__")


def truth(engine: Engine, frame: Frame, test: Expr) -> bool | None:
    """Tell whether a test that `frame` makes is true; None: not known."""
    match test:
        case ir.Literal(kind=kind, value=value):
            return False if kind == "none" else None if value is None else bool(value)
        case ir.Operation():
            return _of_operation(engine, frame, test)
        case ir.Comprehension() | ir.Display() | ir.Format():
            return None
        case ir.Call(func=func, args=(subject,), keywords=()) if tells_coroutine_functions(engine, frame, func):
            return _are_coroutine_functions(engine, engine.infer(frame, subject))
        case _:
            return _of_values(engine, frame, test)


def truth_by_arguments(engine: Engine, frame: Frame, test: Expr) -> bool | None:
    """Tell the same of tests that ask an argument that is known; what else a function asks may depend on itself."""
    given = {name for name, _ in frame.arguments}
    asks = any(isinstance(part, ir.Name) and part.id in given for part in walk_expression(test)) if given else False
    return truth(engine, frame, test) if asks else None


def tells_coroutine_functions(engine: Engine, frame: Frame, function: Expr) -> bool:
    """Tell whether a function, called with one argument, tells coroutine functions from others."""
    held = [item for item in engine.infer(frame, function).items if isinstance(item, FunctionValue)]
    marks = [mark for item in held for mark in engine.marks(item.ref)]
    return any(mark.name == "tells" and mark.value == "coroutine function" for mark in marks)


def is_coroutine_function(engine: Engine, item: Value) -> bool | None:
    """Tell whether a value is a coroutine function; None: not known."""
    return engine.scope(item.ref).is_async if isinstance(item, FunctionValue) else None


def _are_coroutine_functions(engine: Engine, held: Values) -> bool | None:
    found = {is_coroutine_function(engine, item) for item in held.items}
    return found.pop() if held.complete and len(found) == 1 else None


def _of_operation(engine: Engine, frame: Frame, test: ir.Operation) -> bool | None:
    match test:
        case ir.Operation(ops=("not",), operands=(operand,)):
            held = truth(engine, frame, operand)
            return None if held is None else not held
        case ir.Operation(ops=("and" | "or" as operator, *_), operands=operands):
            return _of_several(engine, frame, operands, decided_by=operator == "or")
        case ir.Operation(ops=("is" | "is not" as operator,), operands=(operand, ir.Literal(kind="none"))):
            held = _is_none(engine, frame, operand)
            return None if held is None else held == (operator == "is")
        case ir.Operation(ops=(operator,), operands=(left, right)) if operator in _COMPARISONS:
            held = _COMPARISONS[operator](engine, frame, left, right)
            return None if held is None else held == (operator not in ("!=", "is not", "not in"))
        case _:
            return None


def _is_same(engine: Engine, frame: Frame, left: Expr, right: Expr) -> bool | None:
    return are_equal(engine.infer(frame, left), engine.infer(frame, right))


def _is_in(engine: Engine, frame: Frame, left: Expr, right: Expr) -> bool | None:
    """Tell whether a constant is among those of a display or tuple; None: not known."""
    if not engine.infer(frame, left).constant:
        return None
    items = _items(engine, frame, right)
    found = {are_equal(engine.infer(frame, left), item) for item in items or ()}
    return True if True in found else None if items is None or None in found else False


def _items(engine: Engine, frame: Frame, container: Expr) -> tuple[Values, ...] | None:
    """Return the items of what is written out, None for anything else."""
    if isinstance(container, ir.Display) and container.kind != "dict":
        return tuple(engine.infer(frame, item) for item in container.items)
    match engine.infer(frame, container).items:
        case (TupleValue(items=items),):
            return items
        case _:
            return None


def _of_several(engine: Engine, frame: Frame, operands: tuple[Expr, ...], *, decided_by: bool) -> bool | None:
    """Return what `and` or `or` gives: the first operand decides that is true for `or`, or false for `and`."""
    held = [truth(engine, frame, operand) for operand in operands]
    if decided_by in held:
        return decided_by
    return None if None in held else not decided_by


def evaluated_operands(engine: Engine, frame: Frame, expression: ir.Operation) -> tuple[Expr, ...]:
    """Return the operands of an operation that are evaluated: with `and` and `or`, up to the one that decides."""
    operator = expression.ops[0]
    if operator not in ("and", "or"):
        return expression.operands
    for number, operand in enumerate(expression.operands, 1):
        if truth(engine, frame, operand) is (operator == "or"):
            return expression.operands[:number]
    return expression.operands


def evaluated_sides(engine: Engine, frame: Frame, expression: ir.Conditional) -> tuple[Expr, ...]:
    """Return the sides of a conditional expression that may be evaluated."""
    held = truth(engine, frame, expression.test)
    if held is None:
        return (expression.body, expression.orelse)
    return (expression.body if held else expression.orelse,)


def evaluated_parts(engine: Engine, frame: Frame, expression: Expr) -> tuple[Expr, ...]:
    """Return the parts of an expression that are evaluated with it."""
    match expression:
        case ir.Operation():
            return evaluated_operands(engine, frame, expression)
        case ir.Conditional(test=test):
            return (test, *evaluated_sides(engine, frame, expression))
        case _:
            return child_expressions(expression)


def _is_none(engine: Engine, frame: Frame, operand: Expr) -> bool | None:
    held = engine.infer(frame, operand)
    if held.present:
        return False
    return True if _is_nothing(engine, frame, operand, held) else None


def _of_values(engine: Engine, frame: Frame, test: Expr) -> bool | None:
    held = engine.infer(frame, test)
    if held.constant:
        return truth_of(held)
    if _is_nothing(engine, frame, test, held):
        return False
    known = held.complete and held.present and held.items
    return True if known and all(_is_always_true(engine, item) for item in held.items) else None


def _is_nothing(engine: Engine, frame: Frame, expression: Expr, held: Values) -> bool:
    """Tell whether an expression gives None: a name that only its own function binds, nothing that others may set."""
    if not held.complete or held.items or held.present:
        return False
    return isinstance(expression, ir.Name) and is_own_name(engine, frame, expression.id)


def is_own_name(engine: Engine, frame: Frame, name: str) -> bool:
    """Tell whether nothing but the function that reads a name binds it: neither what it calls nor what is in it."""
    bindings = engine.bindings(frame.ref)
    is_shared = name in bindings.global_names or name in bindings.nonlocal_names
    if frame.ref.scope == 0 or name not in bindings.names or is_shared:
        return False
    return not engine.nonlocal_writes(frame.ref, name)


def truthy_part(values: Values) -> Values:
    """Return what values hold where they are true: not None."""
    return replace(values, present=True)


def falsy_part(engine: Engine, values: Values) -> Values:
    """Return what values hold where they are false: None, or what has a truth of its own."""
    kept = tuple(item for item in values.items if not _is_always_true(engine, item))
    return replace(values, items=kept, present=False)


def _is_always_true(engine: Engine, value: Value) -> bool:
    match value:
        case TupleValue(items=items):
            return bool(items)
        case Instance():
            return _has_no_truth(engine, value)
        case _:
            return isinstance(value, _ALWAYS)


def _has_no_truth(engine: Engine, value: Instance) -> bool:
    """Tell whether neither the class of an object nor one below it says when its objects are false."""
    below = () if value.exact else engine.subclasses(value.ref)
    return all(_says_nothing(engine, Ancestor(ref, ())) for ref in below) and _says_nothing(
        engine, Ancestor(value.ref, value.arguments)
    )


def _says_nothing(engine: Engine, cls: Ancestor) -> bool:
    lineage = engine.lineage(cls.ref, cls.arguments)
    seen = lineage.complete and all(_is_seen_whole(engine, ancestor) for ancestor in lineage.ancestors)
    return seen and not any(find_member(engine, lineage.ancestors, name) for name in _METHODS)


def _is_seen_whole(engine: Engine, cls: Ancestor) -> bool:
    """Tell whether all methods of a class are seen: of a library's classes stubs show only some."""
    index = engine.module(cls.ref.module)
    return not index.is_stub or index.name in TYPING or engine.dotted(cls.ref) in _WHOLE


_WHOLE: Final = frozenset({"abc.ABC", "builtins.BaseException", "builtins.Exception", "builtins.object"})
"""classes of the language without a truth of their own"""
_COMPARISONS: Final[dict[str, Callable[[Engine, Frame, Expr, Expr], bool | None]]] = {
    "!=": _is_same,
    "==": _is_same,
    "in": _is_in,
    "is": _is_same,
    "is not": _is_same,
    "not in": _is_in,
}

"""An expression and the frame that evaluates it in, the values that it can hold out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.program.annotations import TYPING
from async_fixer.program.arithmetic import result_of
from async_fixer.program.builtin_objects import builtin_object
from async_fixer.program.constants import key_of, literal_constant
from async_fixer.program.decorators import callee_marks
from async_fixer.program.fields import record_names
from async_fixer.program.functions import read_result
from async_fixer.program.implicit import COMPARISONS
from async_fixer.program.injection import marked_argument
from async_fixer.program.iteration import index_value, slice_value
from async_fixer.program.lifting import is_lifted
from async_fixer.program.names import enclosing_frame, look_up
from async_fixer.program.narrowed import narrow
from async_fixer.program.overloads import fitting
from async_fixer.program.own_overloads import left_by_overload
from async_fixer.program.private import is_private, read_private
from async_fixer.program.special_calls import special_call
from async_fixer.program.truth import evaluated_operands, evaluated_sides, falsy_part, truthy_part
from async_fixer.program.values import (
    MOST_VALUES,
    NOTHING,
    UNKNOWN,
    ClassValue,
    Frame,
    FunctionValue,
    Getter,
    Instance,
    Ref,
    Running,
    TupleValue,
    TypeForm,
    Value,
    Values,
    join,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.program.engine import Engine
    from async_fixer.program.marks import Mark

_BUILTIN_KINDS: Final = frozenset({"str", "bytes", "int", "float", "bool", "complex"})
_FORMS: Final = frozenset({"Annotated", "Optional", "Union"})
_TRUTHS: Final = frozenset({*COMPARISONS, "in", "not in", "is", "is not", "not"})


def infer_expression(engine: Engine, frame: Frame, expression: ir.Expr) -> Values:
    """Return what an expression holds; kinds that nothing is known of are unknown."""
    reader = _READERS.get(type(expression))
    return UNKNOWN if reader is None else reader(engine, frame, expression)


def comprehension_frame(engine: Engine, frame: Frame, expression: ir.Comprehension) -> Frame:
    """Return the frame in which the clauses and elements of a comprehension are evaluated."""
    ref = Ref(frame.ref.module, expression.scope)
    engine.register(ref, expression)
    return Frame(ref, frame.receiver, frame)


def _name(engine: Engine, frame: Frame, expression: ir.Name) -> Values:
    return narrow(engine, frame, expression, look_up(engine, frame, expression.id, expression.span >> 32))


def _attribute(engine: Engine, frame: Frame, expression: ir.Attribute) -> Values:
    held = engine.infer(frame, expression.value)
    reader = partial(read_private, engine, frame) if is_private(expression.attr) else engine.attribute
    read = join([reader(item, expression.attr) for item in held.items])
    return narrow(engine, frame, expression, read if held.complete else replace(read, complete=False))


def _call(engine: Engine, frame: Frame, expression: ir.Call) -> Values:
    special = special_call(engine, frame, expression)
    if special is not None:
        return special
    held = engine.infer(frame, expression.func)
    if len(held.items) > 1:
        held = fitting(engine, held, engine.passed(frame, expression))
    made = join([_called(engine, frame, expression, item) for item in held.items])
    return made if held.complete else replace(made, complete=False)


def _called(engine: Engine, frame: Frame, expression: ir.Call, value: Value) -> Values:
    accessor = next((mark for mark in callee_marks(engine, value) if mark.name == "accessor"), None)
    if accessor is not None:
        return _accessor(engine, expression, value, accessor)
    made = left_by_overload(engine, frame, expression, value, engine.call(frame, expression, value))
    names = record_names(engine, expression, value)
    if names:
        classes = (ClassValue(cls.ref, names=names) for cls in made.items if isinstance(cls, ClassValue))
        return Values(tuple(classes), complete=True)
    marks = [mark for mark in callee_marks(engine, value) if mark.name == "thread_bound" and mark.unless]
    if any(is_lifted(engine, frame, expression, value, mark) for mark in marks):
        items = tuple(replace(item, free=True) if isinstance(item, Instance) else item for item in made.items)
        return replace(made, items=items)
    return made


def _accessor(engine: Engine, expression: ir.Call, value: Value, mark: Mark) -> Values:
    """Return a callable that reads or calls the attribute that is named in its constructor."""
    match marked_argument(engine, expression, value, mark.value):
        case ir.Literal(value=str() as name):
            return one(Getter(name, calls=bool(dict(mark.options).get("calls"))))
        case _:
            return UNKNOWN


def _subscript(engine: Engine, frame: Frame, expression: ir.Subscript) -> Values:
    held = engine.infer(frame, expression.value)
    if not held.items and _is_form(engine, frame, expression.value):
        return one(TypeForm(frame, expression))
    return join([_item(engine, frame, item, expression.index) for item in held.items])


def _is_form(engine: Engine, frame: Frame, head: ir.Expr) -> bool:
    """Tell whether it is a form of the typing language that stands for no class."""
    name = head.id if isinstance(head, ir.Name) else head.attr if isinstance(head, ir.Attribute) else ""
    module, _, origin = (engine.origin(frame, head) or "").rpartition(".") if name in _FORMS else ("", "", "")
    return origin == name and module in TYPING


def _item(engine: Engine, frame: Frame, value: Value, index: ir.Expr) -> Values:
    match value, index:
        case ClassValue(), _:
            return _parametrised(engine, frame, value, index)
        case _, ir.Slice():
            return slice_value(engine, value)
        case _, ir.Literal(value=int() | str() as key):
            return index_value(engine, value, key)
        case _, ir.Operation(ops=("-",), operands=(ir.Literal(value=int() as key),)):
            return index_value(engine, value, -key)
        case _:
            return index_value(engine, value, key_of(engine.infer(frame, index).constant))


def _parametrised(engine: Engine, frame: Frame, cls: ClassValue, index: ir.Expr) -> Values:
    items = index.items if isinstance(index, ir.Display) and index.kind == "tuple" else (index,)
    return one(ClassValue(cls.ref, tuple(engine.annotation(frame, item) for item in items)))


def _literal(engine: Engine, _frame: Frame, expression: ir.Literal) -> Values:
    if expression.kind not in _BUILTIN_KINDS:
        return NOTHING
    return replace(builtin_object(engine, expression.kind), constant=literal_constant(expression))


def _await(engine: Engine, frame: Frame, expression: ir.Await) -> Values:
    return join([engine.awaited(item) for item in engine.infer(frame, expression.value).items])


def _lambda(engine: Engine, frame: Frame, expression: ir.Lambda) -> Values:
    return one(FunctionValue(Ref(frame.ref.module, expression.scope), None, enclosing_frame(engine, frame)))


def _comprehension(engine: Engine, frame: Frame, expression: ir.Comprehension) -> Values:
    inner = comprehension_frame(engine, frame, expression)
    if expression.kind == "generator":  # what it gives is asked for where it is iterated over
        return one(Running(replace(inner, arguments=()), "generator"))
    items = tuple(engine.infer(inner, element) for element in expression.elements)
    return builtin_object(engine, expression.kind, items)


def _conditional(engine: Engine, frame: Frame, expression: ir.Conditional) -> Values:
    return join([engine.infer(frame, side) for side in evaluated_sides(engine, frame, expression)])


def _walrus(engine: Engine, frame: Frame, expression: ir.Walrus) -> Values:
    return engine.infer(frame, expression.value)


def _operation(engine: Engine, frame: Frame, expression: ir.Operation) -> Values:
    if expression.ops[0] in ("and", "or"):
        return _either(engine, frame, expression)
    if expression.ops[0] in _TRUTHS:
        return builtin_object(engine, "bool")
    return result_of(engine, frame, expression)


def _either(engine: Engine, frame: Frame, expression: ir.Operation) -> Values:
    """Return what `and` or `or` gives: the last operand that is evaluated, or one before it that decides."""
    *before, last = evaluated_operands(engine, frame, expression)
    decide = truthy_part if expression.ops[0] == "or" else partial(falsy_part, engine)
    return join([*(decide(engine.infer(frame, operand)) for operand in before), engine.infer(frame, last)])


def _display(engine: Engine, frame: Frame, expression: ir.Display) -> Values:
    items = [_item_of(engine, frame, item) for item in expression.items]
    starred = any(isinstance(item, ir.Starred) for item in expression.items)
    if expression.kind == "tuple" and not starred:
        return one(TupleValue(tuple(items)))
    if expression.kind == "dict":
        return _dict(engine, frame, expression, items)
    return builtin_object(engine, expression.kind, (_element(items),))


def _item_of(engine: Engine, frame: Frame, item: ir.Expr) -> Values:
    """Return an item of a display: with a star, any of those that it stands for."""
    if not isinstance(item, ir.Starred):
        return engine.infer(frame, item)
    return join([engine.element(part) for part in engine.infer(frame, item.value).items])


def _dict(engine: Engine, frame: Frame, expression: ir.Display, items: list[Values]) -> Values:
    """Return a dict, with its items by name where all keys are written out and the items are more than data."""
    keys = [engine.infer(frame, key) for key in expression.keys if key is not None]
    known = list(zip(expression.keys, items, strict=True))
    others = [part for key, item in known if key is None for part in item.items]
    items = [item for key, item in known if key is not None]
    items += [part.arguments[1] for part in others if isinstance(part, Instance) and len(part.arguments) > 1]
    names = [name for key in keys if (name := key_of(key.constant)) is not None]
    telling = (
        not others
        and len(names) == len(expression.keys) <= MOST_VALUES
        and not all(_is_data(engine, item) for item in items)
    )
    fields = tuple(zip(names, items, strict=True)) if telling else ()
    return builtin_object(engine, "dict", (_element(keys), _element(items)), fields)


def _is_data(engine: Engine, values: Values) -> bool:
    return all(isinstance(item, Instance) and engine.is_plain(item) for item in values.items)


def _element(items: list[Values]) -> Values:
    """Return any of the items of a container, which may get others later."""
    return replace(join(items[:64]), constant="") if items else UNKNOWN


def _format(engine: Engine, _frame: Frame, _expression: ir.Format) -> Values:
    return builtin_object(engine, "str")


def _yield_from(engine: Engine, frame: Frame, expression: ir.Yield) -> Values:
    """Return what `yield from generator` gives: what the generator returns."""
    if not expression.from_ or expression.value is None:
        return UNKNOWN
    held = engine.infer(frame, expression.value).items
    return join([read_result(engine, item.frame) for item in held if isinstance(item, Running)])


_READERS: Final[dict[type, Callable[[Engine, Frame, Any], Values]]] = {
    ir.Attribute: _attribute,
    ir.Await: _await,
    ir.Call: _call,
    ir.Comprehension: _comprehension,
    ir.Conditional: _conditional,
    ir.Display: _display,
    ir.Format: _format,
    ir.Lambda: _lambda,
    ir.Literal: _literal,
    ir.Name: _name,
    ir.Operation: _operation,
    ir.Subscript: _subscript,
    ir.Walrus: _walrus,
    ir.Yield: _yield_from,
}

"""A name or attribute where it is used and its values in, what the tests around it leave of them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.program.annotations import TYPING
from async_fixer.program.narrowing import dotted_text
from async_fixer.program.truth import (
    falsy_part,
    is_coroutine_function,
    is_own_name,
    tells_coroutine_functions,
    truthy_part,
)
from async_fixer.program.values import NOTHING, ClassValue, Frame, FunctionValue, Instance, TupleValue, Value, Values
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from async_fixer.index.ir import Expr
    from async_fixer.program.bindings import Binding
    from async_fixer.program.engine import Engine
    from async_fixer.program.records import Narrowing, Test
    from async_fixer.span import Span


def narrow(engine: Engine, frame: Frame, expression: ir.Name | ir.Attribute, values: Values) -> Values:
    """Return what the tests around a use leave of the values of a name or attribute."""
    where: Frame | None = frame
    while where is not None:
        found = engine.narrowings(where.ref)
        if found:
            values = _apply(engine, where, expression, found, values)
        where = where.closure if engine.scope(where.ref).kind == "comprehension" else None
    return values


def _apply(
    engine: Engine,
    frame: Frame,
    expression: ir.Name | ir.Attribute,
    found: Mapping[str, tuple[Narrowing, ...]],
    values: Values,
) -> Values:
    text = dotted_text(expression)
    use = span_start(expression.span)
    for item in found.get(text, ()):
        inside = span_start(item.region) <= use < span_end(item.region)
        if inside and not _is_rebound(engine, frame, text, item.region, use):
            values = _left(engine, frame, values, item.test)
    return values


def _left(engine: Engine, frame: Frame, values: Values, test: Test) -> Values:
    """Return what one test leaves of values."""
    return _KINDS[test.kind](engine, frame, values, test)


def _asked_for_none(engine: Engine, frame: Frame, values: Values, test: Test) -> Values:
    if not test.holds:
        return replace(values, present=True)
    return NOTHING if is_own_name(engine, frame, test.subject) and not values.present else values


def _asked_for_truth(engine: Engine, frame: Frame, values: Values, test: Test) -> Values:
    if test.holds:
        return truthy_part(values)
    return falsy_part(engine, values) if is_own_name(engine, frame, test.subject) else values


def _equal_to(engine: Engine, frame: Frame, values: Values, test: Test) -> Values:
    if not test.holds or test.asked is None or not is_own_name(engine, frame, test.subject):
        return values
    constant = engine.infer(frame, test.asked).constant
    return replace(values, present=True, constant=constant) if constant else values


def _called_with(engine: Engine, frame: Frame, values: Values, test: Test) -> Values:
    guarded = () if test.asked is None else _guarded_classes(engine, frame, test.asked, holds=test.holds)
    if guarded:
        return _told_class(engine, values, test, guarded)
    if test.asked is None or not tells_coroutine_functions(engine, frame, test.asked):
        return values
    kept = tuple(item for item in values.items if is_coroutine_function(engine, item) in (None, test.holds))
    return replace(values, items=kept)


def _guarded_classes(engine: Engine, frame: Frame, function: Expr, *, holds: bool) -> tuple[ClassValue, ...]:
    """Return the classes of which a type guard says that its argument is one, or none; () where it says neither."""
    guards = [item for item in engine.infer(frame, function).items if isinstance(item, FunctionValue)]
    return _said_by(engine, guards[0], holds=holds) if len(guards) == 1 else ()


def _said_by(engine: Engine, guard: FunctionValue, *, holds: bool) -> tuple[ClassValue, ...]:
    outer = engine.outer(Frame(guard.ref, guard.receiver, guard.closure))
    match engine.scope(guard.ref).returns:
        case ir.Subscript(value=form, index=said):
            module, _, name = (engine.origin(outer, form) or "").rpartition(".")
            tells = module in TYPING and (name == "TypeIs" or (name == "TypeGuard" and holds))
            held = engine.annotation(outer, said)
            instances = [item for item in held.items if isinstance(item, Instance)] if tells and held.complete else []
            return tuple(ClassValue(item.ref, item.arguments) for item in instances)
        case _:
            return ()


def _is_rebound(engine: Engine, frame: Frame, text: str, region: Span, use: int) -> bool:
    """Tell whether a name is bound again between the start of a region and its use there, or a turn of a loop ago."""
    bindings = engine.bindings(frame.ref).names.get(text.partition(".")[0], ())
    return any(_comes_between(binding, region, use) for binding in bindings)


def _comes_between(binding: Binding, region: Span, use: int) -> bool:
    if not span_start(region) < binding.at <= span_end(region):
        return False
    return binding.at <= use or (_is_inside(use, binding.loop) and _is_inside(span_start(binding.loop), region))


def _is_inside(offset: int, region: Span) -> bool:
    return bool(region) and span_start(region) <= offset <= span_end(region)


def _classes(engine: Engine, frame: Frame, expression: Expr) -> tuple[ClassValue, ...]:
    """Return the classes of a test, () where one of them is not known."""
    match expression:
        case ir.Operation(operands=operands):
            parts = [_classes(engine, frame, part) for part in operands]
            return tuple(item for part in parts for item in part) if all(parts) else ()
        case _:
            held = engine.infer(frame, expression)
    found: list[ClassValue] = []
    for item in _members(held):
        if not isinstance(item, ClassValue):
            return ()
        found.append(item)
    return tuple(found)


def _members(held: Values) -> Iterator[Value]:
    for item in held.items:
        if isinstance(item, TupleValue):
            yield from (part for values in item.items for part in values.items)
        else:
            yield item


def _asked_for_class(engine: Engine, frame: Frame, values: Values, test: Test) -> Values:
    classes = () if test.asked is None else _classes(engine, frame, test.asked)
    return _told_class(engine, values, test, classes) if classes else values


def _told_class(engine: Engine, values: Values, test: Test, classes: tuple[ClassValue, ...]) -> Values:
    if not test.holds:
        kept = tuple(item for item in values.items if not _is_one(engine, item, classes))
        return replace(values, items=kept) if kept else values
    is_class = test.kind == "issubclass"
    kept = tuple(part for item in values.items for part in _narrowed(engine, item, classes, is_class=is_class))
    if kept:
        return replace(values, items=tuple(dict.fromkeys(kept)), present=True)
    made = [cls if is_class else Instance(cls.ref, cls.arguments) for cls in classes]
    return Values(tuple(made), complete=True, present=True)


def _is_one(engine: Engine, item: Value, classes: tuple[ClassValue, ...]) -> bool:
    if not isinstance(item, Instance | ClassValue):
        return False
    above = {ancestor.ref for ancestor in engine.lineage(item.ref, item.arguments).ancestors}
    return any(cls.ref in above for cls in classes)


def _narrowed(engine: Engine, item: Value, classes: tuple[ClassValue, ...], *, is_class: bool) -> Iterator[Value]:
    """Yield what a value is where it is one of these classes: itself, or the classes below its own."""
    if not isinstance(item, Instance | ClassValue):
        return
    if _is_one(engine, item, classes):
        yield item
        return
    for cls in classes:
        if item.ref in {ancestor.ref for ancestor in engine.lineage(cls.ref, cls.arguments).ancestors}:
            yield cls if is_class else Instance(cls.ref, cls.arguments)


_KINDS: Final[dict[str, Callable[[Engine, Frame, Values, Test], Values]]] = {
    "call": _called_with,
    "equal": _equal_to,
    "isinstance": _asked_for_class,
    "issubclass": _asked_for_class,
    "none": _asked_for_none,
    "truth": _asked_for_truth,
}

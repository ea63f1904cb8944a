"""A value in, what iterating over it, indexing or slicing it gives out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.program.builtin_objects import builtin_object
from async_fixer.program.decorators import callee_marks
from async_fixer.program.enumerations import value_attribute
from async_fixer.program.fields import as_tuple, declared_names
from async_fixer.program.member import find_member
from async_fixer.program.results import call_method
from async_fixer.program.values import (
    NOTHING,
    UNKNOWN,
    ClassValue,
    Instance,
    Running,
    TupleValue,
    Value,
    Values,
    join,
    one,
)

if TYPE_CHECKING:
    from async_fixer.program.engine import Engine


def iterate_value(engine: Engine, value: Value) -> Values:
    """Return what iterating over a value gives."""
    match value:
        case TupleValue(items=items):
            return join(list(items)) if items else NOTHING
        case Running(frame=frame, kind="generator" | "async_generator"):
            return engine.yielded(frame)
        case ClassValue() if is_enumeration(engine, value):
            return one(Instance(value.ref, value.arguments))
        case Instance():
            return _items_of(engine, value)
        case _:
            return UNKNOWN


def _items_of(engine: Engine, value: Instance) -> Values:
    """Return what iterating over an object gives."""
    pairs = _pairs(engine, value) if value.fields else None
    if pairs is not None:
        return pairs
    known = as_tuple(engine, value)
    if known is not None:
        return join(list(known.items))
    iterator = _through(engine, value, ("__iter__", "__next__"))
    return iterator if iterator.items else _through(engine, value, ("__aiter__", "__anext__"))


def is_enumeration(engine: Engine, value: ClassValue) -> bool:
    """Tell whether a class is an enumeration, whose objects are all there."""
    return bool(value_attribute(engine, engine.lineage(value.ref, value.arguments).ancestors))


def _pairs(engine: Engine, value: Instance) -> Values | None:
    """Return the tuples of one item of each argument that iterating over an object gives; None: it does not."""
    for mark in callee_marks(engine, ClassValue(value.ref)):
        if dict(mark.options).get("pairs"):
            for item in dict(value.fields).get(mark.value, UNKNOWN).items:
                if isinstance(item, TupleValue):
                    parts = [join([engine.element(part) for part in held.items]) for held in item.items]
                    return one(TupleValue(tuple(parts)))
    return None


def _through(engine: Engine, value: Value, methods: tuple[str, ...]) -> Values:
    """Return what calling one method after the other gives, from a value on."""
    held = one(value)
    for method in methods:
        held = join([call_method(engine, item, method) for item in held.items])
    return held


def index_value(engine: Engine, value: Value, key: int | str | None) -> Values:
    """Return what `value[key]` gives; None where the key is not written out."""
    match value:
        case TupleValue(items=items):
            if isinstance(key, int) and -len(items) <= key < len(items):
                return items[key]
            return join(list(items)) if items else UNKNOWN
        case Instance():
            known = as_tuple(engine, value) if isinstance(key, int) else None
            if known is not None:
                return index_value(engine, known, key)
            named = None if isinstance(key, int) else _item_field(engine, value, key)
            return call_method(engine, value, "__getitem__") if named is None else named
        case _:
            return UNKNOWN


def slice_value(engine: Engine, value: Value) -> Values:
    """Return what `value[a:b]` gives: built-in sequences stay what they are."""
    match value:
        case TupleValue(items=items):
            return builtin_object(engine, "tuple", (join(list(items)),))
        case Instance(ref=ref) if ref.module == engine.builtins():
            return one(value)
        case _:
            return index_value(engine, value, None)


def _item_field(engine: Engine, value: Instance, key: str | None) -> Values | None:
    """Return the item of a dict that was written out, of a typed dict by name."""
    known = dict(value.fields)
    if value.ref.module == engine.builtins():
        return None if key is None else known.get(key)
    names = declared_names(engine, value.ref)
    declared = key in names and find_member(engine, engine.lineage(value.ref, ()).ancestors, "__getitem__") is None
    return engine.attribute(value, key) if declared and key is not None else None

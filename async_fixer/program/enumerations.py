"""A class in, whether it is an enumeration; what is written for a member in, the member, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from async_fixer.program.constants import member_constant
from async_fixer.program.member import find_member
from async_fixer.program.names import bound_values
from async_fixer.program.records import Passed
from async_fixer.program.results import construct
from async_fixer.program.values import (
    UNKNOWN,
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    TupleValue,
    Value,
    Values,
    join,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Ancestor


def value_attribute(engine: Engine, ancestors: tuple[Ancestor, ...]) -> str:
    """Return the attribute of the members of an enumeration that has what is written for them; "" for other classes."""
    marks = (mark for owner in ancestors for mark in engine.marks(owner.ref))
    return next((mark.value for mark in marks if mark.name == "enumeration"), "")


def as_members(engine: Engine, cls: ClassValue, name: str, held: Values, attribute: str) -> Values:
    """Return what an enumeration makes of a class attribute: objects of the class; functions are its methods."""
    items = tuple(_as_member(engine, cls, item, attribute) for item in held.items)
    return replace(held, items=items, constant=member_constant(engine.dotted(cls.ref), name, held))


def _as_member(engine: Engine, cls: ClassValue, item: Value, attribute: str) -> Value:
    if isinstance(item, FunctionValue):
        return item
    if not is_telling(engine, item):
        return Instance(cls.ref, cls.arguments)
    made = construct(engine, Passed(item.items if isinstance(item, TupleValue) else (one(item),)), cls)
    return replace(made, fields=(*made.fields, (attribute, one(item))))


def is_telling(engine: Engine, item: Value) -> bool:
    """Tell whether calls could be made through a value."""
    match item:
        case TupleValue(items=items):
            return any(is_telling(engine, part) for values in items for part in values.items)
        case Instance():
            return not engine.is_plain(item) and not engine.module(item.ref.module).is_stub
        case _:
            return True


def written_values(engine: Engine, value: Instance, ancestors: tuple[Ancestor, ...], attribute: str) -> Values:
    """Return what is written for a member: for the very one where that is known, else for any of them."""
    own = dict(value.fields).get(attribute)
    if own is not None:
        return own
    constructor = find_member(engine, ancestors, "__new__")
    if constructor is not None and not engine.module(constructor.owner.ref.module).is_stub:
        return UNKNOWN  # it may put something else there
    return join([part for owner in ancestors for part in _written(engine, owner)])


def _written(engine: Engine, owner: Ancestor) -> Iterator[Values]:
    if engine.module(owner.ref.module).is_stub:
        return
    frame = Frame(owner.ref, None, engine.class_closure(owner.ref))
    for name, found in engine.bindings(owner.ref).names.items():
        if found[-1].kind == "assign" and found[-1].value is not None and not name.startswith("_"):
            held = bound_values(engine, frame, found[-1])
            if not any(isinstance(item, FunctionValue) for item in held.items):
                yield held

"""A class that is made of fields in, their names in order out; an object of a class of tuples, what its fields hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.program.arguments import match_arguments
from async_fixer.program.values import ClassValue, Frame, FunctionValue, Instance, TupleValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Ref, Value


def declared_names(engine: Engine, ref: Ref) -> list[str]:
    """Return the fields that a class declares with annotations, in order."""
    bindings = engine.bindings(ref).names
    return [name for name, found in bindings.items() if any(item.annotation is not None for item in found)]


def field_names(engine: Engine, ref: Ref) -> list[str]:
    """Return the fields of a class of the project, those of its bases first."""
    owners = [owner.ref for owner in engine.lineage(ref, ()).ancestors if not engine.module(owner.ref.module).is_stub]
    found = [(*_named_by_bases(engine, owner), *declared_names(engine, owner)) for owner in reversed(owners)]
    return list(dict.fromkeys(name for names in found for name in names))


def _named_by_bases(engine: Engine, ref: Ref) -> Iterator[str]:
    """Yield the fields of a base class that is made by a call: `class Point(namedtuple("Point", "x y"))`."""
    for base in engine.scope(ref).bases:
        if isinstance(base, ir.Call):
            held = engine.infer(engine.outer(Frame(ref)), base).items
            yield from (name for item in held if isinstance(item, ClassValue) for name in item.names)


def is_named_tuple(engine: Engine, value: Instance) -> bool:
    """Tell whether an object is of a class of tuples whose items have names."""
    if engine.module(value.ref.module).is_stub and not value.fields:
        return False
    owners = engine.lineage(value.ref, value.arguments).ancestors
    return any(mark.name == "records" for owner in owners for mark in engine.marks(owner.ref))


def record_names(engine: Engine, call: ir.Call, value: Value) -> tuple[str, ...]:
    """Return the fields of the class of tuples that a call makes; () where it makes none."""
    if not isinstance(value, FunctionValue):
        return ()
    named = next((mark.value for mark in engine.marks(value.ref) if mark.name == "records"), "")
    given = named and match_arguments(call, engine.scope(value.ref).parameters).by_name.get(named)
    match given:
        case ir.Literal(value=str() as text):
            return tuple(text.replace(",", " ").split())
        case ir.Display(items=items):
            return tuple(item.value for item in items if isinstance(item, ir.Literal) and isinstance(item.value, str))
        case _:
            return ()


def as_tuple(engine: Engine, value: Value) -> TupleValue | None:
    """Return a tuple whose items are known one by one; None for anything else."""
    if isinstance(value, TupleValue):
        return value
    if not isinstance(value, Instance) or not is_named_tuple(engine, value):
        return None
    names = field_names(engine, value.ref) or [name for name, _ in value.fields]
    return TupleValue(tuple(engine.attribute(value, name) for name in names)) if names else None

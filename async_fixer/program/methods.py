"""A value and the name of a special method in, the functions that it runs out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.program.builtin_objects import builtin_object
from async_fixer.program.member import find_member
from async_fixer.program.members import definitions, metaclasses
from async_fixer.program.names import bound_values
from async_fixer.program.receivers import bind_receiver
from async_fixer.program.values import (
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    Partial,
    SuperValue,
    TupleValue,
    Value,
    join,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from async_fixer.program.engine import Engine
    from async_fixer.program.member import Member

_ON_CLASSES = "__class_getitem__"
"""the special method that a class has for itself, not for its objects"""


def find_methods(engine: Engine, value: Value, name: str) -> tuple[FunctionValue, ...]:
    """Return the functions that `value.name(...)` runs, bound; () where the class has no such method."""
    if isinstance(value, SuperValue):
        return tuple(item for item in engine.attribute(value, name).items if isinstance(item, FunctionValue))
    bound = [item for owner, raw in defined(engine, value, name) for item in bind_receiver(engine, raw, owner).items]
    return tuple(item for item in bound if isinstance(item, FunctionValue))


def find_first_method(engine: Engine, value: Value, names: Sequence[str]) -> tuple[FunctionValue, ...]:
    """Return the functions of the first of these methods that a value has: `__bool__`, else `__len__`."""
    for name in names:
        found = find_methods(engine, value, name)
        if found:
            return found
    return ()


def method_targets(engine: Engine, value: Value, name: str) -> Iterator[Frame]:
    """Yield the frames that calling a special method of a value runs."""
    for function in find_methods(engine, value, name):
        if not is_lazy(engine, function):
            yield Frame(function.ref, function.receiver, function.closure)


def defined(engine: Engine, value: Value, name: str) -> Iterator[tuple[Value, Value]]:
    """Yield what the class of an object, and those of its subclasses that override it, define under a name."""
    match value:
        case TupleValue(items=items):
            for plain in builtin_object(engine, "tuple", (join(list(items)),)).items:
                yield from defined(engine, plain, name)
        case ClassValue():
            yield from ((value, item) for item in of_metaclasses(engine, value, name))
        case Instance() if name != _ON_CLASSES:
            yield from _of_class(engine, value, name)
        case _:
            return


def of_metaclasses(engine: Engine, cls: ClassValue, name: str) -> Iterator[Value]:
    """Yield what the project's metaclasses of a class define under a name."""
    ancestors = engine.lineage(cls.ref, cls.arguments).ancestors
    if name == _ON_CLASSES:
        yield from (item for _, item in _of_class(engine, Instance(cls.ref, cls.arguments, exact=True), name))
    for meta in metaclasses(engine, ancestors):
        if not engine.module(meta.ref.module).is_stub:
            yield from (item for _, item in _of_class(engine, Instance(meta.ref, exact=True), name))


def _of_class(engine: Engine, value: Instance, name: str) -> Iterator[tuple[Instance, Value]]:
    member = find_member(engine, engine.lineage(value.ref, value.arguments).ancestors, name)
    if member is None:
        return
    if member.binding.kind != "define":
        yield from ((value, item) for item in _functions(engine, value, member))
        return
    for owner, found in definitions(engine, value, name, member):
        frame = Frame(found.owner.ref, owner, engine.class_closure(found.owner.ref))
        yield from ((owner, item) for item in bound_values(engine, frame, found.binding).items)


def _functions(engine: Engine, value: Instance, member: Member) -> Iterator[Value]:
    """Yield the functions that a class attribute holds: `__call__ = lambda self: ...`."""
    if not engine.module(member.owner.ref.module).is_stub:
        frame = Frame(member.owner.ref, value, engine.class_closure(member.owner.ref))
        held = bound_values(engine, frame, member.binding).items
        yield from (item for item in held if isinstance(item, FunctionValue | Partial))


def is_lazy(engine: Engine, function: FunctionValue) -> bool:
    """Tell whether calling a function runs nothing of its body yet."""
    scope = engine.scope(function.ref)
    return scope.is_async or scope.is_generator or function.is_context


def frames_of(functions: tuple[FunctionValue, ...]) -> Iterator[Frame]:
    """Yield the frames of methods of which nothing is known but their objects."""
    for function in functions:
        yield frame_of(function)


def frame_of(function: FunctionValue) -> Frame:
    """Return the frame of a method of which nothing is known but its object."""
    return Frame(function.ref, function.receiver, function.closure)

"""An attribute that is read or written in, what of the project runs by it: getters, descriptors, `__getattr__`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.program.assigned import is_set_at_once
from async_fixer.program.decorators import callee_marks
from async_fixer.program.injection import parameters_of
from async_fixer.program.member import find_member
from async_fixer.program.members import behind_super
from async_fixer.program.methods import (
    defined,
    find_first_method,
    find_methods,
    frame_of,
    method_targets,
    of_metaclasses,
)
from async_fixer.program.names import bound_values
from async_fixer.program.passing import bind
from async_fixer.program.values import (
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    SuperValue,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.member import Member

_WRITERS = ("__set__", "__delete__")


def read_targets(engine: Engine, value: Value, name: str) -> Iterator[Frame]:
    """Yield what reading an attribute runs: the getter of a property or descriptor, a project's `__getattr__`."""
    match value:
        case SuperValue(receiver=Instance() as receiver):
            member = find_member(engine, behind_super(engine, value), name)
            if member is not None:
                yield from described(engine, receiver, member, "__get__")
        case ClassValue():
            yield from _read_on_class(engine, value, name)
        case Instance():
            yield from own_frames(engine, value, "__getattribute__")
            yield from _read_on_object(engine, value, name)
        case _:
            return


def _read_on_object(engine: Engine, value: Instance, name: str) -> Iterator[Frame]:
    ancestors = engine.lineage(value.ref, value.arguments).ancestors
    member = find_member(engine, ancestors, name)
    if member is not None and member.binding.kind != "define":
        if not (is_set_at_once(engine, ancestors, name) and _gives_way(engine, value, member)):
            yield from described(engine, value, member, "__get__")
    elif member is not None:
        for owner, item in defined(engine, value, name):
            if isinstance(item, FunctionValue) and item.wrapped == "property" and not engine.scope(item.ref).is_async:
                yield Frame(item.ref, owner, item.closure)
    elif not engine.attribute_sites(name) and not any(
        name in engine.assigned_attributes(owner.ref) for owner in ancestors
    ):
        yield from own_frames(engine, value, "__getattr__")


def _read_on_class(engine: Engine, cls: ClassValue, name: str) -> Iterator[Frame]:
    """Yield what reading an attribute of a class runs: the project's descriptors, properties of metaclasses."""
    member = find_member(engine, engine.lineage(cls.ref, cls.arguments).ancestors, name)
    if member is None:
        for item in of_metaclasses(engine, cls, name):
            if isinstance(item, FunctionValue) and item.wrapped == "property":
                yield Frame(item.ref, cls, item.closure)
    elif member.binding.kind != "define":
        frame = Frame(member.owner.ref, cls, engine.class_closure(member.owner.ref))
        for item in bound_values(engine, frame, member.binding).items:
            if isinstance(item, Instance) and not engine.module(item.ref.module).is_stub:
                yield from own_frames(engine, item, "__get__")


def _gives_way(engine: Engine, value: Instance, member: Member) -> bool:
    """Tell whether a descriptor leaves the attribute to the object's own one: it says nothing of assignments."""
    frame = Frame(member.owner.ref, value, engine.class_closure(member.owner.ref))
    held = bound_values(engine, frame, member.binding).items
    return all(isinstance(item, Instance) and not find_first_method(engine, item, _WRITERS) for item in held)


def described(engine: Engine, value: Instance, member: Member, method: str) -> Iterator[Frame]:
    """Yield what a descriptor in a class runs, or a property that was made by a call."""
    frame = Frame(member.owner.ref, value, engine.class_closure(member.owner.ref))
    for item in bound_values(engine, frame, member.binding).items:
        if isinstance(item, FunctionValue) and item.wrapped == "property" and method == "__get__":
            yield Frame(item.ref, value, item.closure)
        elif not engine.module(member.owner.ref.module).is_stub:
            yield from method_targets(engine, item, method)


def own_frames(engine: Engine, value: Instance, method: str) -> Iterator[Frame]:
    """Yield the frames of a special method that the project defines itself."""
    for function in find_methods(engine, value, method):
        if not engine.module(function.ref.module).is_stub:
            yield frame_of(function)


def accessors_by_call(engine: Engine, value: Instance, member: Member, parameter: str) -> Iterator[Frame]:
    """Yield the accessor that was given to `property(...)` as an argument."""
    made = member.binding.value
    if not isinstance(made, ir.Call):
        return
    frame = Frame(member.owner.ref, value, engine.class_closure(member.owner.ref))
    for callee in engine.infer(frame, made.func).items:
        if any(mark.name == "decorates" and mark.value == "property" for mark in callee_marks(engine, callee)):
            for given, held in bind(engine, engine.passed(frame, made), parameters_of(engine, callee)):
                functions = held.items if given.name == parameter else ()
                yield from (frame_of(replace(item, receiver=value)) for item in functions if _is_function(item))


def _is_function(item: Value) -> TypeGuard[FunctionValue]:
    return isinstance(item, FunctionValue)

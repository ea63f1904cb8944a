"""A class attribute and the object that it is read on in, what that gives out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from async_fixer.program.values import (
    Around,
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    Partial,
    Ref,
    Running,
    Value,
    Values,
    join,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.program.engine import Engine


def bind_receiver(engine: Engine, item: Value, value: Value) -> Values:
    """Return what a class attribute gives when it is read on an object: bound methods, properties read."""
    read = _BINDERS.get(type(item))
    return one(item) if read is None else read(engine, item, value)


def _bind_function(engine: Engine, item: FunctionValue, value: Value) -> Values:
    if item.wrapped == "property":
        frame = Frame(item.ref, value, item.closure)
        return one(Running(frame, "coroutine")) if engine.scope(item.ref).is_async else engine.returned(frame)
    if item.wrapped == "class":
        cls = ClassValue(value.ref, value.arguments) if isinstance(value, Instance) else value
        return one(replace(item, receiver=cls, wrapped=""))
    if item.wrapped == "static":
        return one(replace(item, wrapped=""))
    return one(replace(item, receiver=value) if item.receiver is None else item)


def _bind_around(engine: Engine, item: Around, value: Value) -> Values:
    return join([one(replace(item, callee=part)) for part in bind_receiver(engine, item.callee, value).items])


def _bind_partial(engine: Engine, item: Partial, value: Value) -> Values:
    if not item.is_method:
        return one(item)
    held = bind_receiver(engine, item.callee, value)
    return replace(held, items=tuple(replace(item, callee=part, is_method=False) for part in held.items))


def _bind_object(engine: Engine, item: Instance, _value: Value) -> Values:
    """Return what a descriptor's `__get__` returns; other objects are as they are."""
    if engine.is_plain(item):
        return one(item)
    for owner in engine.lineage(item.ref, item.arguments).ancestors:
        for binding in engine.bindings(owner.ref).names.get("__get__", ()):
            if binding.kind == "define":
                return engine.returned(Frame(Ref(owner.ref.module, binding.scope), item))
    return one(item)


_BINDERS: Final[dict[type, Callable[[Engine, Any, Value], Values]]] = {
    Around: _bind_around,
    FunctionValue: _bind_function,
    Instance: _bind_object,
    Partial: _bind_partial,
}

"""A value in, what calling, awaiting, iterating or entering it gives out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from async_fixer.program.functions import TYPE_SLOT, enter
from async_fixer.program.members import find_member
from async_fixer.program.values import (
    NOTHING,
    UNKNOWN,
    CallableValue,
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    ModuleValue,
    Ref,
    Running,
    TupleValue,
    Value,
    Values,
    join,
    one,
)

if TYPE_CHECKING:
    from async_fixer.index.ir import Call
    from async_fixer.program.engine import Engine


def call_value(engine: Engine, caller: Frame, call: Call | None, value: Value) -> Values:
    """Return what calling a value gives. Without a call nothing is known of the arguments."""
    match value:
        case FunctionValue():
            return start(engine, value, enter(engine, caller, call, value))
        case ClassValue():
            return one(construct(engine, caller, call, value))
        case CallableValue(result=result):
            return result
        case Instance():
            held = engine.attribute(value, "__call__").items
            return join([call_value(engine, caller, call, item) for item in held if not isinstance(item, Instance)])
        case _:
            return UNKNOWN


def start(engine: Engine, function: FunctionValue, frame: Frame) -> Values:
    """Return what a function gives when it is called: a coroutine, a generator, or what it returns."""
    scope = engine.scope(function.ref)
    if function.wrapped == "context":
        return one(Running(frame, "async_context" if scope.is_async else "context"))
    if scope.is_generator:
        return one(Running(frame, "async_generator" if scope.is_async else "generator"))
    if scope.is_async:
        return one(Running(frame, "coroutine"))
    return _freed(function, engine.returned(frame))


def _freed(function: FunctionValue, values: Values) -> Values:
    """Free what a value gives that is itself free of its thread: the cursor of such a connection."""
    if isinstance(function.receiver, Instance) and function.receiver.free:
        items = tuple(replace(item, free=True) if isinstance(item, Instance) else item for item in values.items)
        return replace(values, items=items)
    return values


def construct(engine: Engine, caller: Frame, call: Call | None, cls: ClassValue) -> Instance:
    """Return the object that calling a class makes, with what is known of its constructor's arguments."""
    lineage = engine.lineage(cls.ref, cls.arguments)
    member = find_member(engine, lineage.ancestors, "__init__")
    plain = Instance(cls.ref, cls.arguments, exact=True)
    if call is None or member is None or member.binding.kind != "define":
        return plain
    function = FunctionValue(Ref(member.owner.ref.module, member.binding.scope), plain)
    frame = enter(engine, caller, call, function)
    fields = tuple(item for item in frame.arguments if not item[0].startswith(TYPE_SLOT))
    return replace(plain, fields=fields)


def provided_by(engine: Engine, value: Value) -> Values:
    """Return what a framework gets that calls a function for its result and awaits or drives it as needed."""
    made = call_value(engine, Frame(_home(value)), None, value)
    parts: list[Values] = []
    for item in made.items:
        match item:
            case Running(frame=frame, kind="coroutine"):
                parts.append(engine.returned(frame))
            case Running(frame=frame):
                parts.append(engine.yielded(frame))
            case _:
                parts.append(Values((item,), made.complete))
    return join(parts)


def _home(value: Value) -> Ref:
    match value:
        case FunctionValue(ref=ref) | ClassValue(ref=ref) | Instance(ref=ref):
            return ref
        case _:
            return Ref("", 0)


def await_value(engine: Engine, value: Value) -> Values:
    """Return what awaiting a value gives."""
    match value:
        case Running(frame=frame, kind="coroutine"):
            return engine.returned(frame)
        case Instance(arguments=arguments):
            awaitable = engine.attribute(value, "__await__")
            return arguments[-1] if awaitable.items and arguments else UNKNOWN
        case _:
            return UNKNOWN


def iterate_value(engine: Engine, value: Value) -> Values:
    """Return what iterating over a value gives."""
    match value:
        case TupleValue(items=items):
            return join(list(items)) if items else NOTHING
        case Running(frame=frame, kind="generator" | "async_generator"):
            return engine.yielded(frame)
        case Instance():
            iterator = _through(engine, value, ("__iter__", "__next__"))
            return iterator if iterator.items else _through(engine, value, ("__aiter__", "__anext__"))
        case _:
            return UNKNOWN


def _through(engine: Engine, value: Value, methods: tuple[str, ...]) -> Values:
    """Return what calling one method after the other gives, from a value on."""
    held = one(value)
    for method in methods:
        held = join([call_method(engine, item, method) for item in held.items])
    return held


def call_method(engine: Engine, value: Value, method: str) -> Values:
    """Return what calling a method of a value gives, awaited where it is a coroutine."""
    if isinstance(value, Running) and method in ("__next__", "__anext__"):
        return engine.yielded(value.frame)
    found = engine.attribute(value, method).items
    made = join([call_value(engine, Frame(_home(item)), None, item) for item in found])
    coroutines = [item for item in made.items if isinstance(item, Running) and item.kind == "coroutine"]
    return join([engine.returned(item.frame) for item in coroutines]) if coroutines else made


def enter_value(engine: Engine, value: Value, *, is_async: bool) -> Values:
    """Return what `with value as x` (`async with` likewise) puts into x."""
    match value:
        case Running(frame=frame, kind="context" | "async_context"):
            return engine.yielded(frame)
        case Instance():
            return call_method(engine, value, "__aenter__" if is_async else "__enter__")
        case _:
            return UNKNOWN


def index_value(engine: Engine, value: Value, number: int | None) -> Values:
    """Return what `value[...]` gives; `number` where the index is a literal number."""
    match value:
        case TupleValue(items=items):
            if number is not None and -len(items) <= number < len(items):
                return items[number]
            return join(list(items)) if items else UNKNOWN
        case Instance():
            return call_method(engine, value, "__getitem__")
        case ClassValue() | ModuleValue():
            return UNKNOWN
        case _:
            return UNKNOWN

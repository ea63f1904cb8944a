"""A value in, what calling, awaiting, iterating or entering it gives out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from async_fixer.program.decorators import apply_marks, callee_marks
from async_fixer.program.fields import field_names, is_named_tuple
from async_fixer.program.functions import enter
from async_fixer.program.hierarchy import type_parameters
from async_fixer.program.member import find_member
from async_fixer.program.records import Passed
from async_fixer.program.type_slots import TYPE_SLOT
from async_fixer.program.values import (
    UNKNOWN,
    Around,
    CallableValue,
    ClassValue,
    Frame,
    FunctionValue,
    Getter,
    Instance,
    Partial,
    Ref,
    Running,
    TupleValue,
    Value,
    Values,
    join,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.program.engine import Engine
    from async_fixer.program.marks import Mark

_MEMBERS: Final = ("property", "static", "class", "context")


def call_value(engine: Engine, passed: Passed | None, value: Value) -> Values:
    """Return what calling a value gives. Without `passed` nothing is known of the arguments."""
    marked = None if passed is None else _marked_call(engine, passed, value)
    if marked is not None:
        return marked
    call = _CALLS.get(type(value))
    return UNKNOWN if call is None else call(engine, passed, value)


def _call_function(engine: Engine, passed: Passed | None, value: FunctionValue) -> Values:
    return start(engine, value, enter(engine, passed, value))


def _call_class(engine: Engine, passed: Passed | None, value: ClassValue) -> Values:
    other = made_by_new(engine, value)
    return one(construct(engine, passed, value)) if other is None else other


def made_by_new(engine: Engine, cls: ClassValue) -> Values | None:
    """Return the objects of other classes that a `__new__` of the project gives; None where it makes one of its own."""
    lineage = engine.lineage(cls.ref, cls.arguments)
    member = find_member(engine, lineage.ancestors, "__new__")
    if member is None or member.binding.kind != "define" or engine.module(member.owner.ref.module).is_stub:
        return None
    made = engine.returned(Frame(Ref(member.owner.ref.module, member.binding.scope), cls))
    akin = {owner.ref for owner in lineage.ancestors} | {cls.ref, *engine.subclasses(cls.ref)}
    is_other = made.complete and all(isinstance(item, Instance) and item.ref not in akin for item in made.items)
    return made if made.items and is_other else None


def _call_known(_engine: Engine, _passed: Passed | None, value: CallableValue) -> Values:
    return value.result


def _call_partial(engine: Engine, passed: Passed | None, value: Partial) -> Values:
    return call_value(engine, complete(value, passed), value.callee)


def _call_around(engine: Engine, passed: Passed | None, value: Around) -> Values:
    return call_value(engine, passed, value.callee)


def _call_object(engine: Engine, passed: Passed | None, value: Instance) -> Values:
    held = engine.attribute(value, "__call__").items
    return join([call_value(engine, passed, item) for item in held if not isinstance(item, Instance)])


def _call_accessor(engine: Engine, passed: Passed | None, value: Getter) -> Values:
    held = passed.positional[0].items if passed is not None and passed.positional else ()
    read = join([engine.attribute(item, value.name) for item in held])
    return join([call_value(engine, None, item) for item in read.items]) if value.calls else read


_CALLS: Final[dict[type, Callable[[Engine, Passed | None, Any], Values]]] = {
    Getter: _call_accessor,
    Around: _call_around,
    CallableValue: _call_known,
    ClassValue: _call_class,
    FunctionValue: _call_function,
    Instance: _call_object,
    Partial: _call_partial,
}


def complete(partial: Partial, passed: Passed | None) -> Passed:
    """Return all arguments of a call of something that had some of them before; None: nobody knows which others."""
    given = Passed(rest=UNKNOWN, is_open=True) if passed is None else passed
    named = {**dict(partial.named), **dict(given.named)}
    return Passed((*partial.positional, *given.positional), tuple(named.items()), given.rest, given.is_open)


def _marked_call(engine: Engine, passed: Passed, value: Value) -> Values | None:
    """Return what the marks of a library's function say that calling it gives; None where its stub's types do."""
    for mark in callee_marks(engine, value):
        if mark.name == "fills_in":
            return _bind_by_hand(passed, value) if mark.value == "self" else _fill_in(engine, passed, value, mark)
        if mark.name == "decorates" and mark.value in _MEMBERS:
            return _decorate_by_hand(engine, passed, value)
        if mark.name == "awaits":
            return _await_all(engine, passed, value)
    return None


def _fill_in(engine: Engine, passed: Passed, value: Value, mark: Mark) -> Values:
    """Return the first argument with the others filled in."""
    if not passed.positional:
        return UNKNOWN
    held, *rest = passed.positional
    is_method = bool(dict(mark.options).get("method"))
    attribute = next((other.value for other in callee_marks(engine, value) if other.name == "carries"), "")
    filled = (Partial(item, tuple(rest), passed.named, is_method, attribute) for item in held.items)
    return replace(held, items=tuple(filled))


def _bind_by_hand(passed: Passed, value: Value) -> Values:
    """Return a function whose first argument is the first one of the call of its method."""
    function = value.receiver if isinstance(value, FunctionValue) else None
    return UNKNOWN if function is None else one(Partial(function, passed.positional[:1]))


def _decorate_by_hand(engine: Engine, passed: Passed, value: Value) -> Values | None:
    """Return what `decorator(function)` gives."""
    if not passed.positional:
        return None
    held = passed.positional[0]
    functions = [item for item in held.items if isinstance(item, FunctionValue)]
    return join([apply_marks(engine, value, item) for item in functions]) if functions else None


def _await_all(engine: Engine, passed: Passed, value: Value) -> Values | None:
    """Return what awaiting several things at once gives, item by item, wrapped as the library wraps it."""
    if passed.rest is not None or len(passed.positional) < 2 or not isinstance(value, FunctionValue):  # noqa: PLR2004
        return None
    items = tuple(join([engine.awaited(item) for item in held.items]) for held in passed.positional)
    made = start(engine, value, Frame(value.ref, value.receiver, value.closure))
    parts = [replace(item, arguments=(one(TupleValue(items)),)) for item in made.items if isinstance(item, Instance)]
    return Values(tuple(parts)) if parts else None


def start(engine: Engine, function: FunctionValue, frame: Frame) -> Values:
    """Return what a function gives when it is called: a coroutine, a generator, or what it returns."""
    scope = engine.scope(function.ref)
    if function.is_context:
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


def construct(engine: Engine, passed: Passed | None, cls: ClassValue) -> Instance:
    """Return the object that calling a class makes, with what is known of its constructor's arguments."""
    lineage = engine.lineage(cls.ref, cls.arguments)
    member = find_member(engine, lineage.ancestors, "__init__")
    plain = Instance(cls.ref, cls.arguments, exact=not cls.or_below)
    if passed is None:
        return plain
    if member is None or member.binding.kind != "define" or _fills_fields(engine, cls, member.owner.ref):
        return replace(plain, fields=_declared_fields(engine, passed, cls))
    function = FunctionValue(Ref(member.owner.ref.module, member.binding.scope), plain)
    frame = enter(engine, passed, function)
    fields = _flat_fields(engine, frame)
    slots = {name: values for name, values in frame.arguments if name.startswith(TYPE_SLOT)}
    if slots and not cls.arguments:
        names = type_parameters(engine, cls.ref)
        plain = replace(plain, arguments=tuple(slots.get(TYPE_SLOT + name, UNKNOWN) for name in names))
    return replace(plain, fields=fields)


def _flat_fields(engine: Engine, frame: Frame) -> tuple[tuple[str, Values], ...]:
    """Return what a constructor got, by parameter; what a double star took by its own names."""
    fields: dict[str, Values] = {}
    stars = {item.name for item in engine.scope(frame.ref).parameters if item.kind == "double_star"}
    for name, values in frame.arguments:
        if name in stars:
            fields.update(
                (key, held) for item in values.items if isinstance(item, Instance) for key, held in item.fields
            )
        elif not name.startswith(TYPE_SLOT) and _is_telling(engine, values):
            fields[name] = values
    return tuple(fields.items())


def _fills_fields(engine: Engine, cls: ClassValue, owner: Ref) -> bool:
    """Tell whether the constructor that a class has from a built-in one takes the fields that the class declares."""
    if owner.module != engine.builtins():
        return False
    return not engine.scope(owner).bases or bool(cls.names) or is_named_tuple(engine, Instance(cls.ref))


def _declared_fields(engine: Engine, passed: Passed, cls: ClassValue) -> tuple[tuple[str, Values], ...]:
    """Return the arguments of a class without a constructor of its own: they fill in the fields that it declares."""
    names = cls.names or field_names(engine, cls.ref)
    given = {**dict(zip(names, passed.positional, strict=False)), **dict(passed.named)}
    if cls.names:
        return tuple((name, given.get(name, UNKNOWN)) for name in cls.names)
    return tuple((name, values) for name, values in given.items() if name in names and _is_telling(engine, values))


def _is_telling(engine: Engine, values: Values) -> bool:
    return any(not (isinstance(item, Instance) and engine.is_plain(item)) for item in values.items)


def provided_by(engine: Engine, value: Value) -> Values:
    """Return what a framework gets that calls a function for its result and awaits or drives it as needed."""
    made = call_value(engine, None, value)
    parts: list[Values] = []
    for item in made.items:
        match item:
            case Running(frame=frame, kind="coroutine"):
                parts.append(engine.returned(frame))
            case Running(frame=frame):
                parts.append(engine.yielded(frame))
            case _:
                parts.append(Values((item,), made.complete, made.present))
    return join(parts)


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


def enter_value(engine: Engine, value: Value, *, is_async: bool) -> Values:
    """Return what `with value as x` (`async with` likewise) puts into x."""
    match value:
        case Running(frame=frame, kind="context" | "async_context"):
            return engine.yielded(frame)
        case Instance():
            return call_method(engine, value, "__aenter__" if is_async else "__enter__")
        case _:
            return UNKNOWN


def call_method(engine: Engine, value: Value, method: str, passed: Passed | None = None) -> Values:
    """Return what calling a method of a value gives, awaited where it is an async method."""
    if isinstance(value, Running) and method in ("__next__", "__anext__"):
        return engine.yielded(value.frame)
    return join([_awaited_call(engine, passed, item) for item in engine.attribute(value, method).items])


def _awaited_call(engine: Engine, passed: Passed | None, method: Value) -> Values:
    made = call_value(engine, passed, method)
    if not isinstance(method, FunctionValue) or not engine.scope(method.ref).is_async:
        return made
    return join([engine.awaited(item) for item in made.items])

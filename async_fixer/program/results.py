"""A value in, what calling, awaiting, iterating or entering it gives out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from async_fixer.program.decorators import apply_marks, callee_marks
from async_fixer.program.functions import TYPE_SLOT, enter
from async_fixer.program.hierarchy import type_parameters
from async_fixer.program.members import find_member
from async_fixer.program.names import builtin_object
from async_fixer.program.passing import Passed
from async_fixer.program.values import (
    NOTHING,
    UNKNOWN,
    Around,
    CallableValue,
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    Lineage,
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
    from async_fixer.program.engine import Engine

_MEMBERS: Final = ("property", "static", "class", "context")


def call_value(engine: Engine, passed: Passed | None, value: Value) -> Values:
    """Return what calling a value gives. Without `passed` nothing is known of the arguments."""
    marked = None if passed is None else _marked_call(engine, passed, value)
    if marked is not None:
        return marked
    match value:
        case FunctionValue():
            return start(engine, value, enter(engine, passed, value))
        case ClassValue():
            return _made(engine, passed, value)
        case CallableValue(result=result):
            return result
        case Partial():
            return call_value(engine, complete(value, passed), value.callee)
        case Around(callee=callee):
            return call_value(engine, passed, callee)
        case Instance():
            held = engine.attribute(value, "__call__").items
            return join([call_value(engine, passed, item) for item in held if not isinstance(item, Instance)])
        case _:
            return UNKNOWN


def complete(partial: Partial, passed: Passed | None) -> Passed:
    """Return all arguments of a call of something that had some of them before."""
    given = passed or Passed()
    named = {**dict(partial.named), **dict(given.named)}
    return Passed((*partial.positional, *given.positional), tuple(named.items()))


def _marked_call(engine: Engine, passed: Passed, value: Value) -> Values | None:
    """Return what the marks of a library's function say that calling it gives; None where its stub's types do."""
    for mark in callee_marks(engine, value):
        if mark.name == "fills_in":
            return _fill_in(passed, is_method=bool(dict(mark.options).get("method")))
        if mark.name == "decorates" and mark.value in _MEMBERS:
            return _decorate_by_hand(engine, passed, value)
        if mark.name == "awaits":
            return _await_all(engine, passed, value)
    return None


def _fill_in(passed: Passed, *, is_method: bool) -> Values:
    """Return the first argument with the others filled in."""
    if not passed.positional:
        return UNKNOWN
    held, *rest = passed.positional
    return replace(
        held, items=tuple(Partial(item, tuple(rest), passed.named, is_method=is_method) for item in held.items)
    )


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


def _made(engine: Engine, passed: Passed | None, cls: ClassValue) -> Values:
    """Return what calling a class gives: an object of it, or what its metaclass or `__new__` make instead."""
    return one(construct(engine, passed, cls))


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
    plain = Instance(cls.ref, cls.arguments, exact=True)
    if passed is None:
        return plain
    if member is None or member.binding.kind != "define" or _is_object(engine, member.owner.ref):
        return replace(plain, fields=_declared_fields(engine, passed, lineage))
    function = FunctionValue(Ref(member.owner.ref.module, member.binding.scope), plain)
    frame = enter(engine, passed, function)
    fields = tuple(item for item in frame.arguments if not item[0].startswith(TYPE_SLOT))
    slots = {name: values for name, values in frame.arguments if name.startswith(TYPE_SLOT)}
    if slots and not cls.arguments:
        names = type_parameters(engine, cls.ref)
        plain = replace(plain, arguments=tuple(slots.get(TYPE_SLOT + name, UNKNOWN) for name in names))
    return replace(plain, fields=fields)


def _is_object(engine: Engine, ref: Ref) -> bool:
    return engine.module(ref.module).is_stub and not engine.scope(ref).bases and ref.module == engine.builtins()


def _declared_fields(engine: Engine, passed: Passed, lineage: Lineage) -> tuple[tuple[str, Values], ...]:
    """Return the arguments of a class without a constructor of its own: they fill in the fields that it declares."""
    owners = [owner.ref for owner in lineage.ancestors if not engine.module(owner.ref.module).is_stub]
    names = [name for ref in reversed(owners) for name in declared_names(engine, ref)]
    given = {**dict(zip(dict.fromkeys(names), passed.positional, strict=False)), **dict(passed.named)}
    return tuple((name, values) for name, values in given.items() if name in names and _is_telling(engine, values))


def _is_telling(engine: Engine, values: Values) -> bool:
    return any(not (isinstance(item, Instance) and engine.is_plain(item)) for item in values.items)


def declared_names(engine: Engine, ref: Ref) -> list[str]:
    """Return the fields that a class declares with annotations, in order."""
    bindings = engine.bindings(ref).names
    return [name for name, found in bindings.items() if any(item.annotation is not None for item in found)]


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
                parts.append(Values((item,), made.complete))
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


def iterate_value(engine: Engine, value: Value) -> Values:
    """Return what iterating over a value gives."""
    match value:
        case TupleValue(items=items):
            return join(list(items)) if items else NOTHING
        case Running(frame=frame, kind="generator" | "async_generator"):
            return engine.yielded(frame)
        case Instance() if is_named_tuple(engine, value):
            return join([engine.attribute(value, name) for name in declared_names(engine, value.ref)])
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
    made = join([call_value(engine, None, item) for item in found])
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


def index_value(engine: Engine, value: Value, key: int | str | None) -> Values:
    """Return what `value[key]` gives; None where the key is not written out."""
    match value:
        case TupleValue(items=items):
            if isinstance(key, int) and -len(items) <= key < len(items):
                return items[key]
            return join(list(items)) if items else UNKNOWN
        case Instance():
            named = _item_field(engine, value, key)
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


def _item_field(engine: Engine, value: Instance, key: int | str | None) -> Values | None:
    """Return the item of a dict that was written out, of a typed dict by name, of a named tuple by number."""
    known = dict(value.fields)
    if value.ref.module == engine.builtins():
        return known.get(key) if isinstance(key, str) else None
    names = declared_names(engine, value.ref)
    if isinstance(key, int):
        return engine.attribute(value, names[key]) if is_named_tuple(engine, value) and key < len(names) else None
    declared = key in names and find_member(engine, engine.lineage(value.ref, ()).ancestors, "__getitem__") is None
    return engine.attribute(value, key) if declared and key is not None else None


def is_named_tuple(engine: Engine, value: Instance) -> bool:
    """Tell whether an object's class is written as a named tuple."""
    frame = Frame(Ref(value.ref.module, 0))
    bases = engine.scope(value.ref).bases
    return any((engine.origin(frame, base) or "").endswith(".NamedTuple") for base in bases)

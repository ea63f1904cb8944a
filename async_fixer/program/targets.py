"""A value and what is done with it in, the frames that this runs out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.walk import walk_statements
from async_fixer.program.assigned import is_set_at_once
from async_fixer.program.builtin_objects import builtin_object
from async_fixer.program.decorators import callee_marks
from async_fixer.program.functions import enter
from async_fixer.program.hooks import hooks_of_assignment, hooks_of_call, hooks_of_construction
from async_fixer.program.injection import marked_argument
from async_fixer.program.member import find_member
from async_fixer.program.members import behind_super, definitions, metaclasses
from async_fixer.program.names import bound_values
from async_fixer.program.receivers import bind_receiver
from async_fixer.program.results import complete, construct, made_by_new
from async_fixer.program.values import (
    Around,
    ClassValue,
    Frame,
    FunctionValue,
    Getter,
    Instance,
    Partial,
    Ref,
    Running,
    SuperValue,
    TupleValue,
    Value,
    Values,
    join,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from async_fixer.program.engine import Engine
    from async_fixer.program.hook import Hook
    from async_fixer.program.member import Accessor, Member
    from async_fixer.program.records import Passed

_CONSTRUCTORS = ("__new__", "__init__")
_WRITERS = ("__set__", "__delete__")


def call_targets(engine: Engine, passed: Passed | None, value: Value) -> Iterator[Frame]:
    """Yield the frames that calling `value` runs at once; a coroutine or generator only starts later."""
    match value:
        case FunctionValue():
            yield from hook_targets(engine, hooks_of_call(engine, value))
            if not is_lazy(engine, value):
                yield enter(engine, passed, value)
        case ClassValue():
            made = construct(engine, passed, value)
            yield from _constructors(engine, passed, value, made)
            yield from hook_targets(engine, hooks_of_construction(engine, passed, made))
        case Getter():
            yield from _accessed(engine, passed, value)
        case Around(callee=callee, context=context):
            yield from entered_targets(engine, context, is_async=False)
            yield from call_targets(engine, passed, callee)
        case Partial(callee=callee):
            yield from call_targets(engine, complete(value, passed), callee)
        case Instance():
            for function in find_methods(engine, value, "__call__"):
                yield from call_targets(engine, passed, function)
        case _:
            return


def _accessed(engine: Engine, passed: Passed | None, accessor: Getter) -> Iterator[Frame]:
    """Yield what calling `attrgetter(name)` or `methodcaller(name)` with an object runs."""
    for item in passed.positional[0].items if passed is not None and passed.positional else ():
        if accessor.calls:
            for function in find_methods(engine, item, accessor.name):
                yield from call_targets(engine, None, function)
        else:
            yield from read_targets(engine, item, accessor.name)


def is_lazy(engine: Engine, function: FunctionValue) -> bool:
    """Tell whether calling a function runs nothing of its body yet."""
    scope = engine.scope(function.ref)
    return scope.is_async or scope.is_generator or function.is_context


def hook_targets(engine: Engine, hooks: Iterable[Hook]) -> Iterator[Frame]:
    """Yield the frames that hooks run; what making an object of a class among them runs is a hook of its own."""
    for hook in hooks:
        if isinstance(hook.function, ClassValue):
            yield from _constructors(engine, None, hook.function, construct(engine, None, hook.function))
        else:
            yield from call_targets(engine, None, hook.function)


def _constructors(engine: Engine, passed: Passed | None, cls: ClassValue, made: Instance) -> Iterator[Frame]:
    for meta in metaclasses(engine, engine.lineage(cls.ref, cls.arguments).ancestors):
        if not engine.module(meta.ref.module).is_stub:
            yield from frames_of(find_methods(engine, Instance(meta.ref, exact=True), "__call__"))
    if engine.module(cls.ref.module).is_stub:
        yield Frame(cls.ref, made)  # for the marks of the class
    for name in _CONSTRUCTORS if made_by_new(engine, cls) is None else ("__new__",):
        for function in find_methods(engine, made, name):
            yield enter(engine, passed, function)


def base_arguments(engine: Engine, frame: Frame, method: Ref) -> tuple[tuple[str, Values], ...]:
    """Return the arguments that a constructor, run in `frame`, passes to the constructor `method` of a base."""
    for statement in walk_statements(engine.scope(frame.ref).body):
        match statement:
            case ir.Expression(value=ir.Call(func=ir.Attribute(attr="__init__") as func) as call):
                passed = engine.passed(frame, call)
                for function in engine.infer(frame, func).items:
                    for target in call_targets(engine, passed, function):
                        if target.ref == method:
                            return target.arguments
            case _:
                continue
    return ()


def find_methods(engine: Engine, value: Value, name: str) -> tuple[FunctionValue, ...]:
    """Return the functions that `value.name(...)` runs, bound; () where the class has no such method."""
    if isinstance(value, SuperValue):
        return tuple(item for item in engine.attribute(value, name).items if isinstance(item, FunctionValue))
    bound = [item for owner, raw in _defined(engine, value, name) for item in bind_receiver(engine, raw, owner).items]
    return tuple(item for item in bound if isinstance(item, FunctionValue))


def _defined(engine: Engine, value: Value, name: str) -> Iterator[tuple[Instance, Value]]:
    """Yield what the class of an object, and those of its subclasses that override it, define under a name."""
    if isinstance(value, TupleValue):
        for plain in builtin_object(engine, "tuple", (join(list(value.items)),)).items:
            yield from _defined(engine, plain, name)
    if not isinstance(value, Instance):
        return
    member = find_member(engine, engine.lineage(value.ref, value.arguments).ancestors, name)
    if member is None:
        return
    if member.binding.kind != "define":
        yield from ((value, item) for item in _functions(engine, value, member))
        return
    for owner, found in definitions(engine, value, name, member):
        frame = Frame(found.owner.ref, owner, engine.class_closure(found.owner.ref))
        yield from ((owner, item) for item in bound_values(engine, frame, found.binding).items)


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


def entered_targets(engine: Engine, value: Value, *, is_async: bool) -> Iterator[Frame]:
    """Yield the frames that entering and leaving a context manager run."""
    if isinstance(value, Running):
        yield value.frame
        return
    for name in ("__aenter__", "__aexit__") if is_async else ("__enter__", "__exit__"):
        yield from frames_of(find_methods(engine, value, name))


def read_targets(engine: Engine, value: Value, name: str) -> Iterator[Frame]:
    """Yield what reading an attribute runs: the getter of a property or descriptor, a project's `__getattr__`."""
    if isinstance(value, SuperValue):
        member = find_member(engine, behind_super(engine, value), name)
        if member is not None and isinstance(value.receiver, Instance):
            yield from _described(engine, value.receiver, member, "__get__")
        return
    if not isinstance(value, Instance):
        return
    yield from _own_frames(engine, value, "__getattribute__")
    ancestors = engine.lineage(value.ref, value.arguments).ancestors
    member = find_member(engine, ancestors, name)
    if member is not None and member.binding.kind != "define":
        if not (is_set_at_once(engine, ancestors, name) and _gives_way(engine, value, member)):
            yield from _described(engine, value, member, "__get__")
    elif member is not None:
        for owner, item in _defined(engine, value, name):
            if isinstance(item, FunctionValue) and item.wrapped == "property" and not engine.scope(item.ref).is_async:
                yield Frame(item.ref, owner, item.closure)
    elif not engine.attribute_sites(name) and not any(
        name in engine.assigned_attributes(owner.ref) for owner in ancestors
    ):
        yield from _own_frames(engine, value, "__getattr__")


def _gives_way(engine: Engine, value: Instance, member: Member) -> bool:
    """Tell whether a descriptor leaves the attribute to the object's own one: it says nothing of assignments."""
    frame = Frame(member.owner.ref, value, engine.class_closure(member.owner.ref))
    held = bound_values(engine, frame, member.binding).items
    return all(isinstance(item, Instance) and not find_first_method(engine, item, _WRITERS) for item in held)


def _functions(engine: Engine, value: Instance, member: Member) -> Iterator[Value]:
    """Yield the functions that a class attribute holds: `__call__ = lambda self: ...`."""
    if not engine.module(member.owner.ref.module).is_stub:
        frame = Frame(member.owner.ref, value, engine.class_closure(member.owner.ref))
        held = bound_values(engine, frame, member.binding).items
        yield from (item for item in held if isinstance(item, FunctionValue | Partial))


def _own_frames(engine: Engine, value: Instance, method: str) -> Iterator[Frame]:
    """Yield the frames of a special method that the project defines itself."""
    for function in find_methods(engine, value, method):
        if not engine.module(function.ref.module).is_stub:
            yield frame_of(function)


def _described(engine: Engine, value: Instance, member: Member, method: str) -> Iterator[Frame]:
    """Yield what a descriptor in a class runs, or a property that was made by a call."""
    frame = Frame(member.owner.ref, value, engine.class_closure(member.owner.ref))
    for item in bound_values(engine, frame, member.binding).items:
        if isinstance(item, FunctionValue) and item.wrapped == "property" and method == "__get__":
            yield Frame(item.ref, value, item.closure)
        elif not engine.module(member.owner.ref.module).is_stub:
            yield from method_targets(engine, item, method)


def written_targets(engine: Engine, value: Value, name: str, accessor: Accessor) -> Iterator[Frame]:
    """Yield what assigning to an attribute or deleting it runs: a property's setter, `__setattr__`, a descriptor."""
    if not isinstance(value, Instance):
        return
    is_set = accessor == "setter"
    ancestors = engine.lineage(value.ref, value.arguments).ancestors
    own = find_member(engine, ancestors, name, accessor)
    if own is not None:
        yield Frame(Ref(own.owner.ref.module, own.binding.scope), value)
    member = find_member(engine, ancestors, name)
    if is_set:
        yield from hook_targets(engine, hooks_of_assignment(engine, value))
    if member is not None and member.binding.kind != "define":
        yield from _described(engine, value, member, "__set__" if is_set else "__delete__")
        yield from _given_accessors(engine, value, member, "fset" if is_set else "fdel")
    yield from _own_frames(engine, value, "__setattr__" if is_set else "__delattr__")


def _given_accessors(engine: Engine, value: Instance, member: Member, parameter: str) -> Iterator[Frame]:
    """Yield the setter or deleter that a property got as it was made by a call."""
    made = member.binding.value
    if not isinstance(made, ir.Call):
        return
    frame = Frame(member.owner.ref, value, engine.class_closure(member.owner.ref))
    for callee in engine.infer(frame, made.func).items:
        is_property = any(
            mark.name == "decorates" and mark.value == "property" for mark in callee_marks(engine, callee)
        )
        given = marked_argument(engine, made, callee, parameter) if is_property else None
        for item in () if given is None else engine.infer(frame, given).items:
            if isinstance(item, FunctionValue):
                yield Frame(item.ref, value, item.closure)


def frames_of(functions: tuple[FunctionValue, ...]) -> Iterator[Frame]:
    """Yield the frames of methods of which nothing is known but their objects."""
    for function in functions:
        yield frame_of(function)


def frame_of(function: FunctionValue) -> Frame:
    """Return the frame of a method of which nothing is known but its object."""
    return Frame(function.ref, function.receiver, function.closure)

"""A value and what is done with it in, the frames that this runs out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.walk import walk_statements
from async_fixer.program.descriptors import accessors_by_call, described, own_frames, read_targets
from async_fixer.program.functions import enter
from async_fixer.program.hooks import hooks_of_assignment, hooks_of_call, hooks_of_construction
from async_fixer.program.iteration import is_enumeration
from async_fixer.program.member import find_member
from async_fixer.program.members import metaclasses
from async_fixer.program.methods import find_methods, frames_of, is_lazy
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
    Value,
    Values,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.hook import Hook
    from async_fixer.program.member import Accessor
    from async_fixer.program.records import Passed

_CONSTRUCTORS = ("__new__", "__init__")
_PROPERTY = {"setter": "fset", "deleter": "fdel", "": "fget"}


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
    if is_enumeration(engine, cls):
        return  # its objects are there; calling it only looks one up
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


def entered_targets(engine: Engine, value: Value, *, is_async: bool) -> Iterator[Frame]:
    """Yield the frames that entering and leaving a context manager run."""
    if isinstance(value, Running):
        yield value.frame
        return
    for name in ("__aenter__", "__aexit__") if is_async else ("__enter__", "__exit__"):
        yield from frames_of(find_methods(engine, value, name))


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
        yield from described(engine, value, member, "__set__" if is_set else "__delete__")
        yield from accessors_by_call(engine, value, member, _PROPERTY[accessor])
    yield from own_frames(engine, value, "__setattr__" if is_set else "__delattr__")

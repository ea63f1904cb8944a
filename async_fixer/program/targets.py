"""A value and what is done with it in, the frames that this runs out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from async_fixer.index import ir
from async_fixer.program.decorators import callee_marks
from async_fixer.program.functions import enter
from async_fixer.program.injection import marked_arguments
from async_fixer.program.members import bind_receiver, definitions, find_member
from async_fixer.program.names import bound_values
from async_fixer.program.results import construct
from async_fixer.program.values import (
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    Ref,
    Running,
    SuperValue,
    TupleValue,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Call, Expr
    from async_fixer.program.engine import Engine
    from async_fixer.program.marks import Mark

_ARGUMENT_MARKS = ("calls", "consumes", "runs_on_loop", "awaits", "offloads")
_CONSTRUCTORS = ("__new__", "__init__", "__post_init__")


def call_targets(engine: Engine, caller: Frame, call: Call | None, value: Value) -> Iterator[Frame]:
    """Yield the frames that calling `value` runs at once; a coroutine or generator only starts later."""
    match value:
        case FunctionValue() if not is_lazy(engine, value):
            yield enter(engine, caller, call, value)
        case ClassValue():
            yield from _constructors(engine, caller, call, value)
        case Instance():
            for function in find_methods(engine, value, "__call__"):
                yield from call_targets(engine, caller, call, function)
        case _:
            return


def is_lazy(engine: Engine, function: FunctionValue) -> bool:
    """Tell whether calling a function runs nothing of its body yet."""
    scope = engine.scope(function.ref)
    return scope.is_async or scope.is_generator or function.wrapped == "context"


def _constructors(engine: Engine, caller: Frame, call: Call | None, cls: ClassValue) -> Iterator[Frame]:
    made = construct(engine, caller, call, cls)
    yield Frame(cls.ref, made)
    for name in _CONSTRUCTORS:
        for function in find_methods(engine, made, name):
            yield enter(engine, caller, call, function)


def argument_targets(
    engine: Engine, caller: Frame, call: Call, value: Value
) -> Iterator[tuple[Literal["sync", "spawn", "thread"], Frame]]:
    """Yield what a library runs that gets a callable, iterable or awaitable, and how it runs it."""
    for mark in callee_marks(engine, value):
        if mark.name in _ARGUMENT_MARKS:
            head, _, method = mark.value.partition(".")
            for argument in marked_arguments(engine, call, value, head):
                yield from _handed_over(engine, caller, mark, argument, method)


def _handed_over(
    engine: Engine, caller: Frame, mark: Mark, argument: Expr, method: str
) -> Iterator[tuple[Literal["sync", "spawn", "thread"], Frame]]:
    for item in _given(engine, caller, argument):
        match mark.name:
            case "calls":
                found = find_methods(engine, item, method) if method else (item,)
                for function in found:
                    yield from (("sync", target) for target in call_targets(engine, caller, None, function))
            case "consumes":
                yield from (("sync", target) for target in iterated_targets(engine, item, is_async=False))
            case "offloads":
                yield from (("thread", target) for target in _run_by_loop(engine, caller, item))
            case _:
                yield from (("spawn", target) for target in _run_by_loop(engine, caller, item))


def _given(engine: Engine, caller: Frame, argument: Expr) -> tuple[Value, ...]:
    """Return what an argument holds, with a star what the iterable holds."""
    if not isinstance(argument, ir.Starred):
        return engine.infer(caller, argument).items
    return tuple(part for item in engine.infer(caller, argument.value).items for part in engine.element(item).items)


def _run_by_loop(engine: Engine, caller: Frame, item: Value) -> Iterator[Frame]:
    match item:
        case Running(frame=frame):
            yield frame
        case FunctionValue():
            yield enter(engine, caller, None, item)
        case TupleValue(items=items):
            for values in items:
                for inner in values.items:
                    yield from _run_by_loop(engine, caller, inner)
        case Instance(arguments=arguments) if arguments:
            for inner in arguments[0].items:
                if isinstance(inner, Running):
                    yield inner.frame
        case _:
            return


def find_methods(engine: Engine, value: Value, name: str) -> tuple[FunctionValue, ...]:
    """Return the functions that `value.name(...)` runs, bound; () where the class has no such method."""
    if isinstance(value, SuperValue):
        return tuple(item for item in engine.attribute(value, name).items if isinstance(item, FunctionValue))
    bound = [item for owner, raw in _defined(engine, value, name) for item in bind_receiver(engine, raw, owner).items]
    return tuple(item for item in bound if isinstance(item, FunctionValue))


def _defined(engine: Engine, value: Value, name: str) -> Iterator[tuple[Instance, Value]]:
    """Yield what the class of an object, and those of its subclasses that override it, define under a name."""
    if not isinstance(value, Instance):
        return
    member = find_member(engine, engine.lineage(value.ref, value.arguments).ancestors, name)
    if member is None or member.binding.kind != "define":
        return
    for owner, found in definitions(engine, value, name, member):
        frame = Frame(found.owner.ref, owner, engine.class_closure(found.owner.ref))
        yield from ((owner, item) for item in bound_values(engine, frame, found.binding).items)


def method_targets(engine: Engine, value: Value, name: str) -> Iterator[Frame]:
    """Yield the frames that calling a special method of a value runs."""
    for function in find_methods(engine, value, name):
        if not is_lazy(engine, function):
            yield Frame(function.ref, function.receiver, function.closure)


def iterated_targets(engine: Engine, value: Value, *, is_async: bool) -> Iterator[Frame]:
    """Yield the frames that iterating over a value runs."""
    if isinstance(value, Running):
        if value.kind in ("generator", "async_generator"):
            yield value.frame
        return
    names = ("__aiter__", "__anext__") if is_async else ("__iter__", "__next__")
    found = find_methods(engine, value, names[0])
    yield from _frames(found)
    for function in found:
        for iterator in engine.returned(_frame(function)).items:
            if iterator != value:
                yield from _frames(find_methods(engine, iterator, names[1]))
    yield from _frames(find_methods(engine, value, names[1]))


def entered_targets(engine: Engine, value: Value, is_async: bool) -> Iterator[Frame]:  # noqa: FBT001 - which `with` it is
    """Yield the frames that entering and leaving a context manager run."""
    if isinstance(value, Running):
        yield value.frame
        return
    for name in ("__aenter__", "__aexit__") if is_async else ("__enter__", "__exit__"):
        yield from _frames(find_methods(engine, value, name))


def read_targets(engine: Engine, value: Value, name: str) -> Iterator[Frame]:
    """Yield what reading an attribute runs: the getter of a property, a project's `__getattr__`."""
    if not isinstance(value, Instance):
        return
    ancestors = engine.lineage(value.ref, value.arguments).ancestors
    if find_member(engine, ancestors, name) is not None:
        for owner, item in _defined(engine, value, name):
            if isinstance(item, FunctionValue) and item.wrapped == "property":
                yield Frame(item.ref, owner, item.closure)
        return
    if any(name in engine.assigned_attributes(owner.ref) for owner in ancestors):
        return
    for function in find_methods(engine, value, "__getattr__"):
        if not engine.module(function.ref.module).is_stub:
            yield _frame(function)


def written_targets(engine: Engine, value: Value, name: str) -> Iterator[Frame]:
    """Yield what assigning to an attribute runs: the setter of a property, a project's `__setattr__`."""
    if not isinstance(value, Instance):
        return
    ancestors = engine.lineage(value.ref, value.arguments).ancestors
    setter = find_member(engine, ancestors, name, setter=True)
    if setter is not None:
        yield Frame(Ref(setter.owner.ref.module, setter.binding.scope), value)
    for function in find_methods(engine, value, "__setattr__"):
        if not engine.module(function.ref.module).is_stub:
            yield _frame(function)


def _frames(functions: tuple[FunctionValue, ...]) -> Iterator[Frame]:
    for function in functions:
        yield _frame(function)


def _frame(function: FunctionValue) -> Frame:
    return Frame(function.ref, function.receiver, function.closure)

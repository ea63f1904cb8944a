"""A call of a library in, what it runs of the callables, iterables and awaitables that it is given out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from async_fixer.program.decorators import callee_marks
from async_fixer.program.functions import enter
from async_fixer.program.injection import parameters_of
from async_fixer.program.passing import Passed, bind
from async_fixer.program.results import complete
from async_fixer.program.targets import (
    call_targets,
    entered_targets,
    find_first_method,
    find_methods,
    frame_of,
    frames_of,
)
from async_fixer.program.values import (
    UNKNOWN,
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    Partial,
    Running,
    TupleValue,
    Value,
    Values,
    join,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.marks import Mark

HandedMode: TypeAlias = Literal["sync", "await", "spawn", "thread"]
Given: TypeAlias = dict[str, Values]

_SPAWNING = ("runs_on_loop", "awaits")


def handed_over(engine: Engine, passed: Passed, value: Value) -> Iterator[tuple[HandedMode, Frame]]:
    """Yield what calling `value` runs of its arguments, and how it runs it."""
    marks = [mark for mark in callee_marks(engine, value) if mark.name in _RUNNERS and not mark.text("when")]
    if not marks:
        return
    given = _given(engine, passed, value)
    for mark in marks:
        yield from _run(engine, mark, given)


def iterated_targets(engine: Engine, value: Value, *, is_async: bool) -> Iterator[Frame]:
    """Yield the frames that iterating over a value runs."""
    if isinstance(value, Running):
        if value.kind in ("generator", "async_generator"):
            yield value.frame
        return
    yield from run_later(engine, value, "iterated")
    names = ("__aiter__", "__anext__") if is_async else ("__iter__", "__next__")
    found = find_methods(engine, value, names[0])
    yield from frames_of(found)
    for function in found:
        for iterator in engine.returned(frame_of(function)).items:
            if iterator != value:
                yield from frames_of(find_methods(engine, iterator, names[1]))
    yield from frames_of(find_methods(engine, value, names[1]))


def run_later(engine: Engine, value: Value, when: str) -> Iterator[Frame]:
    """Yield what iterating over an object, or entering it, runs of the arguments that its constructor kept."""
    if isinstance(value, Instance) and value.fields:
        given = dict(value.fields)
        for mark in callee_marks(engine, ClassValue(value.ref)):
            if mark.text("when") == when:
                yield from (target for _, target in _run(engine, mark, given))


def _given(engine: Engine, passed: Passed, value: Value) -> Given:
    given = {parameter.name: held for parameter, held in bind(engine, passed, parameters_of(engine, value))}
    if isinstance(value, FunctionValue) and value.receiver is not None:
        given[engine.scope(value.ref).parameters[0].name] = one(value.receiver)
    return given


def _run(engine: Engine, mark: Mark, given: Given) -> Iterator[tuple[HandedMode, Frame]]:
    head, _, methods = mark.value.partition(".")
    mode: HandedMode = "thread" if mark.name == "offloads" else "spawn" if mark.name in _SPAWNING else "sync"
    for item in _flat(engine, given, head):
        for target in _RUNNERS[mark.name](engine, mark, item, methods, given):
            yield "await" if mode == "sync" and engine.scope(target.ref).is_async else mode, target


def _flat(engine: Engine, given: Given, head: str) -> Iterator[Value]:
    """Yield what an argument may be; each of those that a star parameter takes; with brackets, its items."""
    held = given.get(head.removesuffix("[]"), UNKNOWN)
    if head.endswith("[]"):
        held = join([engine.element(item) for item in held.items])
    for item in held.items:
        yield item
        if isinstance(item, TupleValue):
            yield from (part for values in item.items for part in values.items)


def _call(engine: Engine, mark: Mark, item: Value, methods: str, given: Given) -> Iterator[Frame]:
    found = find_first_method(engine, item, methods.split("|")) if methods else (item,)
    items = mark.text("items")
    passed = _items_of(engine, given[items]) if items in given else None
    for function in found:
        yield from call_targets(engine, passed, function)


def _items_of(engine: Engine, held: Values) -> Passed:
    """Return what a function gets that is called with an item of each of these iterables."""
    iterables = [part for item in held.items if isinstance(item, TupleValue) for part in item.items] or [held]
    return Passed(tuple(join([engine.element(item) for item in values.items]) for values in iterables))


def _consume(engine: Engine, _mark: Mark, item: Value, _methods: str, _given: Given) -> Iterator[Frame]:
    yield from iterated_targets(engine, item, is_async=False)
    yield from iterated_targets(engine, item, is_async=True)


def _enter(engine: Engine, _mark: Mark, item: Value, _methods: str, _given: Given) -> Iterator[Frame]:
    yield from entered_targets(engine, item, is_async=False)
    yield from entered_targets(engine, item, is_async=True)


def _start(engine: Engine, _mark: Mark, item: Value, _methods: str, _given: Given) -> Iterator[Frame]:
    """Yield what another thread or a task runs."""
    match item:
        case Partial(callee=callee):
            for target in _start(engine, _mark, callee, _methods, _given):
                yield enter(engine, complete(item, None), FunctionValue(target.ref, target.receiver, target.closure))
        case Running(frame=frame):
            yield frame
        case FunctionValue():
            yield enter(engine, None, item)
        case Instance(arguments=arguments) if arguments:
            for inner in arguments[0].items:
                if isinstance(inner, Running):
                    yield inner.frame
        case _:
            return


_RUNNERS: Final[dict[str, Callable[[Engine, Mark, Value, str, Given], Iterator[Frame]]]] = {
    "awaits": _start,
    "calls": _call,
    "consumes": _consume,
    "enters": _enter,
    "offloads": _start,
    "runs_on_loop": _start,
}

"""A call of a library in, what it runs of the callables, iterables and awaitables that it is given out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeGuard

from async_fixer.program.decorators import callee_marks
from async_fixer.program.functions import enter
from async_fixer.program.hooks import hooks_of_marked
from async_fixer.program.injection import parameters_of
from async_fixer.program.iteration import index_value
from async_fixer.program.methods import find_first_method, find_methods, frame_of, frames_of, is_lazy
from async_fixer.program.passing import bind
from async_fixer.program.records import Passed
from async_fixer.program.results import complete
from async_fixer.program.targets import call_targets, entered_targets, hook_targets
from async_fixer.program.values import (
    NOTHING,
    UNKNOWN,
    ClassValue,
    Frame,
    FunctionValue,
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
    from collections.abc import Callable, Iterator

    from async_fixer.index.ir import Parameter
    from async_fixer.program.engine import Engine
    from async_fixer.program.marks import Mark

HandedMode: TypeAlias = Literal["sync", "await", "gather", "spawn", "thread"]
Given: TypeAlias = dict[str, Values]

_MODES: Final[dict[str, HandedMode]] = {"awaits": "gather", "offloads": "thread", "runs_on_loop": "spawn"}
_OPENED: Final = ("[]", "{}", "()")
_BRACKETS: Final = "[]{}()"
"""behind a name they ask for the items, for the values by key, for what calling it gives"""
_MOST_HANDED_ON: Final = 3
"""what a library's function calls may be one again that calls what it was given; so often in a row"""


def handed_over(engine: Engine, passed: Passed, value: Value, handed_on: int = 0) -> Iterator[tuple[HandedMode, Frame]]:
    """Yield what calling `value` runs of its arguments, and how it runs it."""
    if isinstance(value, Partial):
        yield from handed_over(engine, complete(value, passed), value.callee, handed_on)
        return
    marks = [mark for mark in callee_marks(engine, value) if mark.name in _NAMES and not mark.text("when")]
    if not marks:
        return
    given = _given(engine, passed, value)
    for mark in marks:
        yield from _run(engine, mark, given, handed_on)


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
    yield from (target for function in found for target in _called_on_itself(engine, function))
    for function in found:
        if not is_lazy(engine, function):
            for iterator in engine.returned(frame_of(function)).items:
                yield from _advanced(engine, iterator, names[1])
    yield from frames_of(find_methods(engine, value, names[1]))
    if not found and not is_async and isinstance(value, Instance) and not engine.module(value.ref.module).is_stub:
        yield from frames_of(find_methods(engine, value, "__getitem__"))


def _advanced(engine: Engine, iterator: Value, method: str) -> Iterator[Frame]:
    """Yield what asking an iterator for its next item runs."""
    if isinstance(iterator, Running):
        yield iterator.frame
    else:
        yield from frames_of(find_methods(engine, iterator, method))


def run_later(engine: Engine, value: Value, when: str) -> Iterator[Frame]:
    """Yield what iterating over an object, or entering it, runs of the arguments that its constructor kept."""
    if isinstance(value, Instance) and value.fields:
        cls = ClassValue(value.ref)
        given = _with_parts(engine, parameters_of(engine, cls), dict(value.fields))
        for mark in callee_marks(engine, cls):
            if mark.text("when") == when:
                yield from (target for _, target in _run(engine, mark, given))


def _called_on_itself(engine: Engine, function: FunctionValue) -> Iterator[Frame]:
    """Yield what a library's method calls of the object that it belongs to."""
    for mark in callee_marks(engine, function):
        if mark.name == "calls":
            given = _given(engine, Passed(), function)
            yield from (target for _, target in _run(engine, mark, given, _MOST_HANDED_ON))


def _given(engine: Engine, passed: Passed, value: Value) -> Given:
    parameters = parameters_of(engine, value)
    bound = {parameter.name: held for parameter, held in bind(engine, passed, parameters)}
    given = _with_parts(engine, parameters, bound)
    method, receiver = _bound(engine, value)
    if receiver is not None and engine.scope(method).parameters:
        given[engine.scope(method).parameters[0].name] = one(receiver)
    return given


def _with_parts(engine: Engine, parameters: tuple[Parameter, ...], given: Given) -> Given:
    """Return arguments by name; what star parameters take, too, under the name with its star."""
    parts = dict(given)
    for parameter in parameters:
        held = given.get(parameter.name, NOTHING).items
        if parameter.kind == "star":
            parts["*" + parameter.name] = join([engine.element(item) for item in held])
        if parameter.kind == "double_star":
            fields = [part for item in held if isinstance(item, Instance) for _, part in item.fields]
            parts["*" + parameter.name] = join(fields)
    return parts


def _bound(engine: Engine, value: Value) -> tuple[Ref, Value | None]:
    """Return the method that calling a value runs, and the object that it runs on."""
    match value:
        case FunctionValue(ref=ref, receiver=receiver):
            return ref, receiver
        case ClassValue(ref=ref, arguments=arguments):
            return engine.runner(value), Instance(ref, arguments, exact=True)
        case Instance():
            return engine.runner(value), value
        case _:
            raise TypeError(value)


def _run(engine: Engine, mark: Mark, given: Given, handed_on: int = 0) -> Iterator[tuple[HandedMode, Frame]]:
    wanted = mark.text("if_given")
    if _is_given(given, mark.text("unless_given")) or (wanted and not _is_given(given, wanted)):
        return
    head, *path = mark.value.split(".")
    methods = path.pop() if path and mark.name == "calls" and not path[-1].endswith(_OPENED) else ""
    mode = _MODES.get(mark.name, "sync")
    for item in _follow(engine, given, head, path).items:
        if isinstance(item, Instance) and engine.is_plain(item):
            continue
        if mark.name == "calls":
            yield from _call(engine, mark, item, methods, given, handed_on)
        elif mark.name == "runs_hooks":
            yield from (("sync", target) for target in hook_targets(engine, hooks_of_marked(engine, mark, item, given)))
        else:
            yield from ((_mode(engine, mode, target), target) for target in _RUNNERS[mark.name](engine, item))


def _is_given(given: Given, parameter: str) -> bool:
    return parameter in given and given[parameter] != NOTHING


def _mode(engine: Engine, mode: HandedMode, target: Frame) -> HandedMode:
    return "await" if mode == "sync" and engine.scope(target.ref).is_async else mode


def _follow(engine: Engine, given: Given, head: str, path: list[str]) -> Values:
    """Return what an argument is, or one that the constructor of that argument kept, and so on."""
    name = head.rstrip(_BRACKETS)
    held = _open(engine, given.get("*" + name, given.get(name, UNKNOWN)), head)
    for part in path:
        kept = [_kept(item, part.rstrip(_BRACKETS)) for item in held.items]
        held = _open(engine, join(kept), part)
    return held


def _open(engine: Engine, held: Values, part: str) -> Values:
    """Return the items of values, those by key, or what calling them gives, where brackets ask for that."""
    if part.endswith("[]"):
        return join([engine.element(item) for item in held.items])
    if part.endswith("{}"):
        return join([index_value(engine, item, None) for item in held.items])
    return join([engine.result(item) for item in held.items]) if part.endswith("()") else held


def _kept(item: Value, name: str) -> Values:
    return dict(item.fields).get(name, UNKNOWN) if isinstance(item, Instance) else UNKNOWN


def _call(  # noqa: PLR0913, PLR0917 - what a mark says and what it speaks of
    engine: Engine, mark: Mark, item: Value, methods: str, given: Given, handed_on: int
) -> Iterator[tuple[HandedMode, Frame]]:
    passed = _items_of(engine, given, mark.text("items"))
    for function in _found(engine, item, methods) if methods else (item,):
        if methods and mark.text("when") == "iterated" and _is_generator(function, engine):
            yield "sync", frame_of(function)
        for target in call_targets(engine, passed, function):
            yield _mode(engine, "sync", target), target
        if handed_on < _MOST_HANDED_ON:
            yield from handed_over(engine, passed or Passed(), function, handed_on + 1)


def _is_generator(function: Value, engine: Engine) -> TypeGuard[FunctionValue]:
    return isinstance(function, FunctionValue) and engine.scope(function.ref).is_generator


def _found(engine: Engine, item: Value, methods: str) -> Iterator[Value]:
    """Yield the first of these methods that an object has; under the name of one its constructor may keep a callable.

    Methods of a library that have no marks run nothing.
    """
    names = methods.split("|")
    for function in find_first_method(engine, item, names):
        if engine.marks(function.ref) or not engine.module(function.ref.module).is_stub:
            yield function
    yield from (part for name in names for part in _kept(item, name).items)


def _items_of(engine: Engine, given: Given, names: str) -> Passed | None:
    """Return what a function gets that is called with an item of each of these iterables."""
    found: list[Values] = []
    for name in names.split(", "):
        held = given.get(name, NOTHING)
        iterables = [part for item in held.items if isinstance(item, TupleValue) for part in item.items]
        is_star = "*" + name in given
        found += iterables if is_star and iterables else [held]
    parts = tuple(join([engine.element(item) for item in values.items]) for values in found)
    return Passed(parts) if names else None


def _consume(engine: Engine, item: Value) -> Iterator[Frame]:
    yield from iterated_targets(engine, item, is_async=False)
    yield from iterated_targets(engine, item, is_async=True)


def _enter(engine: Engine, item: Value) -> Iterator[Frame]:
    yield from entered_targets(engine, item, is_async=False)
    yield from entered_targets(engine, item, is_async=True)


def _start(engine: Engine, item: Value) -> Iterator[Frame]:
    """Yield what another thread or a task runs."""
    match item:
        case Partial(callee=callee):
            for target in _start(engine, callee):
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


_RUNNERS: Final[dict[str, Callable[[Engine, Value], Iterator[Frame]]]] = {
    "awaits": _start,
    "consumes": _consume,
    "enters": _enter,
    "offloads": _start,
    "runs_on_loop": _start,
}
_NAMES: Final = frozenset({*_RUNNERS, "calls", "runs_hooks"})

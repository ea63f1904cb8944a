"""A local object that keeps callables until its end in, what its end runs out: `stack.callback(...)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.program.functions import enter
from async_fixer.program.methods import find_methods, frames_of
from async_fixer.program.records import Passed
from async_fixer.program.results import complete
from async_fixer.program.targets import call_targets
from async_fixer.program.values import Frame, FunctionValue, Partial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.marks import Mark
    from async_fixer.program.values import Value, Values

_EXITS: Final = ("__exit__", "__aexit__")


def ended(engine: Engine, frame: Frame, name: str) -> Iterator[Frame]:
    """Yield what the end of the object runs that a local name holds."""
    calls = list(_method_calls(engine, frame, name))
    if any(mark.name == "hands_on" for _, marks in calls for mark in marks):
        return
    for call, marks in calls:
        for mark in marks:
            if mark.name == "defers":
                yield from _run(engine, frame, call, mark)


def is_end(engine: Engine, value: Value) -> bool:
    """Tell whether a method is the end of its object."""
    return isinstance(value, FunctionValue) and any(mark.name == "runs_deferred" for mark in engine.marks(value.ref))


def ends_by_leaving(engine: Engine, value: Value) -> bool:
    """Tell whether leaving a context manager runs what it kept."""
    return any(is_end(engine, function) for name in _EXITS for function in find_methods(engine, value, name))


def is_left_later(engine: Engine, frame: Frame, call: ir.Call, value: Value, target: Frame) -> bool:
    """Tell whether a call only keeps an exit that runs at the end of its object, which this function brings about."""
    match call:
        case ir.Call(func=ir.Attribute(value=ir.Name(id=name))) if engine.scope(target.ref).name in _EXITS:
            marks = engine.marks(value.ref) if isinstance(value, FunctionValue) else ()
            return any(mark.name == "defers" for mark in marks) and _is_local(engine, frame, name)
        case _:
            return False


def _is_local(engine: Engine, frame: Frame, name: str) -> bool:
    """Tell whether a function brings about the end of what a name holds, or hands on what that kept."""
    entered = any(binding.kind == "with" for binding in engine.bindings(frame.ref).names.get(name, ()))
    known = {mark.name for _, marks in _method_calls(engine, frame, name) for mark in marks}
    return entered or not known.isdisjoint(("runs_deferred", "hands_on"))


def _method_calls(engine: Engine, frame: Frame, name: str) -> Iterator[tuple[ir.Call, tuple[Mark, ...]]]:
    """Yield the calls of methods on what a name holds, with the marks of the methods."""
    for statement in walk_statements(engine.scope(frame.ref).body):
        for expression in expressions_of(statement):
            for part in walk_expression(expression, comprehensions=False):
                match part:
                    case ir.Call(func=ir.Attribute(value=ir.Name(id=held)) as func) if held == name:
                        yield part, tuple(_marks_of(engine, engine.infer(frame, func)))
                    case _:
                        continue


def _marks_of(engine: Engine, held: Values) -> Iterator[Mark]:
    for item in held.items:
        if isinstance(item, FunctionValue):
            yield from engine.marks(item.ref)


def _run(engine: Engine, frame: Frame, call: ir.Call, mark: Mark) -> Iterator[Frame]:
    """Yield what was deferred by one call."""
    passed = engine.passed(frame, call)
    if not passed.positional:
        return
    kept, *others = passed.positional
    given = Passed(tuple(others), passed.named, passed.rest, passed.is_open)
    for item in kept.items:
        if dict(mark.options).get("leaves") and not isinstance(item, FunctionValue):
            yield from _left(engine, item)
        else:
            yield from _called(engine, given, item)


def _called(engine: Engine, given: Passed, value: Value) -> Iterator[Frame]:
    """Yield what calling something kept runs; a coroutine is awaited there."""
    if isinstance(value, Partial):
        yield from _called(engine, complete(value, given), value.callee)
    elif isinstance(value, FunctionValue):
        yield enter(engine, given, value)
    else:
        yield from call_targets(engine, given, value)


def _left(engine: Engine, value: Value) -> Iterator[Frame]:
    """Yield what leaving a context manager runs; a generator counts as run where it was entered."""
    for name in _EXITS:
        yield from frames_of(find_methods(engine, value, name))

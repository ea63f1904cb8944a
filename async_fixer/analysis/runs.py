"""What something registers in, the frames that the framework then runs out, each with what `def` would mean there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from async_fixer.program.functions import enter
from async_fixer.program.handover import iterated_targets
from async_fixer.program.methods import find_methods
from async_fixer.program.results import call_value, complete, construct
from async_fixer.program.targets import entered_targets
from async_fixer.program.values import Around, ClassValue, Frame, FunctionValue, Instance, Partial, Running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.marks import Mark
    from async_fixer.program.records import Passed
    from async_fixer.program.values import Value

_CALL: Final = "__call__"
_CONSTRUCTORS: Final = ("__new__", "__init__", "__post_init__")


class Run(NamedTuple):
    """A frame that a framework runs, and what it does with a `def` there."""

    frame: Frame
    sync: str


def find_runs(engine: Engine, mark: Mark, value: Value, passed: Passed | None) -> Iterator[Run]:
    """Yield what is run of a value that `mark` registers; `passed`: what is known of the arguments that it gets."""
    methods = mark.text("method")
    if dict(mark.options).get("iterated"):
        yield from _iterated(engine, value, mark.text("sync"))
    elif methods:
        yield from (Run(frame, mark.text("sync")) for frame in _of_result(engine, value, passed, methods.split("|")))
    else:
        yield from _called(engine, value, passed, mark.text("sync"))


def _called(engine: Engine, value: Value, passed: Passed | None, sync: str) -> Iterator[Run]:
    if isinstance(value, Partial):
        yield from _called(engine, value.callee, complete(value, passed), sync)
    elif isinstance(value, Around):
        yield from _around(engine, value, tuple(_called(engine, value.callee, passed, sync)))
    else:
        yield from (Run(frame, sync) for frame in _frames(engine, value, passed))


def _around(engine: Engine, value: Around, runs: tuple[Run, ...]) -> Iterator[Run]:
    """Yield a function and what is entered around it: where the function runs on the loop, there as well."""
    yield from runs
    if any(engine.scope(run.frame.ref).is_async for run in runs):
        yield from (Run(frame, "loop") for frame in entered_targets(engine, value.context, is_async=False))


def _frames(engine: Engine, value: Value, passed: Passed | None) -> Iterator[Frame]:
    match value:
        case FunctionValue():
            yield enter(engine, passed, value)
        case Running(frame=frame):
            yield frame
        case Instance():
            for method in find_methods(engine, value, _CALL):
                yield enter(engine, passed, method)
        case ClassValue():
            made = construct(engine, passed, value)
            for method in (found for name in _CONSTRUCTORS for found in find_methods(engine, made, name)):
                yield enter(engine, passed, method)
        case _:
            return


def _of_result(engine: Engine, value: Value, passed: Passed | None, methods: list[str]) -> Iterator[Frame]:
    """Yield the methods of what calling a value gives; a generator or coroutine that it gives runs as a whole."""
    for item in call_value(engine, passed, value).items:
        match item:
            case Running(frame=frame):
                yield frame
            case Instance():
                for method in (found for name in methods for found in find_methods(engine, item, name)):
                    yield enter(engine, None, method)
            case _ if _CALL in methods:
                yield from (run.frame for run in _called(engine, item, None, ""))
            case _:
                continue


def _iterated(engine: Engine, value: Value, sync: str) -> Iterator[Run]:
    """Yield what iterating over a value runs: `sync` is for plain generators, and for `__next__`.

    The async protocol has no plain form. The iterator of a plain iterable is made on the loop.
    """
    if isinstance(value, Running):
        yield Run(value.frame, sync)
    elif find_methods(engine, value, "__aiter__"):
        yield from (Run(frame, "illegal") for frame in iterated_targets(engine, value, is_async=True))
    else:
        for frame in iterated_targets(engine, value, is_async=False):
            scope = engine.scope(frame.ref)
            yield Run(frame, "loop" if scope.name == "__iter__" and not scope.is_generator else sync)

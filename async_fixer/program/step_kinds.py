"""An expression or statement and the frame that runs it in, the steps that it takes by itself out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from async_fixer.index import ir
from async_fixer.program.deferred import ended, ends_by_leaving, is_end, is_left_later
from async_fixer.program.descriptors import read_targets
from async_fixer.program.formatting import template_fields
from async_fixer.program.handover import handed_over, iterated_targets, run_later
from async_fixer.program.methods import find_methods, frame_of
from async_fixer.program.overloads import fitting
from async_fixer.program.records import Passed
from async_fixer.program.step import Mode, Step
from async_fixer.program.targets import call_targets, entered_targets, written_targets
from async_fixer.program.unstarted import closes_unstarted
from async_fixer.program.values import (
    CallableValue,
    ClassValue,
    Frame,
    PackageValue,
    Running,
    Values,
    join,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.member import Accessor


def iterations(engine: Engine, frame: Frame, iterable: ir.Expr, *, is_async: bool) -> Iterator[Step]:
    """Yield what iterating over an expression runs."""
    held = engine.infer(frame, iterable)
    yield from _iterated(engine, frame, iterable, held, is_async=is_async)


def _iterated(engine: Engine, frame: Frame, at: ir.Expr, held: Values, *, is_async: bool) -> Iterator[Step]:
    targets = [target for item in held.items for target in iterated_targets(engine, item, is_async=is_async)]
    if is_async and not targets:
        yield Step("await", "iterate", at, frame, None)
    for target in targets:
        mode: Mode = "await" if engine.scope(target.ref).is_async else "sync"
        yield Step(mode, "iterate", at, frame, target, certain=held.complete)


def unpacked(engine: Engine, frame: Frame, target: ir.Expr, iterable: ir.Expr) -> Iterator[Step]:
    """Yield what taking the items of a loop apart runs."""
    if isinstance(target, ir.Display):
        held = join([engine.element(item) for item in engine.infer(frame, iterable).items])
        yield from _iterated(engine, frame, iterable, held, is_async=False)


def _call(engine: Engine, frame: Frame, call: ir.Call) -> Iterator[Step]:
    yield from _by_name(engine, frame, call)
    held = engine.infer(frame, call.func)
    if all(isinstance(value, _UNSEEN) for value in held.items):
        for unseen in held.items or (None,):
            yield Step("sync", "call", call, frame, None, unseen)
    passed = engine.passed(frame, call)
    for value in fitting(engine, held, passed).items:
        for target in call_targets(engine, passed, value):
            yield Step("sync", "call", call, frame, target, value, held.complete)
        if template_fields(call) is None and not closes_unstarted(engine, frame, call):
            for mode, target in handed_over(engine, passed, value):
                if not is_left_later(engine, frame, call, value, target):
                    yield Step(mode, "call", call, frame, target, certain=held.complete)
        if isinstance(call.func, ir.Attribute) and is_end(engine, value):
            yield from _ended(engine, frame, call, call.func.value)


def _ended(engine: Engine, frame: Frame, at: ir.Expr, ending: ir.Expr) -> Iterator[Step]:
    """Yield what the end of an object runs that it kept until then, where a local name holds it."""
    for target in ended(engine, frame, ending.id) if isinstance(ending, ir.Name) else ():
        mode: Mode = "await" if engine.scope(target.ref).is_async else "sync"
        yield Step(mode, "enter", at, frame, target)


def _by_name(engine: Engine, frame: Frame, call: ir.Call) -> Iterator[Step]:
    """Yield what `getattr(x, "name")` and its like run: a property, `__getattr__`, a setter."""
    match call:
        case ir.Call(func=ir.Name(id=function), args=(held, ir.Literal(value=str() as name), *_)):
            accessor = _ACCESS.get(function)
        case _:
            return
    if accessor is None or engine.origin(frame, call.func) != f"builtins.{function}":
        return
    for value in engine.infer(frame, held).items:
        found = written_targets(engine, value, name, accessor) if accessor else read_targets(engine, value, name)
        for target in found:
            yield Step("sync", "write" if accessor else "read", call, frame, target)


def _read(engine: Engine, frame: Frame, expression: ir.Attribute) -> Iterator[Step]:
    yield from reads(engine, frame, expression, engine.infer(frame, expression.value), expression.attr)


def reads(engine: Engine, frame: Frame, at: ir.Expr, held: Values, name: str) -> Iterator[Step]:
    """Yield what reading an attribute of these values runs."""
    for value in held.items:
        for target in read_targets(engine, value, name):
            yield Step("sync", "read", at, frame, target, certain=held.complete)


def _await(engine: Engine, frame: Frame, expression: ir.Await) -> Iterator[Step]:
    held = engine.infer(frame, expression.value)
    coroutines = [item for item in held.items if isinstance(item, Running) and item.kind == "coroutine"]
    for item in coroutines:
        yield Step("await", "await", expression, frame, item.frame, certain=held.complete)
    for value in held.items:
        for function in find_methods(engine, value, "__await__"):
            yield Step("sync", "await", expression, frame, frame_of(function), certain=held.complete)
    if len(coroutines) < len(held.items) or not coroutines:
        yield Step("await", "await", expression, frame, None)


def _for(engine: Engine, frame: Frame, statement: ir.For) -> Iterator[Step]:
    yield from iterations(engine, frame, statement.iterable, is_async=statement.is_async)
    yield from unpacked(engine, frame, statement.target, statement.iterable)


def _with(engine: Engine, frame: Frame, statement: ir.With) -> Iterator[Step]:
    for item in statement.items:
        held = engine.infer(frame, item.context)
        targets = [
            target for value in held.items for target in entered_targets(engine, value, is_async=statement.is_async)
        ]
        targets += [target for value in held.items for target in run_later(engine, value, "entered")]
        if statement.is_async and not targets:
            yield Step("await", "enter", item.context, frame, None)
        mode: Mode = "await" if statement.is_async else "sync"
        for target in targets:
            yield Step(mode, "enter", item.context, frame, target, certain=held.complete)
        if item.target is not None and any(ends_by_leaving(engine, value) for value in held.items):
            yield from _ended(engine, frame, item.context, item.target)


def _augmented(engine: Engine, frame: Frame, statement: ir.AugAssign) -> Iterator[Step]:
    if isinstance(statement.target, ir.Attribute):
        yield from written(engine, frame, statement.target)


def _delete(engine: Engine, frame: Frame, statement: ir.Delete) -> Iterator[Step]:
    for target in statement.targets:
        if isinstance(target, ir.Attribute):
            yield from written(engine, frame, target, "deleter")


def written(engine: Engine, frame: Frame, target: ir.Attribute, accessor: Accessor = "setter") -> Iterator[Step]:
    """Yield what assigning to an attribute, or deleting it, runs."""
    held = engine.infer(frame, target.value)
    for value in held.items:
        for setter in written_targets(engine, value, target.attr, accessor):
            yield Step("sync", "write", target, frame, setter, certain=held.complete)


def _raise(engine: Engine, frame: Frame, statement: ir.Raise) -> Iterator[Step]:
    """Yield what raising an exception class runs: its constructor."""
    if statement.exc is None:
        return
    held = engine.infer(frame, statement.exc)
    for value in held.items:
        if isinstance(value, ClassValue):
            for target in call_targets(engine, Passed(), value):
                yield Step("sync", "call", statement.exc, frame, target, value, held.complete)


_UNSEEN: Final = (CallableValue, PackageValue)
"""calling one of these runs code that nothing shows: that of a library without a stub, of some callable"""
_ACCESS: Final[dict[str, Accessor]] = {
    "delattr": "deleter",
    "getattr": "",
    "hasattr": "",
    "setattr": "setter",
}
EXPRESSION_STEPS: Final[dict[type, Callable[[Engine, Frame, Any], Iterator[Step]]]] = {
    ir.Attribute: _read,
    ir.Await: _await,
    ir.Call: _call,
}
STATEMENT_STEPS: Final[dict[type, Callable[[Engine, Frame, Any], Iterator[Step]]]] = {
    ir.AugAssign: _augmented,
    ir.Delete: _delete,
    ir.For: _for,
    ir.Raise: _raise,
    ir.With: _with,
}

"""A definition and its decorators in, what its name holds out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.program.dispatching import find_variants
from async_fixer.program.marks import is_mark
from async_fixer.program.names import enclosing_frame
from async_fixer.program.records import Passed
from async_fixer.program.values import (
    NOTHING,
    UNKNOWN,
    Around,
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    Partial,
    Ref,
    Running,
    Value,
    Values,
    join,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.index.ir import Expr
    from async_fixer.program.engine import Engine
    from async_fixer.program.marks import Mark


def define(engine: Engine, frame: Frame, number: int) -> Values:
    """Return what a `def` or `class` statement puts into its name, decorators applied."""
    values = one(undecorated(engine, frame, number))
    for decorator in reversed(engine.scope(Ref(frame.ref.module, number)).decorators):
        values = join([decorate(engine, frame, decorator, item) for item in values.items]) if values.items else values
    return values


def undecorated(engine: Engine, frame: Frame, number: int) -> ClassValue | FunctionValue:
    """Return what the decorator next to a `def` or `class` statement gets."""
    ref = Ref(frame.ref.module, number)
    is_class = engine.scope(ref).kind == "class"
    return ClassValue(ref) if is_class else FunctionValue(ref, None, enclosing_frame(engine, frame))


def decorate(engine: Engine, frame: Frame, decorator: Expr, item: Value) -> Values:
    """Return what a decorator makes of a function."""
    if engine.module(frame.ref.module).is_stub and is_mark(decorator):
        return one(item)
    kept = Values((item,))
    if isinstance(decorator, ir.Attribute) and decorator.attr in ("setter", "deleter", "getter"):
        return NOTHING
    marks = decorator_marks(engine, frame, decorator)
    effects = [mark for mark in marks if mark.name in ("decorates", "registers")]
    if effects:
        apply = _EFFECTS.get(effects[0].value)
        return _marked(effects[0], item) if apply is None else apply(engine, frame, decorator, item)
    parts = [_run_decorator(engine, value, item) for value in engine.infer(frame, decorator).items]
    made = join([part for part in parts if part.items])
    return made if made.items else kept


def _surrounded(engine: Engine, frame: Frame, decorator: Expr, item: Value) -> Values:
    """Return a function that runs inside the context manager that its decorator is."""
    held = [value for value in engine.infer(frame, decorator).items if isinstance(value, Instance)]
    return join([one(Around(item, value)) for value in held]) if held else one(item)


def _replaced(engine: Engine, frame: Frame, decorator: Expr, item: Value) -> Values:
    """Return the object that a library's decorator puts in the place of a function, as its stub says."""
    made = [engine.call_with(Passed((one(item),)), value) for value in engine.infer(frame, decorator).items]
    return join([part for part in made if all(isinstance(held, Instance) for held in part.items)])


def _registered(engine: Engine, frame: Frame, decorator: Expr, item: Value) -> Values:
    """Return a function and the variants of it that are registered on its name."""
    method = _dispatches_by(engine, frame, decorator)
    variants = find_variants(engine, item, method) if isinstance(item, FunctionValue) else ()
    return Values(tuple(dict.fromkeys((item, *(variant.function for variant in variants)))), complete=True)


def _dispatches_by(engine: Engine, frame: Frame, decorator: Expr) -> str:
    marks = decorator_marks(engine, frame, decorator)
    return next((mark.text("by") for mark in marks if mark.value == "dispatches"), "")


def dispatching_method(engine: Engine, item: Value) -> str:
    """Return the attribute of a function that registers variants of it; "" for a function that has none."""
    if not isinstance(item, FunctionValue) or engine.module(item.ref.module).is_stub:
        return ""
    outer = engine.outer(engine.plain_frame(item.ref))
    found = (_dispatches_by(engine, outer, decorator) for decorator in engine.scope(item.ref).decorators)
    return next((method for method in found if method), "")


_EFFECTS: Final[dict[str, Callable[[Engine, Frame, Expr, Value], Values]]] = {
    "dispatches": _registered,
    "replaces": _replaced,
    "surrounds": _surrounded,
}


def apply_marks(engine: Engine, decorator: Value, item: Value) -> Values:
    """Return what a library's decorator makes of a function, as its marks say."""
    effects = [mark for mark in callee_marks(engine, decorator) if mark.name in ("decorates", "registers")]
    return _marked(effects[0], item) if effects else UNKNOWN


def _marked(mark: Mark, item: Value) -> Values:
    if mark.name == "registers" or not isinstance(item, FunctionValue):
        return one(item)
    match mark.value:
        case "property" | "static" | "class" as wrapped:
            return one(replace(item, wrapped=wrapped))
        case "context":
            return one(replace(item, is_context=True))
        case "offloads":
            return NOTHING
        case _:
            return one(item)


def decorator_marks(engine: Engine, frame: Frame, decorator: Expr) -> tuple[Mark, ...]:
    """Return the marks of the stub function that a decorator is, or is made by."""
    head = decorator.func if isinstance(decorator, ir.Call) else decorator
    found = engine.infer(frame, head).items
    if head is not decorator:
        found += tuple(item for item in engine.infer(frame, decorator).items if isinstance(item, Instance))
    return tuple(mark for value in found for mark in callee_marks(engine, value))


def callee_marks(engine: Engine, value: Value) -> tuple[Mark, ...]:
    """Return the marks of what calling a value runs."""
    match value:
        case FunctionValue(ref=ref):
            return engine.marks(ref)
        case ClassValue(ref=ref, arguments=arguments):
            return engine.marks(ref) + _method_marks(engine, ref, arguments, "__init__")
        case Instance(ref=ref, arguments=arguments):
            return _method_marks(engine, ref, arguments, "__call__")
        case _:
            return ()


def _method_marks(engine: Engine, ref: Ref, arguments: tuple[Values, ...], name: str) -> tuple[Mark, ...]:
    for ancestor in engine.lineage(ref, arguments).ancestors:
        for binding in engine.bindings(ancestor.ref).names.get(name, ()):
            if binding.kind == "define":
                return engine.marks(Ref(ancestor.ref.module, binding.scope))
    return ()


def _run_decorator(engine: Engine, value: Value, item: Value) -> Values:
    """Return what a decorator of the project gives: a function, an object that stands for it, a context manager."""
    match value:
        case Running(kind="context"):
            return one(Around(item, value))
        case FunctionValue(ref=ref) | ClassValue(ref=ref) | Instance(ref=ref) if engine.module(ref.module).is_stub:
            return UNKNOWN
        case FunctionValue() | ClassValue() | Instance() | Partial():
            return engine.call_with(Passed((one(item),)), value)
        case _:
            return UNKNOWN

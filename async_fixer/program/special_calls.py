"""A call that belongs to the language in, what it gives out: `super()`, `cast`, `getattr`, `TypeVar`, `type`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.program.annotations import TYPING
from async_fixer.program.builtin_objects import builtin_object
from async_fixer.program.results import call_method
from async_fixer.program.texts import names_that_begin, read_names
from async_fixer.program.values import (
    MOST_VALUES,
    UNKNOWN,
    CallableValue,
    ClassValue,
    Frame,
    Instance,
    Ref,
    Running,
    SuperValue,
    TypeVariable,
    Values,
    join,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.program.engine import Engine


def special_call(engine: Engine, frame: Frame, expression: ir.Call) -> Values | None:
    """Return what the calls give that belong to the language: `super()`, `cast`, `TypeVar`, `NewType`, `type`."""
    name = expression.func.id if isinstance(expression.func, ir.Name) else ""
    name = expression.func.attr if isinstance(expression.func, ir.Attribute) else name
    reader = _SPECIAL.get(name)
    if reader is None:
        return _classes_below(engine, frame, expression.func) if name == "__subclasses__" else None
    module, _, origin = (engine.origin(frame, expression.func) or "").rpartition(".")
    return reader(engine, frame, expression) if origin == name and module in {*TYPING, "builtins"} else None


def _super(engine: Engine, frame: Frame, _expression: ir.Call) -> Values:
    method: Frame | None = frame
    while method is not None:
        scope = engine.scope(method.ref)
        parent = Ref(method.ref.module, scope.parent)
        if scope.parent >= 0 and engine.scope(parent).kind == "class" and scope.kind == "function":
            receiver = method.receiver or Instance(parent)
            return one(SuperValue(parent, receiver))
        method = method.closure
    return UNKNOWN


def _cast(engine: Engine, frame: Frame, expression: ir.Call) -> Values:
    """Return what a cast says; where it says no more than that it can be called, what is cast."""
    if not expression.args:
        return UNKNOWN
    said = engine.annotation(frame, expression.args[0])
    if not all(isinstance(item, CallableValue) for item in said.items):
        return said
    held = engine.infer(frame, expression.args[1]) if expression.args[1:] else UNKNOWN
    return held if held.items else said


def _type_variable(engine: Engine, frame: Frame, expression: ir.Call) -> Values:
    bound = [engine.annotation(frame, item.value) for item in expression.keywords if item.name == "bound"]
    match expression.args:
        case (ir.Literal(value=str() as name), *_):
            return one(TypeVariable(name, bound[0] if bound else None))
        case _:
            return UNKNOWN


def _getattr(engine: Engine, frame: Frame, expression: ir.Call) -> Values:
    """Return what `getattr(object, name)` reads, where the names are written out or how they begin."""
    if len(expression.args) < 2:  # noqa: PLR2004 - an object and a name
        return UNKNOWN
    held, name, *default = expression.args
    names = read_names(engine, frame, name)
    defaults = [engine.infer(frame, part) for part in default]
    items = engine.infer(frame, held).items
    read = [engine.attribute(item, text) for item in items for text in names]
    if read:
        return join([*(part for part in read if part.items or len(names) == 1), *defaults])
    guessed = [engine.attribute(item, text) for item in items for text in names_that_begin(engine, frame, item, name)]
    return replace(join([*guessed, *defaults]), complete=False)


def _iter(engine: Engine, frame: Frame, expression: ir.Call) -> Values | None:
    """Return the iterator that `iter(object)` gives; None for `iter(callable, sentinel)`, which its stub knows."""
    if len(expression.args) != 1:
        return None
    held = engine.infer(frame, expression.args[0]).items
    parts = [one(item) if isinstance(item, Running) else call_method(engine, item, "__iter__") for item in held]
    return join(parts)


def _type(engine: Engine, frame: Frame, expression: ir.Call) -> Values:
    """Return the classes that `type(object)` may give."""
    held = engine.infer(frame, expression.args[0]) if len(expression.args) == 1 else UNKNOWN
    classes = [ClassValue(item.ref, item.arguments) for item in held.items if isinstance(item, Instance)]
    return Values(tuple(classes), held.complete)


def _classes_below(engine: Engine, frame: Frame, method: ir.Expr) -> Values | None:
    """Return the list of the classes right below a class; None where it is not known which class is asked."""
    held = engine.infer(frame, method.value).items if isinstance(method, ir.Attribute) else ()
    above = {item.ref for item in held if isinstance(item, ClassValue)}
    below = dict.fromkeys(ref for cls in above for ref in engine.subclasses(cls) if _bases(engine, ref) & above)
    if len(above) != len(held) or not 0 < len(below) <= MOST_VALUES:
        return None
    return builtin_object(engine, "list", (Values(tuple(ClassValue(ref) for ref in below), complete=True),))


def _bases(engine: Engine, ref: Ref) -> set[Ref]:
    outer = engine.outer(engine.plain_frame(ref))
    held = [item for base in engine.scope(ref).bases for item in engine.infer(outer, base).items]
    return {item.ref for item in held if isinstance(item, ClassValue)}


def _new_type(engine: Engine, frame: Frame, expression: ir.Call) -> Values:
    held = engine.annotation(frame, expression.args[1]).items if len(expression.args) > 1 else ()
    return Values(
        tuple(ClassValue(item.ref, item.arguments) for item in held if isinstance(item, Instance)), complete=True
    )


_SPECIAL: Final[dict[str, Callable[[Engine, Frame, ir.Call], Values | None]]] = {
    "NewType": _new_type,
    "ParamSpec": _type_variable,
    "TypeVar": _type_variable,
    "cast": _cast,
    "getattr": _getattr,
    "iter": _iter,
    "super": _super,
    "type": _type,
}

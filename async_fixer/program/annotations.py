"""An annotation in, what it says a value is out: the forms of the typing language, aliases, generics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.program.builtin_objects import builtin_object
from async_fixer.program.values import (
    NOTHING,
    UNKNOWN,
    CallableValue,
    ClassValue,
    Frame,
    Instance,
    TupleValue,
    TypeForm,
    TypeVariable,
    Values,
    join,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.index.ir import Expr
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Value

_TYPES = (ClassValue, TypeForm, TypeVariable)
TYPING: Final = frozenset({"typing", "typing_extensions", "collections.abc"})


def read_annotation(engine: Engine, frame: Frame, expression: Expr) -> Values:
    """Return what a name that is annotated with `expression` holds; unknown forms are unknown."""
    match expression:
        case ir.Literal(kind="none"):
            return NOTHING
        case ir.Literal(kind="str", value=str() as text):
            parsed = engine.parse(text)
            return UNKNOWN if parsed is None else engine.annotation(frame, parsed)
        case ir.Operation(ops=ops, operands=operands) if set(ops) == {"|"}:
            return join([engine.annotation(frame, part) for part in operands])
        case ir.Subscript(value=value, index=index):
            return _read_subscript(engine, frame, value, index)
        case ir.Name() | ir.Attribute():
            return _read_name(engine, frame, expression)
        case _:
            return UNKNOWN


def _read_name(engine: Engine, frame: Frame, expression: ir.Name | ir.Attribute) -> Values:
    form = _form(engine, frame, expression)
    if form == "Self":
        return UNKNOWN if frame.receiver is None else one(_as_object(frame.receiver))
    if form == "Any":
        return UNKNOWN
    alias = engine.alias(frame, expression)
    if alias is not None:
        return engine.annotation(*alias)
    return join([_instance_of(engine, frame, value) for value in _named(engine, frame, expression).items])


def _named(engine: Engine, frame: Frame, expression: ir.Name | ir.Attribute) -> Values:
    """Return what a name in an annotation means; where a method has the name of a class, the class is meant."""
    found = engine.infer(frame, expression)
    if isinstance(expression, ir.Name) and not any(isinstance(item, _TYPES) for item in found.items):
        return engine.member(frame.ref.module, expression.id) or _built_in(engine, expression.id) or found
    return found


def _built_in(engine: Engine, name: str) -> Values | None:
    found = engine.builtin(name)
    return found if found.items else None


def _as_object(value: Value) -> Value:
    """Return what `Self` is for a method of a value: of a class, an object of it."""
    return Instance(value.ref, value.arguments) if isinstance(value, ClassValue) else value


def _instance_of(engine: Engine, frame: Frame, value: object) -> Values:
    match value:
        case ClassValue(ref=ref, arguments=arguments):
            return one(Instance(ref, arguments))
        case TypeForm(frame=home, expression=expression):
            return engine.annotation(home, expression)
        case TypeVariable():
            return engine.substituted(frame, value)
        case _:
            return UNKNOWN


def _read_subscript(engine: Engine, frame: Frame, value: Expr, index: Expr) -> Values:
    form = _form(engine, frame, value)
    reader = _FORMS.get(form or "")
    items = index.items if isinstance(index, ir.Display) and index.kind == "tuple" else (index,)
    if reader is not None:
        return reader(engine, frame, items)
    arguments = tuple(engine.annotation(frame, item) for item in items)
    found = [_generic(engine, item, items, arguments) for item in _classes(engine, frame, value)]
    return join(found)


def _classes(engine: Engine, frame: Frame, expression: Expr) -> list[ClassValue]:
    found = _named(engine, frame, expression) if isinstance(expression, ir.Name) else engine.infer(frame, expression)
    return [item for item in found.items if isinstance(item, ClassValue)]


def _generic(engine: Engine, cls: ClassValue, items: tuple[Expr, ...], arguments: tuple[Values, ...]) -> Values:
    name = engine.dotted(cls.ref)
    if name == "builtins.type":
        return Values(
            tuple(
                ClassValue(item.ref, item.arguments, or_below=True)
                for item in arguments[0].items
                if isinstance(item, Instance)
            )
        )
    if name == "builtins.tuple" and not _is_open(items):
        return one(TupleValue(arguments))
    return one(Instance(cls.ref, arguments))


def _is_open(items: tuple[Expr, ...]) -> bool:
    return isinstance(items[-1], ir.Literal) and items[-1].kind == "ellipsis"


def _form(engine: Engine, frame: Frame, expression: Expr) -> str | None:
    origin = engine.origin(frame, expression)
    if origin is None:
        return None
    module, _, name = origin.rpartition(".")
    return name if module in TYPING else None


def _first(engine: Engine, frame: Frame, items: tuple[Expr, ...]) -> Values:
    return engine.annotation(frame, items[0])


def _optional(engine: Engine, frame: Frame, items: tuple[Expr, ...]) -> Values:
    return join([engine.annotation(frame, items[0]), NOTHING])


def _union(engine: Engine, frame: Frame, items: tuple[Expr, ...]) -> Values:
    return join([engine.annotation(frame, item) for item in items])


def _annotated(engine: Engine, frame: Frame, items: tuple[Expr, ...]) -> Values:
    for item in items[1:]:
        injected = engine.injected(frame, item, items[0])
        if injected is not None and injected.items:
            return injected
    return engine.annotation(frame, items[0])


def _callable(engine: Engine, frame: Frame, items: tuple[Expr, ...]) -> Values:
    return one(CallableValue(engine.annotation(frame, items[-1])))


def _type(engine: Engine, frame: Frame, items: tuple[Expr, ...]) -> Values:
    held = engine.annotation(frame, items[0])
    instances = [item for item in held.items if isinstance(item, Instance)]
    classes = tuple(ClassValue(item.ref, item.arguments, or_below=True) for item in instances)
    return Values(classes, held.complete)


def _literal(engine: Engine, frame: Frame, items: tuple[Expr, ...]) -> Values:
    return join([engine.infer(frame, item) for item in items])


def _tuple(engine: Engine, frame: Frame, items: tuple[Expr, ...]) -> Values:
    arguments = tuple(engine.annotation(frame, item) for item in items)
    if not _is_open(items):
        return one(TupleValue(arguments))
    return builtin_object(engine, "tuple", arguments[:1])


def _renamed(name: str) -> Callable[[Engine, Frame, tuple[Expr, ...]], Values]:
    def read(engine: Engine, frame: Frame, items: tuple[Expr, ...]) -> Values:
        arguments = tuple(engine.annotation(frame, item) for item in items)
        return builtin_object(engine, name, arguments)

    return read


_FORMS: Final[dict[str, Callable[[Engine, Frame, tuple[Expr, ...]], Values]]] = {
    "Annotated": _annotated,
    "Callable": _callable,
    "ClassVar": _first,
    "Dict": _renamed("dict"),
    "Final": _first,
    "FrozenSet": _renamed("frozenset"),
    "InitVar": _first,
    "List": _renamed("list"),
    "Literal": _literal,
    "NotRequired": _first,
    "Optional": _optional,
    "ReadOnly": _first,
    "Required": _first,
    "Set": _renamed("set"),
    "Tuple": _tuple,
    "Type": _type,
    "Union": _union,
    "Unpack": _first,
}

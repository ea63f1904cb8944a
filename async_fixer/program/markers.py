"""An annotation or a field's default in, the functions out that the markers in it bring along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.index.walk import walk_expression
from async_fixer.program.decorators import callee_marks
from async_fixer.program.hook import Hook
from async_fixer.program.injection import marked_argument
from async_fixer.program.values import ClassValue, Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Call, Expr
    from async_fixer.program.engine import Engine
    from async_fixer.program.marks import Mark
    from async_fixer.program.values import Frame, Value

_JSON: Final = "json"


def find_marker_hooks(engine: Engine, frame: Frame, expression: Expr, label: str, field: str) -> Iterator[Hook]:
    """Yield the hooks that stand in an annotation or default: `Annotated[int, After(check)]`, `Field(factory=f)`."""
    for where, part in _parts(engine, frame, expression, set()):
        if isinstance(part, ir.Call):
            yield from called_hooks(engine, where, part, label, field)
        else:
            for value in engine.infer(where, part).items:
                yield from _kept_hooks(engine, value, label, field)


def called_hooks(engine: Engine, frame: Frame, call: Call, label: str, field: str) -> Iterator[Hook]:
    """Yield the hooks that one call of a marker takes as arguments."""
    for callee in engine.infer(frame, call.func).items:
        for mark in hook_marks(engine, callee, "parameter"):
            parameter = mark.text("parameter")
            given = marked_argument(engine, call, callee, parameter.removesuffix("{}"))
            for part in _given_functions(given, parameter):
                for function in engine.infer(frame, part).items:
                    yield Hook(mark.value, function, label, field, is_for_json(engine, call, callee, mark))


def hook_marks(engine: Engine, callee: Value, by: str) -> list[Mark]:
    """Return the marks of what is called that say that it brings hooks, and how."""
    return [mark for mark in callee_marks(engine, callee) if mark.name == "hooks" and _way(mark) == by]


def is_for_json(engine: Engine, call: Expr, callee: Value, mark: Mark) -> bool:
    """Tell whether a marker or decorator says that its function runs for JSON only."""
    parameter = mark.text("json")
    if not parameter or not isinstance(call, ir.Call):
        return False
    given = marked_argument(engine, call, callee, parameter)
    return isinstance(given, ir.Literal) and str(given.value).startswith(_JSON)


def is_injected(engine: Engine, frame: Frame, expression: Expr) -> bool:
    """Tell whether an annotation or default says that what another function gives is put there."""
    calls = [(where, part) for where, part in _parts(engine, frame, expression, set()) if isinstance(part, ir.Call)]
    return any(engine.injected(where, part, None) is not None for where, part in calls)


def is_form(engine: Engine, frame: Frame, expression: Expr, name: str) -> bool:
    """Tell whether an expression is a form of the typing language with something in its brackets."""
    if not isinstance(expression, ir.Subscript):
        return False
    return (engine.origin(frame, expression.value) or "").rpartition(".")[2] == name


def find_metadata(engine: Engine, frame: Frame, expression: Expr) -> Iterator[ClassValue]:
    """Yield the project's classes that stand, themselves or as objects, behind the type in `Annotated`."""
    for where, part in _parts(engine, frame, expression, set()):
        if is_form(engine, where, part, "Annotated") and isinstance(part, ir.Subscript):
            items = part.index.items[1:] if isinstance(part.index, ir.Display) else ()
            for value in (value for item in items for value in engine.infer(where, item).items):
                if isinstance(value, Instance | ClassValue) and not engine.module(value.ref.module).is_stub:
                    yield ClassValue(value.ref, value.arguments)


def _way(mark: Mark) -> str:
    return mark.text("by", "decorator")


def _given_functions(given: Expr | None, parameter: str) -> tuple[Expr, ...]:
    if given is None:
        return ()
    if not parameter.endswith("{}"):
        return (given,)
    return given.items if isinstance(given, ir.Display) else ()


def _kept_hooks(engine: Engine, value: Value, label: str, field: str) -> Iterator[Hook]:
    """Yield the hooks that a marker made elsewhere got: `Upper = After(to_upper)`."""
    if isinstance(value, Instance) and value.fields and engine.module(value.ref.module).is_stub:
        kept = dict(value.fields)
        for mark in hook_marks(engine, ClassValue(value.ref), "parameter"):
            held = kept.get(mark.text("parameter"))
            for function in () if held is None else held.items:
                yield Hook(mark.value, function, label, field)


def _parts(engine: Engine, frame: Frame, expression: Expr, seen: set[int]) -> Iterator[tuple[Frame, Expr]]:
    """Yield the names, forms and calls of a type expression, aliases and quotes opened, with the frames they are in."""
    if id(expression) in seen:
        return
    seen.add(id(expression))
    match expression:
        case ir.Call():
            yield from ((frame, part) for part in walk_expression(expression) if isinstance(part, ir.Call))
        case ir.Name() | ir.Attribute():
            alias = engine.alias(frame, expression)
            yield from [(frame, expression)] if alias is None else _parts(engine, *alias, seen)
        case ir.Literal(kind="str", value=str() as text):
            parsed = engine.parse(text)
            yield from () if parsed is None else _parts(engine, frame, parsed, seen)
        case ir.Subscript(value=head, index=index):
            yield frame, expression
            yield from _parts(engine, frame, head, seen)
            yield from _parts(engine, frame, index, seen)
        case ir.Display(items=items) | ir.Operation(operands=items):
            for item in items:
                yield from _parts(engine, frame, item, seen)
        case _:
            return

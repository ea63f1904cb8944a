"""A type, or a call that makes, checks or writes out its objects, in; the functions that this runs with them out."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from async_fixer.program.decorators import decorator_marks
from async_fixer.program.described import classes_in, describe, find_made_of, has_fields
from async_fixer.program.hook import Hook
from async_fixer.program.markers import find_marker_hooks, find_metadata
from async_fixer.program.records import Passed
from async_fixer.program.values import (
    Around,
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    Partial,
    TypeForm,
    Value,
    Values,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.index.ir import Expr
    from async_fixer.program.engine import Engine
    from async_fixer.program.marks import Mark
    from async_fixer.program.values import Ref

_KINDS: Final[dict[str, frozenset[str]]] = {
    "validate": frozenset({"validate", "default", "init"}),
    "serialize": frozenset({"serialize"}),
    "make": frozenset({"default", "init"}),
    "init": frozenset({"init"}),
}
"""the kinds of hooks that each phase runs"""
_INNER: Final = frozenset({"validate", "serialize"})
"""phases that go on to the types of the fields"""
_CONSTRUCTOR: Final = "__init__"


def hooks_of_type(engine: Engine, frame: Frame, annotation: Expr, phase: str, label: str) -> Iterator[Hook]:
    """Yield what a phase runs with an object of the type that an annotation says; `label` names what is annotated."""
    found = find_marker_hooks(engine, frame, annotation, label, "")
    yield from (hook for hook in found if hook.kind in _KINDS[phase])
    yield from hooks_of_values(engine, engine.annotation(frame, annotation), phase)
    for cls in find_metadata(engine, frame, annotation):
        yield from _closed(engine, cls, phase)


def hooks_of_values(engine: Engine, values: Values, phase: str) -> Iterator[Hook]:
    """Yield what a phase runs with values, and with what is in them."""
    for cls in classes_in(engine, values):
        yield from _closed(engine, cls, phase)


def hooks_of_construction(engine: Engine, passed: Passed | None, made: Instance) -> Iterator[Hook]:
    """Yield what making an object runs behind its constructor; for plain classes nothing."""
    phase = find_made_of(engine, made.ref).phase
    if phase:
        own = _of_construction(engine, passed, ClassValue(made.ref, made.arguments), phase)
        yield from (_on(hook, made) for hook in _with_factories(engine, own))


def hooks_of_call(engine: Engine, function: FunctionValue) -> tuple[Hook, ...]:
    """Return what calling a function runs before its body: a decorator says that its arguments are checked."""
    if not engine.scope(function.ref).decorators:
        return ()
    known = engine.hooks.called
    if function.ref not in known:
        known[function.ref] = ()
        known[function.ref] = tuple(_of_arguments(engine, function))
    return known[function.ref]


def hooks_of_marked(engine: Engine, mark: Mark, item: Value, given: dict[str, Values]) -> Iterator[Hook]:
    """Yield what a library's function runs that says that it runs the hooks of `item`, with these arguments given."""
    data = given.get(mark.text("data"))
    if data is not None and is_made_already(engine, data, _objects_of(engine, item)):
        return
    plain = bool(mark.text("json")) and mark.text("json") not in given
    for hook in _of_form(engine, item, mark.text("phase")):
        if not (plain and hook.for_json):
            yield hook


def hooks_of_assignment(engine: Engine, value: Instance) -> Iterator[Hook]:
    """Yield what assigning to a field of an object runs."""
    if find_made_of(engine, value.ref).phase:
        found = describe(engine, ClassValue(value.ref, value.arguments))
        if found.checks_assignments:
            yield from (hook for hook in found.hooks if hook.kind == "validate")


def is_made_already(engine: Engine, held: Values, declared: Values) -> bool:
    """Tell whether values are objects of the declared classes already, which are not checked once more."""
    wanted = {cls.ref for cls in classes_in(engine, declared)}
    leaves = list(classes_in(engine, held))
    others = any(
        next(classes_in(engine, one(item)), None) is None for item in held.items if not _is_plain(engine, item)
    )
    return bool(leaves) and not others and all(_is_a(engine, leaf, wanted) for leaf in leaves)


def _is_plain(engine: Engine, item: Value) -> bool:
    return isinstance(item, Instance) and engine.is_plain(item)


def _is_a(engine: Engine, cls: ClassValue, wanted: set[Ref]) -> bool:
    return any(owner.ref in wanted for owner in engine.lineage(cls.ref, cls.arguments).ancestors)


def _closed(engine: Engine, cls: ClassValue, phase: str) -> tuple[Hook, ...]:
    """Return what a phase runs with an object of a class and with all that its fields hold."""
    known = engine.hooks.closed
    if (cls, phase) not in known:
        known[cls, phase] = ()
        known[cls, phase] = tuple(_close(engine, cls, phase))
    return known[cls, phase]


def _close(engine: Engine, cls: ClassValue, phase: str) -> Iterator[Hook]:
    queue, seen = deque([cls]), {cls}
    while queue:
        current = queue.popleft()
        found = describe(engine, current)
        yield from _with_factories(engine, (hook for hook in found.hooks if hook.kind in _KINDS[phase]))
        if phase in _INNER and has_fields(engine, current.ref):
            inner = {part for _, held in found.inner for part in classes_in(engine, held)} - seen
            seen |= inner
            queue.extend(sorted(inner, key=lambda part: part.ref))


def _of_construction(engine: Engine, passed: Passed | None, cls: ClassValue, phase: str) -> Iterator[Hook]:
    found = describe(engine, cls)
    given = _given(passed, found.fields)
    for hook in found.hooks:
        is_filled = hook.kind == "default" and given is not None and hook.field in given
        if hook.kind in _KINDS[phase] and not is_filled and not hook.label.endswith(f".{_CONSTRUCTOR}"):
            yield hook
    if phase in _INNER:
        for name, declared in found.inner:
            if _is_checked(engine, given, name, declared):
                yield from hooks_of_values(engine, declared, phase)


def _is_checked(engine: Engine, given: dict[str, Values] | None, name: str, declared: Values) -> bool:
    """Tell whether the constructor may make objects of what it gets for a field; defaults are not looked at."""
    if given is None:
        return True
    return name in given and not is_made_already(engine, given[name], declared)


def _given(passed: Passed | None, fields: tuple[str, ...]) -> dict[str, Values] | None:
    """Return what a constructor gets for each field; None where that is not known of all of them."""
    if passed is None or passed.rest is not None or passed.is_open:
        return None
    named = dict(passed.named)
    return {**dict(zip(fields, passed.positional, strict=False)), **named} if named.keys() <= set(fields) else None


def _with_factories(engine: Engine, hooks: Iterable[Hook]) -> Iterator[Hook]:
    """Yield hooks that can be called; and of classes among them what making an object of each runs, once."""
    queue = deque(hooks)
    seen: set[Value] = set()
    while queue:
        hook = queue.popleft()
        if hook.function in seen or not _is_callable(hook.function):
            continue
        seen.add(hook.function)
        yield hook
        if isinstance(hook.function, ClassValue):
            phase = find_made_of(engine, hook.function.ref).phase
            queue.extend(_of_construction(engine, Passed(), hook.function, phase) if phase else ())


def _is_callable(function: Value) -> bool:
    match function:
        case Partial(callee=callee) | Around(callee=callee):
            return isinstance(callee, FunctionValue)
        case _:
            return isinstance(function, FunctionValue | ClassValue)


def _on(hook: Hook, made: Instance) -> Hook:
    """Return a hook that runs on the object that was made, whose constructor's arguments are known."""
    function = hook.function
    if hook.kind != "init" or not isinstance(function, FunctionValue) or not isinstance(function.receiver, Instance):
        return hook
    return Hook(hook.kind, FunctionValue(function.ref, made, function.closure), hook.label)


def _of_arguments(engine: Engine, function: FunctionValue) -> Iterator[Hook]:
    scope = engine.scope(function.ref)
    outer = engine.outer(Frame(function.ref, function.receiver, function.closure))
    marks = [mark for decorator in scope.decorators for mark in decorator_marks(engine, outer, decorator)]
    for mark in (mark for mark in marks if mark.name == "has_hooks"):
        for parameter in scope.parameters:
            if parameter.annotation is not None:
                label = f"{scope.name}.{parameter.name}"
                yield from hooks_of_type(engine, outer, parameter.annotation, mark.value, label)


def _of_form(engine: Engine, value: Value, phase: str) -> Iterator[Hook]:
    """Yield what a phase runs with an object, with an object of a class, or of what a type expression says."""
    if isinstance(value, TypeForm):
        yield from hooks_of_type(engine, value.frame, value.expression, phase, "")
    else:
        yield from hooks_of_values(engine, _objects_of(engine, value), phase)


def _objects_of(engine: Engine, value: Value) -> Values:
    """Return what a class or a type expression says that objects are; an object itself otherwise."""
    match value:
        case TypeForm(frame=frame, expression=expression):
            return engine.annotation(frame, expression)
        case ClassValue(ref=ref, arguments=arguments):
            return one(Instance(ref, arguments))
        case _:
            return one(value)

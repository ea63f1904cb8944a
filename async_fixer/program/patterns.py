"""What a pattern asks the subject of a `match` for in, the steps that this takes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.program.fields import declared_names
from async_fixer.program.member import find_member
from async_fixer.program.methods import find_methods, frames_of
from async_fixer.program.step import Step
from async_fixer.program.step_kinds import reads
from async_fixer.program.values import ClassValue, Instance, Values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.implied import Asked
    from async_fixer.program.values import Frame, Ref, Value

_COLLECTIONS: Final = {
    "sequence": ("collections.abc.Sequence", ("__len__", "__getitem__")),
    "mapping": ("collections.abc.Mapping", ("__getitem__",)),
}
"""what each kind of pattern takes for its kind of collection, and the methods that it runs then"""


def asked_steps(engine: Engine, frame: Frame, implied: Asked) -> Iterator[Step]:
    """Yield what a pattern runs of its subject: properties that it reads, methods of a collection."""
    ask = implied.ask
    held = _left(engine, frame, implied)
    at = replace(implied.subject, span=ask.span)
    if ask.of_class is None:
        for target in _items(engine, ask, held):
            yield Step("sync", "operator", at, frame, target, certain=held.complete)
        return
    for cls in engine.infer(frame, ask.of_class).items:
        name = ask.name or _name_at(engine, cls, ask.number)
        if isinstance(cls, ClassValue) and name and cls.ref not in _taken(engine, frame, implied):
            yield from reads(engine, frame, at, _of_class(engine, held, cls), name)


def _left(engine: Engine, frame: Frame, implied: Asked) -> Values:
    """Return what the subject can be that no case before took."""
    held = engine.infer(frame, implied.subject)
    taken = _taken(engine, frame, implied)
    left = tuple(item for item in held.items if taken.isdisjoint(_classes(engine, item)))
    return held if len(left) == len(held.items) else Values(left, held.complete)


def _taken(engine: Engine, frame: Frame, implied: Asked) -> set[Ref]:
    held = [item for part in implied.taken for item in engine.infer(frame, part).items]
    return {item.ref for item in held if isinstance(item, ClassValue)}


def _items(engine: Engine, ask: ir.Ask, held: Values) -> Iterator[Frame]:
    """Yield the methods of the collections that a pattern takes apart."""
    base, methods = _COLLECTIONS[ask.kind]
    for value in held.items:
        if any(engine.dotted(ref) == base for ref in _classes(engine, value)):
            yield from (target for method in methods for target in frames_of(find_methods(engine, value, method)))


def _of_class(engine: Engine, held: Values, cls: ClassValue) -> Values:
    """Return the values that a class pattern takes; where nothing is known of the subject, an object of the class."""
    if not (held.items or held.complete):
        return Values((Instance(cls.ref, cls.arguments),))
    return Values(tuple(item for item in held.items if cls.ref in _classes(engine, item)), held.complete)


def _classes(engine: Engine, value: Value) -> tuple[Ref, ...]:
    if not isinstance(value, Instance):
        return ()
    return tuple(ancestor.ref for ancestor in engine.lineage(value.ref, value.arguments).ancestors)


def _name_at(engine: Engine, cls: Value, number: int) -> str:
    """Return the attribute that a pattern without a name asks for: `__match_args__` says it, else the fields do."""
    if not isinstance(cls, ClassValue):
        return ""
    member = find_member(engine, engine.lineage(cls.ref, cls.arguments).ancestors, "__match_args__")
    match member.binding.value if member is not None else None:
        case ir.Display(items=items):
            names = [str(item.value) if isinstance(item, ir.Literal) else "" for item in items]
        case _:
            names = declared_names(engine, cls.ref)
    return names[number] if number < len(names) else ""

"""A program in, the places out that run what a framework gives back of what was registered, or put it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from async_fixer.analysis.inside import expressions_of_module
from async_fixer.analysis.owning import are_related
from async_fixer.index import ir
from async_fixer.program.call_sites import last_name
from async_fixer.program.values import ClassValue, Instance, Ref
from async_fixer.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from async_fixer.analysis.fates import Fates
    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame

_MARK: Final = "gives_back"


class GivenBack(Struct, frozen=True):
    """A place that runs whatever was registered as one of `kinds`, or hands it on."""

    module: str
    span: Span
    kinds: frozenset[str]
    replaced: bool
    """it puts something else into its place"""


class _Giver(Struct, frozen=True):
    """An attribute that gives something back, and the class that has it; of a mapping the attribute that it is in."""

    owner: Ref
    kinds: frozenset[str]
    is_mapping: bool
    holders: frozenset[str]
    """the attributes of the library's objects that are of the class"""


def find_given_back(
    program: Program, fates_of: Callable[[str], Fates], mentioning: Callable[[str], Iterable[str]]
) -> Iterator[GivenBack]:
    """Yield the places in every module that says the name of an attribute which gives something back."""
    givers = _find_givers(program)
    for key in dict.fromkeys(key for name in givers for key in mentioning(name)):
        for frame, part in expressions_of_module(program, key):
            if isinstance(part, ir.Attribute):
                for giver in givers.get(part.attr, ()):
                    yield from _judge(program, fates_of(key), frame, part, giver)


def _find_givers(program: Program) -> dict[str, list[_Giver]]:
    found: dict[str, list[_Giver]] = {}
    for key in program.imported_stubs():
        for number, scope in enumerate(program.index(key).scopes):
            for mark in program.engine.marks(Ref(key, number)):
                if mark.name == _MARK:
                    kinds = frozenset(mark.value.split("|"))
                    is_mapping = scope.kind == "class"
                    owner = Ref(key, number if is_mapping else scope.parent)
                    holders = frozenset(find_holders(program, owner))
                    for name in holders if is_mapping else (scope.name,):
                        found.setdefault(name, []).append(_Giver(owner, kinds, is_mapping, holders))
    return found


def find_marked_holders(program: Program, mark: str) -> Iterator[str]:
    """Yield the attributes of libraries' objects that are of a class with the mark."""
    for key in program.imported_stubs():
        for number in range(len(program.index(key).scopes)):
            if any(item.name == mark for item in program.engine.marks(Ref(key, number))):
                yield from find_holders(program, Ref(key, number))


def find_holders(program: Program, owner: Ref) -> Iterator[str]:
    """Yield the attributes that library classes annotate with one of their module's classes."""
    for key in program.imported_stubs():
        if program.scope(owner).name in program.spoken(key):
            for number, scope in enumerate(program.index(key).scopes):
                if scope.kind == "class":
                    yield from _annotated(program, Ref(key, number), owner)


def _annotated(program: Program, cls: Ref, owner: Ref) -> Iterator[str]:
    for name, bindings in program.engine.bindings(cls).names.items():
        for binding in bindings:
            if binding.annotation is not None:
                held = program.engine.annotation(program.frame(cls), binding.annotation).items
                if any(isinstance(item, Instance) and item.ref == owner for item in held):
                    yield name


def _judge(program: Program, fates: Fates, frame: Frame, part: ir.Attribute, giver: _Giver) -> Iterator[GivenBack]:
    known = _is_given_by(program, frame, part, giver)
    if known is None:
        return
    replaced = not giver.is_mapping and fates.is_target(part)
    heard = known or giver.is_mapping or _sounds_like(program, part.value, giver)
    if (replaced and heard) or _is_run(fates, part, giver, known=known, heard=heard):
        yield GivenBack(frame.ref.module, part.span, giver.kinds, replaced)


def _is_given_by(program: Program, frame: Frame, part: ir.Attribute, giver: _Giver) -> bool | None:
    """Tell whether an attribute certainly is the library's; None where it is not."""
    held = program.engine.infer(frame, part if giver.is_mapping else part.value)
    classes = [item.ref for item in held.items if isinstance(item, Instance | ClassValue)]
    if any(are_related(program, cls, giver.owner) for cls in classes):
        return True
    if held.items or held.complete:
        return None
    return False


def _sounds_like(program: Program, holder: ir.Expr, giver: _Giver) -> bool:
    """Tell whether an unknown object goes by a name of the library's: the attribute that has it, or its class."""
    name = last_name(holder)
    if giver.holders:
        return name in giver.holders
    return len(name) > 1 and name.lower() in program.scope(giver.owner).name.lower()


def _is_run(fates: Fates, part: ir.Attribute, giver: _Giver, *, known: bool, heard: bool) -> bool:
    given: ir.Expr = part
    if giver.is_mapping:
        taken = _taken_of(fates, part)
        if taken is None:
            return False
        given = taken
    if known or giver.is_mapping:
        return not fates.is_looked_at(given)
    return fates.is_run(given) if heard else fates.is_awaited(given)


def _taken_of(fates: Fates, part: ir.Expr) -> ir.Expr | None:
    """Return the expression that an item of a mapping is the value of; None where none is taken."""
    match fates.around(part):
        case ir.Subscript(value=value) as item if value is part:
            return None if fates.is_target(item) else item
        case ir.Attribute() as method:
            call = fates.around(method)
            return call if isinstance(call, ir.Call) and call.func is method else None
        case _:
            return None

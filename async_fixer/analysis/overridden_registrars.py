"""A program in, the places out where overrides of registering methods change what is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from async_fixer.analysis.handed_through import HandedThrough
from async_fixer.analysis.registrars import registering_by
from async_fixer.program.values import Ref
from async_fixer.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from async_fixer.analysis.fates import Fates
    from async_fixer.program.marks import Mark
    from async_fixer.program.program import Program


class Change(Struct, frozen=True):
    """A place that wraps, runs or inspects what is registered as an entry point of a kind."""

    kind: str
    module: str
    span: Span


def find_changing_overrides(program: Program, fates_of: Callable[[str], Fates]) -> Iterator[Change]:
    """Yield the changes that overriding methods of the project's classes make."""
    handed = HandedThrough(program, fates_of)
    for key in program.imported_stubs():
        for number, scope in enumerate(program.index(key).scopes):
            owner = Ref(key, max(scope.parent, 0))
            marks = [mark for mark in program.engine.marks(Ref(key, number)) if registering_by(mark) in _WAYS]
            if not marks or program.scope(owner).kind != "class":
                continue
            for override in _overrides(program, owner, scope.name):
                for mark in marks:
                    found = _WAYS[registering_by(mark)](program, handed, override, mark)
                    yield from (Change(mark.value, *place) for place in found)


def _overrides(program: Program, owner: Ref, name: str) -> Iterator[Ref]:
    """Yield the methods of a name that classes of the project below a library's class define."""
    for cls in program.engine.all_subclasses(owner):
        for binding in program.engine.bindings(cls).names.get(name, ()):
            if binding.kind == "define" and not program.index(cls.module).is_stub:
                yield Ref(cls.module, binding.scope)


def _by_parameter(_: Program, handed: HandedThrough, override: Ref, mark: Mark) -> Iterator[tuple[str, Span]]:
    yield from handed.find_changes(override, mark.text("parameter"))


def _by_decorator(program: Program, handed: HandedThrough, override: Ref, _: Mark) -> Iterator[tuple[str, Span]]:
    """Yield what the functions that an override makes do to the function that they decorate, their first argument."""
    for number, scope in enumerate(program.index(override.module).scopes):
        if scope.parent == override.scope and scope.kind == "function" and scope.parameters:
            yield from handed.find_changes(Ref(override.module, number), scope.parameters[0].name)


_WAYS = {"parameter": _by_parameter, "decorator": _by_decorator}

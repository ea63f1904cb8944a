"""A method of the project in, the framework's method that it overrides out; a function put in its place likewise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.registrars import registering_by
from async_fixer.analysis.registration import Registered, Registration
from async_fixer.program.values import FunctionValue, Instance, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.search import Search
    from async_fixer.index import ir
    from async_fixer.program.marks import Mark
    from async_fixer.program.values import Frame


def find_overriding(search: Search, ref: Ref) -> Iterator[Registered]:
    """Yield the method `ref` for each method of a framework's class that it overrides."""
    program = search.program
    scope, cls = program.scope(ref), Ref(ref.module, program.scope(ref).parent)
    if scope.name not in search.registrars.overridden or program.scope(cls).kind != "class":
        return
    frame = program.frame(ref)
    for method, mark in _overridden(search, cls, scope.name):
        registration = Registration(program.frame(cls), mark, None, method)
        label = f"{program.scope(cls).name}.{scope.name}"
        yield Registered(FunctionValue(ref, frame.receiver, frame.closure), registration, label=label)


def find_put_in_place(search: Search, frame: Frame, target: ir.Attribute, value: ir.Expr) -> Iterator[Registered]:
    """Yield what `target = value` registers: a function in the place of a method of a framework's object."""
    if target.attr not in search.registrars.overridden:
        return
    held = search.engine.infer(frame, target.value)
    search.check_callee(frame, target.value, held)
    for owner in (item for item in held.items if isinstance(item, Instance)):
        for method, mark in _overridden(search, owner.ref, target.attr):
            registration = Registration(frame, mark, None, method)
            for item in search.engine.infer(frame, value).items:
                yield Registered(item, registration, (frame.ref.module, value.span))


def _overridden(search: Search, cls: Ref, name: str) -> Iterator[tuple[FunctionValue, Mark]]:
    """Yield the marked methods of a name that a class has from a framework's class."""
    ancestors = {ancestor.ref for ancestor in search.engine.lineage(cls, ()).ancestors}
    for owner in search.registrars.overridden[name]:
        for binding in search.engine.bindings(owner).names.get(name, ()) if owner in ancestors else ():
            method = Ref(owner.module, binding.scope)
            marks = search.engine.marks(method) if binding.kind == "define" else ()
            yield from ((FunctionValue(method), mark) for mark in marks if _is_of(mark))


def _is_of(mark: Mark) -> bool:
    return registering_by(mark) == "override"

"""A class statement that a function runs in, its steps out: the body, and what bases and attributes run with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.program.member import find_member
from async_fixer.program.members import metaclasses
from async_fixer.program.methods import find_methods, frames_of
from async_fixer.program.names import bound_values, enclosing_frame
from async_fixer.program.step import Step
from async_fixer.program.values import ClassValue, Frame, Instance, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Value


def class_steps(engine: Engine, frame: Frame, number: int) -> Iterator[Step]:
    """Yield what a class statement in `frame` runs."""
    scope = engine.module(frame.ref.module).scopes[number]
    at = ir.Name(scope.name_span, scope.name)
    body = Frame(Ref(frame.ref.module, number), None, enclosing_frame(engine, frame))
    for target in (body, *_with_it(engine, body)):
        yield Step("sync", "define", at, frame, target)


def _with_it(engine: Engine, body: Frame) -> Iterator[Frame]:
    """Yield what runs when the body is through: the metaclass, `__set_name__` of attributes, `__init_subclass__`."""
    ancestors = engine.lineage(body.ref, ()).ancestors
    for meta in metaclasses(engine, ancestors):
        for name in ("__new__", "__init__"):
            yield from _own(engine, Instance(meta.ref, exact=True), name)
    for bindings in engine.bindings(body.ref).names.values():
        for binding in bindings:
            held = bound_values(engine, body, binding).items if binding.kind == "assign" else ()
            yield from (target for item in held for target in _own(engine, item, "__set_name__"))
    member = find_member(engine, ancestors[1:], "__init_subclass__")
    if member is not None and member.binding.kind == "define":
        yield Frame(Ref(member.owner.ref.module, member.binding.scope), ClassValue(body.ref))


def _own(engine: Engine, value: Value, name: str) -> Iterator[Frame]:
    """Yield a method that the project defines."""
    found = find_methods(engine, value, name)
    yield from frames_of(tuple(item for item in found if not engine.module(item.ref.module).is_stub))

"""A method resolution order and an attribute name in, where the attribute is defined out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct

from async_fixer.index import ir
from async_fixer.program.bindings import Binding
from async_fixer.program.values import Ancestor, Ref

if TYPE_CHECKING:
    from async_fixer.program.engine import Engine

Accessor: TypeAlias = Literal["", "setter", "deleter"]


class Member(Struct, frozen=True):
    """An attribute as a class defines it: where, and how it is bound there."""

    owner: Ancestor
    binding: Binding


def find_member(engine: Engine, ancestors: tuple[Ancestor, ...], name: str, accessor: Accessor = "") -> Member | None:
    """Return the first definition of an attribute along a method resolution order; or of its setter or deleter."""
    for owner in ancestors:
        for binding in reversed(engine.bindings(owner.ref).names.get(name, ())):
            if _accessor(engine, owner.ref, binding) == accessor:
                return Member(owner, binding)
    return None


def _accessor(engine: Engine, owner: Ref, binding: Binding) -> Accessor:
    """Return which part of a property a definition is beside its getter."""
    if binding.kind != "define":
        return ""
    for decorator in engine.scope(Ref(owner.module, binding.scope)).decorators:
        if isinstance(decorator, ir.Attribute) and decorator.attr in _ACCESSORS:
            return _ACCESSORS[decorator.attr]
    return ""


_ACCESSORS: Final[dict[str, Accessor]] = {"setter": "setter", "deleter": "deleter"}

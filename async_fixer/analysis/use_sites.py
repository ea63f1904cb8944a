"""A module in, every place out where it says a name, or looks something up by a name that it makes at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from async_fixer.index import ir
from async_fixer.index.walk import (
    child_expressions,
    expressions_of,
    header_expressions,
    walk_expression,
    walk_statements,
)
from async_fixer.program.call_sites import last_name
from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.program import Program

DYNAMIC: Final = "look-up()"
"""the key of the places that look something up: no name is spelled like it"""
NAMESPACE: Final = "__dict__"


class Site(Struct, frozen=True):
    """A place that says a name. `around`: the expression that it stands in, if any."""

    ref: Ref
    expression: ir.Expr
    around: ir.Expr | None = None
    awaited: bool = False
    called: bool = False


def find_sites(program: Program, key: str, lookups: frozenset[str]) -> Iterator[tuple[str, Site]]:
    """Yield the places of a module by name; `lookups` are the names of the functions that look something up."""
    aliases = program.import_aliases(key)
    for number, scope in enumerate(program.index(key).scopes):
        ref = Ref(key, number)
        for statement in walk_statements(scope.body):
            for expression in expressions_of(statement):
                yield from _sites_in(ref, expression, aliases, lookups)
        if number:
            outer = Ref(key, scope.parent)
            for expression in header_expressions(scope):
                yield from _sites_in(outer, expression, aliases, lookups)


def _sites_in(
    ref: Ref, expression: ir.Expr, aliases: dict[str, frozenset[str]], lookups: frozenset[str]
) -> Iterator[tuple[str, Site]]:
    around: dict[int, ir.Expr] = {}
    awaited: set[int] = set()
    for part in walk_expression(expression):
        around.update((id(child), part) for child in child_expressions(part))
        if isinstance(part, ir.Await) and isinstance(part.value, ir.Call):
            awaited.add(id(part.value.func))
        outer = around.get(id(part))
        called = isinstance(outer, ir.Call) and outer.func is part
        site = Site(ref, part, outer, id(part) in awaited, called)
        for name in _names_of(part, aliases, lookups):
            yield name, site


def _names_of(part: ir.Expr, aliases: dict[str, frozenset[str]], lookups: frozenset[str]) -> Iterator[str]:
    match part:
        case ir.Name(id=name):
            yield from aliases.get(name, frozenset()) | {name}
        case ir.Attribute(attr=name):
            yield name
            if name == NAMESPACE:
                yield DYNAMIC
        case ir.Literal(kind="str", value=str() as text):
            last = text.rpartition(".")[2].rpartition(":")[2]
            if last.isidentifier():
                yield last
        case ir.Call(func=ir.Name() | ir.Attribute() as func):
            called = last_name(func)
            if not lookups.isdisjoint(aliases.get(called, frozenset()) | {called}):
                yield DYNAMIC
        case _:
            return

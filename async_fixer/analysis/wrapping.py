"""A program in, the project's objects out that stand for a framework's object: made around it, called like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.registration import Registered, Registration
from async_fixer.index import ir
from async_fixer.program.results import construct
from async_fixer.program.values import ClassValue, FunctionValue, Instance, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.registrars import Wrapped
    from async_fixer.analysis.search import Search
    from async_fixer.program.records import CallSite
    from async_fixer.program.values import Values


def find_wrapping(search: Search) -> Iterator[Registered]:
    """Yield the objects whose class has a marked method as well, and that are made around an object that has it.

    It is marked in a class whose objects are called in this way by others: who calls the inner one calls the outer.
    """
    for wrapped in search.registrars.wrapped:
        classes = tuple(_classes(search, wrapped))
        refs = frozenset({wrapped.owner, *classes})
        for cls in classes:
            for site in search.engine.call_sites(search.program.scope(cls).name):
                yield from _made(search, site, cls, refs, wrapped)


def _classes(search: Search, wrapped: Wrapped) -> Iterator[Ref]:
    """Yield the project's classes that define the method with the same parameters, and those below them."""
    program = search.program
    name = program.scope(wrapped.method).name
    count = len(program.scope(wrapped.method).parameters)
    found: dict[Ref, None] = {}
    for key in program.modules.project:
        for scope in program.index(key).scopes if name in program.spoken(key) else ():
            cls = Ref(key, max(scope.parent, 0))
            if scope.name == name and len(scope.parameters) == count and program.scope(cls).kind == "class":
                found.update(dict.fromkeys((cls, *program.engine.all_subclasses(cls))))
    yield from found


def _made(search: Search, site: CallSite, cls: Ref, refs: frozenset[Ref], wrapped: Wrapped) -> Iterator[Registered]:
    if not isinstance(site.expression, ir.Call) or site.defined >= 0:
        return
    frame = search.engine.plain_frame(site.ref)
    for value in search.engine.infer(frame, site.expression.func).items:
        if isinstance(value, ClassValue) and value.ref == cls:
            passed = search.engine.passed(frame, site.expression)
            given = (*passed.positional, *(values for _, values in passed.named))
            if any(_is_one(search, values, refs) for values in given):
                registration = Registration(frame, wrapped.mark, site.expression, FunctionValue(wrapped.method))
                named = (frame.ref.module, site.expression.func.span)
                made = construct(search.engine, passed, value)
                yield Registered(made, registration, named, label=search.program.scope(cls).name)


def _is_one(search: Search, values: Values, refs: frozenset[Ref]) -> bool:
    """Tell whether values may be an object of one of these classes."""
    return any(
        ancestor.ref in refs
        for item in values.items
        if isinstance(item, Instance)
        for ancestor in search.engine.lineage(item.ref, item.arguments).ancestors
    )

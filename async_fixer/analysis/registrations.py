"""A frame in, what it registers with a framework out: by decorators, by calls, by assignments."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from async_fixer.analysis.decorating import find_by_hand, find_decorated
from async_fixer.analysis.giving import find_assigned, find_given
from async_fixer.index import ir
from async_fixer.index.walk import header_expressions, walk_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.registration import Registered
    from async_fixer.analysis.search import Search
    from async_fixer.program.values import Frame


def find_registered(search: Search, frame: Frame) -> Iterator[Registered]:
    """Yield what the body of a frame registers, the headers of what it defines included."""
    for child in search.children(frame.ref):
        if search.program.scope(child).kind == "function":
            yield from find_decorated(search, frame, child)
    if search.speaks(frame.ref.module):
        yield from _by_calls(search, frame)
        yield from _by_assignments(search, frame)


def _by_calls(search: Search, frame: Frame) -> Iterator[Registered]:
    headers = (part for child in search.children(frame.ref) for part in header_expressions(search.program.scope(child)))
    outside = (part for header in headers for part in search.parts(frame, header))
    for where, expression in chain(search.expressions(frame), outside):
        if isinstance(expression, ir.Call):
            yield from find_by_hand(search, where, expression)
            yield from find_given(search, where, expression)


def _by_assignments(search: Search, frame: Frame) -> Iterator[Registered]:
    for statement in walk_statements(search.program.scope(frame.ref).body):
        if isinstance(statement, ir.Assign) and statement.value is not None:
            for target in statement.targets:
                yield from find_assigned(search, frame, target, statement.value)

"""`match` statements in, Match records out: the values that patterns look up and the names that they bind."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.index.core import FileState, StmtBuilder, bind, block, expression, optional, span_of
from async_fixer.index.literals import literal_of
from async_fixer.index.spans import find_case
from async_fixer.model import make_span, span_end

if TYPE_CHECKING:
    from collections.abc import Callable


class _Found:
    """What one pattern looks up and binds, in order."""

    __slots__ = ("binds", "state", "values")

    def __init__(self, state: FileState) -> None:
        self.state = state
        self.values: list[ir.Expr] = []
        self.binds: list[str] = []

    def look_up(self, node: ast.expr) -> None:
        self.values.append(expression(node, self.state))

    def bind(self, name: str | None) -> None:
        if name:
            bind(name, self.state)
            self.binds.append(name)

    def visit(self, *patterns: ast.pattern) -> None:
        for pattern in patterns:
            _VISITORS[type(pattern)](pattern, self)


def _match(node: ast.Match, state: FileState, span: int) -> ir.Match:
    subject = expression(node.subject, state)
    return ir.Match(span, subject, tuple([_case(case, state) for case in node.cases]))


def _case(node: ast.match_case, state: FileState) -> ir.Case:
    found = _Found(state)
    found.visit(node.pattern)
    guard = optional(node.guard, state)
    start = find_case(state.text, state.offsets, node.pattern)
    body = block(node.body, state)
    span = make_span(start, span_end(body[-1].span))
    return ir.Case(span, tuple(found.values), tuple(found.binds), guard, body)


def _value(node: ast.MatchValue, found: _Found) -> None:
    found.look_up(node.value)


def _singleton(node: ast.MatchSingleton, found: _Found) -> None:
    found.values.append(literal_of(node.value, span_of(node, found.state)))


def _sequence(node: ast.MatchSequence | ast.MatchOr, found: _Found) -> None:
    found.visit(*node.patterns)


def _mapping(node: ast.MatchMapping, found: _Found) -> None:
    for key, pattern in zip(node.keys, node.patterns, strict=True):
        found.look_up(key)
        found.visit(pattern)
    found.bind(node.rest)


def _class(node: ast.MatchClass, found: _Found) -> None:
    found.look_up(node.cls)
    found.state.mentions.update(node.kwd_attrs)
    found.visit(*node.patterns, *node.kwd_patterns)


def _star(node: ast.MatchStar, found: _Found) -> None:
    found.bind(node.name)


def _as(node: ast.MatchAs, found: _Found) -> None:
    if node.pattern is not None:
        found.visit(node.pattern)
    found.bind(node.name)


_VISITORS: Final[dict[type[ast.pattern], Callable[..., None]]] = {
    ast.MatchValue: _value,
    ast.MatchSingleton: _singleton,
    ast.MatchSequence: _sequence,
    ast.MatchOr: _sequence,
    ast.MatchMapping: _mapping,
    ast.MatchClass: _class,
    ast.MatchStar: _star,
    ast.MatchAs: _as,
}

BUILDERS: Final[dict[type[ast.AST], StmtBuilder]] = {ast.Match: _match}

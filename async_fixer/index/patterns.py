"""`match` statements in, Match records out: the values that patterns look up and the names that they bind."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.index.core import FileState, StmtBuilder, bind, block, expression, optional, span_of
from async_fixer.index.literals import literal_of
from async_fixer.index.spans import find_case
from async_fixer.span import make_span, span_end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Found:
    """What one pattern looks up and binds, in order."""

    __slots__ = ("binds", "captures", "state", "values")

    def __init__(self, state: FileState) -> None:
        self.state = state
        self.values: list[ir.Expr] = []
        self.binds: list[str] = []
        self.captures: list[ir.Capture] = []

    def look_up(self, node: ast.expr) -> None:
        self.values.append(expression(node, self.state))

    def bind(self, name: str | None) -> None:
        if name:
            bind(name, self.state)
            self.binds.append(name)

    def capture(self, pattern: ast.pattern | None, of_class: ir.Expr | None, attribute: str) -> None:
        """Note what a pattern binds its whole object to."""
        if isinstance(pattern, ast.MatchAs) and pattern.name and not isinstance(pattern.pattern, ast.MatchClass):
            self.captures.append(ir.Capture(pattern.name, of_class, attribute))

    def visit(self, *patterns: ast.pattern) -> None:
        for pattern in patterns:
            _VISITORS[type(pattern)](pattern, self)


def _match(node: ast.Match, state: FileState, span: int) -> ir.Match:
    subject = expression(node.subject, state)
    return ir.Match(span, subject, tuple([_case(case, state) for case in node.cases]))


def _case(node: ast.match_case, state: FileState) -> ir.Case:
    found = _Found(state)
    found.visit(node.pattern)
    found.capture(node.pattern, None, "")
    guard = optional(node.guard, state)
    start = find_case(state.text, state.offsets, node.pattern)
    body = block(node.body, state)
    span = make_span(start, span_end(body[-1].span))
    classes = _classes_of(node.pattern, state)
    of_class = None if not classes else classes[0] if len(classes) == 1 else ir.Display(span, "tuple", classes)
    plain = bool(classes) and all(
        not pattern.patterns and not pattern.kwd_patterns for pattern in _class_patterns(node.pattern)
    )
    asks = tuple(_asks(node.pattern, state))
    captures = tuple(found.captures)
    takes_any = guard is None and _takes_any(node.pattern)
    return ir.Case(
        span, tuple(found.values), tuple(found.binds), guard, body, of_class, plain, captures, asks, takes_any
    )


def _takes_any(pattern: ast.pattern) -> bool:
    """Tell whether a pattern only asks for classes and attributes, whatever those hold."""
    match pattern:
        case ast.MatchClass(patterns=positions, kwd_patterns=named):
            return all(isinstance(part, ast.MatchAs) and part.pattern is None for part in (*positions, *named))
        case ast.MatchAs(pattern=inner):
            return inner is None or _takes_any(inner)
        case ast.MatchOr(patterns=patterns):
            return all(_takes_any(part) for part in patterns)
        case _:
            return False


def _asks(pattern: ast.pattern, state: FileState) -> Iterator[ir.Ask]:
    """Yield what a pattern asks the whole subject for."""
    span = span_of(pattern, state)
    match pattern:
        case ast.MatchClass(cls=cls, patterns=positions, kwd_attrs=names):
            of_class = expression(cls, state)
            yield from (ir.Ask(span, "position", of_class, number=number) for number in range(len(positions)))
            yield from (ir.Ask(span, "attribute", of_class, name) for name in names)
        case ast.MatchSequence():
            yield ir.Ask(span, "sequence")
        case ast.MatchMapping(keys=[_, *_]):
            yield ir.Ask(span, "mapping")
        case ast.MatchAs(pattern=ast.pattern() as inner):
            yield from _asks(inner, state)
        case ast.MatchOr(patterns=patterns):
            for part in patterns:
                yield from _asks(part, state)
        case _:
            return


def _classes_of(pattern: ast.pattern, state: FileState) -> tuple[ir.Expr, ...]:
    """Return the classes of which the whole subject has to be one, () where it may be something else."""
    return tuple([expression(part.cls, state) for part in _class_patterns(pattern)])


def _class_patterns(pattern: ast.pattern) -> tuple[ast.MatchClass, ...]:
    match pattern:
        case ast.MatchClass():
            return (pattern,)
        case ast.MatchAs(pattern=ast.pattern() as inner):
            return _class_patterns(inner)
        case ast.MatchOr(patterns=patterns):
            found = [_class_patterns(part) for part in patterns]
            return tuple(item for part in found for item in part) if all(found) else ()
        case _:
            return ()


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
    for attr, pattern in zip(node.kwd_attrs, node.kwd_patterns, strict=True):
        found.capture(pattern, found.values[-1], attr)
    found.visit(*node.patterns, *node.kwd_patterns)


def _star(node: ast.MatchStar, found: _Found) -> None:
    found.bind(node.name)


def _as(node: ast.MatchAs, found: _Found) -> None:
    if node.pattern is not None:
        found.visit(node.pattern)
    if node.name and isinstance(node.pattern, ast.MatchClass):
        found.captures.append(ir.Capture(node.name, expression(node.pattern.cls, found.state), ""))
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

"""What the builders of one file share: its text, its offsets, its scopes so far, and the tables of builders."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any, Final, TypeAlias
from typing import Literal as Choice

from async_fixer.index.ir import Expr, Scope, Stmt
from async_fixer.index.spans import corners, line_starts_of, offsets_of

ScopeKind: TypeAlias = Choice["module", "class", "function", "lambda", "comprehension"]


class Draft:
    """A scope under construction."""

    __slots__ = ("bindings", "foreign", "index", "is_generator", "kind", "parent", "qualname")

    def __init__(self, kind: ScopeKind, qualname: str, index: int, parent: Draft | None) -> None:
        self.kind = kind
        self.qualname = qualname
        self.index = index
        self.parent = parent
        self.bindings: dict[str, None] = {}
        self.foreign: dict[str, bool] = {}
        """names declared global (True) or nonlocal (False)"""
        self.is_generator = False


class FileState:
    """All that changes while one file is read."""

    __slots__ = (
        "line_starts",
        "mentions",
        "module",
        "offsets",
        "scope",
        "scopes",
        "text",
        "type_checking",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.line_starts = line_starts_of(text)
        self.offsets = offsets_of(text, self.line_starts)
        self.mentions: set[str] = set()
        self.module = self.scope = Draft("module", "", 0, None)
        self.scopes: list[Scope | None] = [None]
        self.type_checking = False


class UnknownSyntaxError(ValueError):
    """A kind of node that this version of async-fixer has no builder for."""


ExprBuilder: TypeAlias = Callable[[Any, FileState, int], Expr]
StmtBuilder: TypeAlias = Callable[[Any, FileState, int], Stmt]


class _Expressions(dict[type[ast.AST], ExprBuilder]):
    def __missing__(self, kind: type[ast.AST]) -> ExprBuilder:
        raise UnknownSyntaxError(kind.__name__)


class _Statements(dict[type[ast.AST], StmtBuilder]):
    def __missing__(self, kind: type[ast.AST]) -> StmtBuilder:
        raise UnknownSyntaxError(kind.__name__)


EXPRESSIONS: Final = _Expressions()
STATEMENTS: Final = _Statements()
"""Filled by `build` from the tables of the modules that build each kind of node."""


def expression(node: ast.expr, state: FileState) -> Expr:
    """Return the record of an expression that is read."""
    line, column, end_line, end_column = corners(node)
    offsets = state.offsets
    span = (offsets[line] + column) << 32 | (offsets[end_line] + end_column)
    return EXPRESSIONS[type(node)](node, state, span)


def optional(node: ast.expr | None, state: FileState) -> Expr | None:
    """Return the record of an expression that may be missing."""
    return None if node is None else expression(node, state)


def expressions(nodes: list[ast.expr], state: FileState) -> tuple[Expr, ...]:
    """Return the records of several expressions, in order."""
    return tuple([expression(node, state) for node in nodes]) if nodes else ()


def block(nodes: list[ast.stmt], state: FileState) -> tuple[Stmt, ...]:
    """Return the records of the statements of a block, in order."""
    made = []
    offsets = state.offsets
    for node in nodes:
        line, column, end_line, end_column = corners(node)
        span = (offsets[line] + column) << 32 | (offsets[end_line] + end_column)
        made.append(STATEMENTS[type(node)](node, state, span))
    return tuple(made)


def span_of(node: ast.AST, state: FileState) -> int:
    """Return the span of a node that has a place."""
    line, column, end_line, end_column = corners(node)
    return (state.offsets[line] + column) << 32 | (state.offsets[end_line] + end_column)


def bind(name: str, state: FileState) -> None:
    """Note that the current scope binds `name`."""
    state.scope.bindings[name] = None
    state.mentions.add(name)

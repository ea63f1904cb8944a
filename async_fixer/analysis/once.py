"""A place in a function in, whether it runs once in the life of the process out: when a global is first filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.walk import child_blocks, walk_statements
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.span import Span


def is_first_time(body: tuple[ir.Stmt, ...], global_names: frozenset[str], span: Span) -> bool:
    """Tell whether a place is only reached while a global is unset that is set behind it.

    Both ways to write it are seen: `if G is None:` around the place, and `if G is not None: return` before it.
    """
    if not global_names:
        return False
    return any(
        _tests_unset(block, names, span) and _is_set_after(block, names, span)
        for block in _blocks_around(body, span)
        for names in ({name} for name in global_names)
    ) or any(
        name in global_names and _covers(statement.body, span) and _is_set_after(statement.body, {name}, span)
        for statement in walk_statements(body)
        if isinstance(statement, ir.If) and (name := _unset_name(statement.test))
    )


def _blocks_around(body: tuple[ir.Stmt, ...], span: Span) -> Iterator[tuple[ir.Stmt, ...]]:
    if _covers(body, span):
        yield body
        for statement in body:
            for block in child_blocks(statement):
                yield from _blocks_around(block, span)


def _covers(block: tuple[ir.Stmt, ...], span: Span) -> bool:
    return bool(block) and span_start(block[0].span) <= span_start(span) < span_end(block[-1].span)


def _tests_unset(block: tuple[ir.Stmt, ...], names: set[str], span: Span) -> bool:
    """Tell whether a block leaves before the place where one of the names is set."""
    return any(
        isinstance(statement, ir.If)
        and span_end(statement.span) <= span_start(span)
        and _set_name(statement.test) in names
        and isinstance(statement.body[-1], ir.Return | ir.Raise)
        for statement in block
    )


def _is_set_after(block: tuple[ir.Stmt, ...], names: set[str], span: Span) -> bool:
    """Tell whether a block assigns one of the names from the place on."""
    return any(
        isinstance(statement, ir.Assign)
        and span_end(statement.span) >= span_end(span)
        and any(isinstance(target, ir.Name) and target.id in names for target in statement.targets)
        for statement in walk_statements(block)
    )


def _unset_name(test: ir.Expr) -> str:
    """Return the name that a test finds unset: `not G`, `G is None`."""
    match test:
        case ir.Operation(ops=("not",), operands=(ir.Name(id=name),)):
            return name
        case ir.Operation(ops=("is",), operands=(ir.Name(id=name), ir.Literal(kind="none"))):
            return name
        case _:
            return ""


def _set_name(test: ir.Expr) -> str:
    """Return the name that a test finds set: `G`, `G is not None`."""
    match test:
        case ir.Name(id=name):
            return name
        case ir.Operation(ops=("is not",), operands=(ir.Name(id=name), ir.Literal(kind="none"))):
            return name
        case _:
            return ""

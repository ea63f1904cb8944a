"""Statements in, how they end out: whether they always leave the function, and which names they certainly bind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from async_fixer.index import ir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.walk import Block

Transparent: TypeAlias = Callable[[ir.Expr], bool]
"""whether a context manager lets every exception through"""


def always_leaves(body: Block, is_transparent: Transparent) -> bool:
    """Tell whether a block never goes on to what stands behind it, because it returns or raises."""
    return any(_leaves(statement, is_transparent) for statement in body)


def _leaves(statement: ir.Stmt, is_transparent: Transparent) -> bool:
    match statement:
        case ir.Return() | ir.Raise():
            return True
        case ir.If(body=body, orelse=orelse):
            return all(always_leaves(arm, is_transparent) for arm in (body, orelse))
        case ir.With(items=items, body=body):
            return always_leaves(body, is_transparent) and all(is_transparent(item.context) for item in items)
        case ir.Try(body=body, handlers=handlers, orelse=orelse, final=final):
            tried = always_leaves((*body, *orelse), is_transparent)
            caught = all(always_leaves(handler.body, is_transparent) for handler in handlers)
            return (tried and caught) or always_leaves(final, is_transparent)
        case _:
            return False


def certainly_bound(body: Block, is_transparent: Transparent) -> frozenset[str] | None:
    """Return the names that are bound whenever the end of a block is reached; None where it never is.

    Definitions do not count: what they make knows where it was defined.
    """
    found: set[str] = set()
    for statement in body:
        names = _bound_by(statement, is_transparent)
        if names is None:
            return None
        found |= names
        if isinstance(statement, ir.Delete):
            found -= {target.id for target in statement.targets if isinstance(target, ir.Name)}
    return frozenset(found)


def _bound_by(statement: ir.Stmt, is_transparent: Transparent) -> frozenset[str] | None:
    match statement:
        case ir.Return() | ir.Raise() | ir.Simple(keyword="break" | "continue"):
            return None
        case ir.If(body=body, orelse=orelse):
            return _in_all([certainly_bound(arm, is_transparent) for arm in (body, orelse)])
        case ir.With():
            return _bound_by_with(statement, is_transparent)
        case ir.Try():
            return _bound_by_try(statement, is_transparent)
        case _:
            return frozenset(_bound_by_itself(statement))


def _bound_by_itself(statement: ir.Stmt) -> Iterator[str]:
    """Yield the names that a statement binds without a block, whatever happens."""
    match statement:
        case ir.Assign(targets=targets, value=value) if value is not None:
            for target in targets:
                yield from target_names(target)
        case ir.AugAssign(target=target):
            yield from target_names(target)
        case ir.Import(names=names):
            yield from (name.alias for name in names)
        case _:
            return


def _bound_by_with(statement: ir.With, is_transparent: Transparent) -> frozenset[str] | None:
    targets = (item.target for item in statement.items if item.target is not None)
    entered = frozenset(name for target in targets for name in target_names(target))
    if not all(is_transparent(item.context) for item in statement.items):
        return entered
    inside = certainly_bound(statement.body, is_transparent)
    return None if inside is None else entered | inside


def _bound_by_try(statement: ir.Try, is_transparent: Transparent) -> frozenset[str] | None:
    tried = certainly_bound((*statement.body, *statement.orelse), is_transparent)
    caught = [certainly_bound(handler.body, is_transparent) for handler in statement.handlers]
    before = _in_all([tried, *caught])
    at_last = certainly_bound(statement.final, is_transparent)
    return None if before is None or at_last is None else before | at_last


def _in_all(arms: list[frozenset[str] | None]) -> frozenset[str] | None:
    """Return the names that are bound behind every arm of those whose end is reached; None where none is."""
    reached = [names for names in arms if names is not None]
    return frozenset.intersection(*reached) if reached else None


def target_names(target: ir.Expr) -> Iterator[str]:
    """Yield the names that a target binds."""
    match target:
        case ir.Name(id=name):
            yield name
        case ir.Starred(value=value):
            yield from target_names(value)
        case ir.Display(items=items):
            for item in items:
                yield from target_names(item)
        case _:
            return

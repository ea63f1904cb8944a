"""The bindings of a name in, those out that a use of it may see: not those of another branch of the same `if`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.walk import walk_statements
from async_fixer.program.reaching import reaching
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from async_fixer.program.bindings import Binding
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Ref
    from async_fixer.span import Span


def seen_bindings(engine: Engine, ref: Ref, name: ir.Name) -> tuple[Binding, ...]:
    """Return the bindings of a scope's own name that reach a place where it is read."""
    bindings = engine.bindings(ref)
    found = bindings.names[name.id]
    if len(found) == 1:
        return found
    return tuple(reaching(found, span_start(name.span), bindings.renewals.get(name.id, ())))


def is_other_branch(body: tuple[ir.Stmt, ...], binding: Binding, use: Span) -> bool:
    """Tell whether a binding and a use stand in two branches of which only one runs, outside of any loop."""
    return binding.loop == 0 and any(
        _covers(statement.body, binding.at) and _covers(statement.orelse, span_start(use))
        for statement in walk_statements(body)
        if isinstance(statement, ir.If) and statement.orelse
    )


def _covers(block: tuple[ir.Stmt, ...], offset: int) -> bool:
    return span_start(block[0].span) <= offset <= span_end(block[-1].span)

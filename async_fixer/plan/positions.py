"""A place in a function in, what stands around it out: blocks, loops, comprehensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.walk import child_blocks, expressions_of, walk_expression
from async_fixer.span import is_inside, make_span, span_end, span_start

if TYPE_CHECKING:
    from async_fixer.span import Span


def enclosing_statements(body: tuple[ir.Stmt, ...], span: Span) -> tuple[ir.Stmt, ...]:
    """Return the statements around a span, outermost first, the one that it is in last."""
    for statement in body:
        if is_inside(span, statement.span):
            for block in child_blocks(statement):
                inner = enclosing_statements(block, span)
                if inner:
                    return (statement, *inner)
            return (statement,)
    return ()


def enclosing_expressions(statement: ir.Stmt, span: Span) -> tuple[ir.Expr, ...]:
    """Return the expressions of one statement that a span lies in, outermost first, the span's own included."""
    return tuple(
        part
        for expression in expressions_of(statement)
        for part in walk_expression(expression)
        if is_inside(span, part.span)
    )


def is_in_block(statement: ir.Stmt, span: Span) -> bool:
    """Tell whether a span, of one statement or of several, lies in a block of a statement rather than in its header."""
    blocks = (block for block in child_blocks(statement) if block)
    return any(is_inside(span, make_span(span_start(block[0].span), span_end(block[-1].span))) for block in blocks)


def innermost_loop(body: tuple[ir.Stmt, ...], span: Span) -> ir.For | ir.While | None:
    """Return the innermost loop whose body holds a span."""
    around = [part for part in enclosing_statements(body, span) if isinstance(part, ir.For | ir.While)]
    looping = [part for part in around if is_in_block(part, span)]
    return looping[-1] if looping else None

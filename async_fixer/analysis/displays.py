"""A display and a step in, the items out that it may be: the one under its key, or any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from async_fixer.analysis.held import ITEM, item_step
from async_fixer.index import ir

if TYPE_CHECKING:
    from collections.abc import Iterator


class Part(NamedTuple):
    """What stands in a display: an item, or something whose items are put in (`*a`, `**a`)."""

    expression: ir.Expr
    is_item: bool


def items_under(display: ir.Display, step: str) -> Iterator[Part]:
    """Yield what of a display may be meant by one step of a path."""
    starred = any(isinstance(item, ir.Starred) for item in display.items)
    for number, item in enumerate(display.items):
        key = display.keys[number] if display.keys else None
        if isinstance(item, ir.Starred) or (display.keys and key is None):
            yield Part(item, is_item=False)
        elif _may_be(step, key if display.keys else ir.Literal(0, "int", number), is_sure=not starred):
            yield Part(item, is_item=True)


def _may_be(step: str, key: ir.Expr | None, *, is_sure: bool) -> bool:
    if step == ITEM or not is_sure or not isinstance(key, ir.Literal):
        return True
    return item_step(key.value) in (step, ITEM)

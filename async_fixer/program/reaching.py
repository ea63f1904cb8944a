"""The bindings of one name and a use in, those that the use may see out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.model import span_end, span_start

if TYPE_CHECKING:
    from async_fixer.model import Span
    from async_fixer.program.bindings import Binding, Renewal


def reaching(bindings: tuple[Binding, ...], use: int, renewals: tuple[Renewal, ...] = ()) -> list[Binding]:
    """Return the bindings of one name that a use at offset `use` in the same scope may see."""
    before = [binding for binding in bindings if binding.at <= use]
    certain = [binding.at for binding in before if _covers(binding.block, use)]
    certain += [
        span_start(item.statement) for item in renewals if span_end(item.statement) <= use and _covers(item.block, use)
    ]
    last = max(certain, default=-1)
    seen = [binding for binding in before if binding.at >= last]
    seen += [binding for binding in bindings if binding.at > use and _comes_round(binding, use, last)]
    return seen or list(bindings)


def _covers(block: Span, use: int) -> bool:
    return span_start(block) <= use <= span_end(block)


def _comes_round(binding: Binding, use: int, last: int) -> bool:
    """Tell whether a later binding reaches a use in the next turn of a loop, not renewed before in that turn."""
    return bool(binding.loop) and _covers(binding.loop, use) and last < span_start(binding.loop)

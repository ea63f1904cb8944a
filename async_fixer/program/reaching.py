"""The bindings of one name and a use in, those that the use may see out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.program.values import ClassValue
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from async_fixer.program.bindings import Binding, Renewal
    from async_fixer.program.values import Values
    from async_fixer.span import Span


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


def at_run_time(found: list[tuple[Binding, Values]]) -> list[Values]:
    """Return what bindings hold when the program runs.

    What only type checkers see stands in for what is not known, and says what objects of a class are like.
    """
    real = [values for binding, values in found if not binding.type_checking]
    told = all(values.items and not any(isinstance(item, ClassValue) for item in values.items) for values in real)
    return real if real and told else [values for _, values in found]


def _covers(block: Span, use: int) -> bool:
    return span_start(block) <= use <= span_end(block)


def _comes_round(binding: Binding, use: int, last: int) -> bool:
    """Tell whether a later binding reaches a use in the next turn of a loop, not renewed before in that turn."""
    return any(_covers(loop, use) and last < span_start(loop) for loop in binding.loops)

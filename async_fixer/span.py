"""A piece of a text as one number: where it begins and where it ends."""

from __future__ import annotations

from typing import Final, TypeAlias

Span: TypeAlias = int
"""Character offsets of a piece of text, `start << 32 | end`, end exclusive; offsets count decoded characters."""

_SHIFT: Final = 32
_MASK: Final = (1 << _SHIFT) - 1


def make_span(start: int, end: int) -> Span:
    """Return the span from offset `start` up to, not including, `end`."""
    return start << _SHIFT | end


def span_start(span: Span) -> int:
    """Return the offset of the first character."""
    return span >> _SHIFT


def span_end(span: Span) -> int:
    """Return the offset behind the last character."""
    return span & _MASK


def is_inside(span: Span, outer: Span) -> bool:
    """Tell whether a span lies within another one."""
    return span_start(outer) <= span_start(span) and span_end(span) <= span_end(outer)

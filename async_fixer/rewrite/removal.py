"""Text + ranges of lines to take away -> the text without them, its blank lines as a person would leave them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from async_fixer.rewrite.splice import Splice, apply

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLANK_BELOW: Final = re.compile(r"(?:[ \t\f]*(?:\r\n|\r|\n))*")
_LINE_END: Final = re.compile(r"\r\n|\r|\n|\Z")


def remove_lines(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """Take away the lines that the ranges touch; of the blank lines on both sides the longer run stays."""
    for start, end in sorted(ranges, reverse=True):
        first, last = _widen(text, start, end)
        text = apply(text, [Splice(first, last, "")])
    return text


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    last = _end_of_line(text, end)
    above, below = _count_above(text, first), _BLANK_BELOW.match(text, last)
    behind = below.end() if below else last
    if (
        first == 0
        or text[:first].rstrip().endswith(":")
        or (above < first and behind > last and _lines(text[above:first]) >= _lines(text[last:behind]))
    ):
        return first, behind
    return (above, last) if behind > last or last == len(text) else (first, last)


def _end_of_line(text: str, offset: int) -> int:
    found = _LINE_END.search(text, offset)
    return found.end() if found else len(text)


def _count_above(text: str, first: int) -> int:
    """Return where the blank lines above `first` begin."""
    rest = text[:first].rstrip(" \t\f\r\n")
    return min(first, _end_of_line(text, len(rest))) if rest else 0


def _lines(text: str) -> int:
    return len(text.splitlines())

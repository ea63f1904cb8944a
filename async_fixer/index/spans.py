"""Line and column numbers of `ast` in, character offsets of the text out; the only place where byte columns end."""

from __future__ import annotations

import re
from bisect import bisect_left
from io import StringIO
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from async_fixer.span import make_span

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable

Corners = tuple[int, int, int, int]

corners: Final[Callable[[Any], Corners]] = attrgetter("lineno", "col_offset", "end_lineno", "end_col_offset")
"""First line, first byte column, last line, last byte column of a node: all that have a place have all four."""

_WIDE: Final = re.compile(r"[^\x00-\x7f]")
_GAP: Final = r"(?:[ \t\f]|\\(?:\r\n|\r|\n))+"
_HEADER: Final = re.compile(rf"(?:async{_GAP})?(?:def|class){_GAP}([^\s(:\[\\]+)")
_DECORATOR: Final = re.compile(r"[ \t\f]*@")
_CASE: Final = re.compile(r"[ \t\f]*case\b")


class WideLine(int):
    """Offset of a line that holds characters of more than one byte: adding a byte column gives a character offset."""

    wide: list[int]
    """byte columns right behind each character of more than one byte"""
    surplus: list[int]
    """bytes minus characters before the first, the second ... of them, and behind the last"""

    def __add__(self, column: int) -> int:
        return int(self) + column - self.surplus[bisect_left(self.wide, column + 1)]


def line_starts_of(text: str) -> tuple[int, ...]:
    r"""Return the offset of the first character of each line; `\n`, `\r\n` and `\r` end a line, nothing else does."""
    ends = list(accumulate(map(len, StringIO(text, newline=""))))
    if ends and text[-1] not in "\r\n":
        ends.pop()
    return (0, *ends)


def offsets_of(text: str, line_starts: tuple[int, ...], shift: int = 0) -> list[int]:
    """Return what to add a byte column to, by 1-based line number: the offset of each line, `shift` added."""
    offsets = [0, *(start + shift for start in line_starts)] if shift else [0, *line_starts]
    if not text.isascii():
        ends = (*line_starts[1:], len(text))
        for number, (start, end) in enumerate(zip(line_starts, ends, strict=True), 1):
            line = text[start:end]
            if not line.isascii():
                offsets[number] = _make_wide(offsets[number], line)
    return offsets


def _make_wide(offset: int, line: str) -> WideLine:
    made = WideLine(offset)
    made.wide, made.surplus = [], [0]
    for match in _WIDE.finditer(line):
        surplus = made.surplus[-1] + len(match[0].encode("utf-8", "surrogatepass")) - 1
        made.wide.append(match.end() + surplus)
        made.surplus.append(surplus)
    return made


def find_name(text: str, start: int) -> int:
    """Return the span of the name in the header of the `def` or `class` statement that starts at offset `start`."""
    match = _HEADER.match(text, start)
    return make_span(*match.span(1)) if match else make_span(start, start)


def find_decorator(text: str, offsets: list[int], decorator: ast.expr) -> int:
    """Return the offset of the `@` of a decorator; it may stand lines above what it decorates with."""
    return _find_above(_DECORATOR, text, offsets, decorator)


def find_case(text: str, offsets: list[int], pattern: ast.pattern) -> int:
    """Return the offset of the keyword `case` of a pattern."""
    return _find_above(_CASE, text, offsets, pattern) - len("cas")


def _find_above(wanted: re.Pattern[str], text: str, offsets: list[int], node: ast.expr | ast.pattern) -> int:
    """Return the offset of the last character of the nearest line opening `wanted` that stands before `node`."""
    limit = offsets[node.lineno] + node.col_offset
    for line in range(node.lineno, 0, -1):
        match = wanted.match(text, offsets[line], limit)
        if match:
            return match.end() - 1
    return limit

"""Spans in, lines and columns for people out, and back; both count from 1."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from async_fixer.model import Place
from async_fixer.span import Span, make_span, span_end, span_start

if TYPE_CHECKING:
    from async_fixer.index.ir import ModuleIndex


def place_of(index: ModuleIndex, span: Span) -> Place:
    """Return where `span` is: 1-based lines and columns in characters, the end column exclusive."""
    line, column = _position(index.line_starts, span_start(span))
    end_line, end_column = _position(index.line_starts, span_end(span))
    return Place(index.path, line, column, end_line, end_column)


def span_of_position(index: ModuleIndex, line: int, column: int, end_line: int, end_column: int) -> Span:
    """Return the span between two 1-based positions, the end exclusive: the inverse of `place_of`.

    Raises IndexError when the file has no such line.
    """
    return make_span(offset_of(index, line, column), offset_of(index, end_line, end_column))


def offset_of(index: ModuleIndex, line: int, column: int) -> int:
    """Return the offset of a 1-based position. Raises IndexError when the file has no such line."""
    if line < 1:
        raise IndexError(line)
    return index.line_starts[line - 1] + column - 1


def source_line(text: str, index: ModuleIndex, line: int) -> str:
    r"""Return a line of `text`, the text that `index` was built from, without its `\n`, `\r\n` or `\r`.

    `line` counts from 1. Raises IndexError when the file has no such line.
    """
    start = offset_of(index, line, 1)
    end = index.line_starts[line] if line < len(index.line_starts) else len(text)
    return text[start:end].removesuffix("\n").removesuffix("\r")


def _position(line_starts: tuple[int, ...], offset: int) -> tuple[int, int]:
    line = bisect_right(line_starts, offset)
    return line, offset - line_starts[line - 1] + 1

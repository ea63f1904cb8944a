"""A file's text -> its lines, and where in them an offset lies, as Python counts lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

_NEWLINE: Final = re.compile(r"\r\n|\r|\n")


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of `text` without their newlines; form feeds and the like end no line."""
    return tuple(_NEWLINE.split(text))


def find_starts(text: str) -> tuple[int, ...]:
    """Return the offset at which each line of `text` starts."""
    return (0, *(match.end() for match in _NEWLINE.finditer(text)))


def locate(starts: tuple[int, ...], offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of an offset, by the starts of the lines."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1

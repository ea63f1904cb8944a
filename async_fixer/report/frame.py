"""A file's lines and a place in them -> the excerpt that people see, with line numbers and a caret underline."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from async_fixer.report.escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from async_fixer.model import Place
    from async_fixer.report.view import Style

MAX_WIDTH: Final = 120
"""The widest piece of a source line that is shown, in terminal columns."""

_DEF: Final = re.compile(r"\s*(async\s+)?def\b")
_TAB: Final = 4
_CONTEXT: Final = 30
_CUT: Final = "..."
_MAX_DECORATORS: Final = 3
_MAX_REACH: Final = 20


@dataclass(frozen=True, slots=True)
class _Cell:
    """One character of the source as it is shown."""

    text: str
    width: int


def render_frame(lines: Sequence[str], place: Place, function: Place, style: Style) -> list[str]:
    """Return the excerpt around `place`: the header of the function at `function`, then the first line of the place.

    `lines` are those of the file that both places are in. Empty when the place lies outside of them.
    """
    if not 1 <= place.line <= len(lines):
        return []
    shown = _fill_gaps([*_find_header(lines, function, place.line), place.line])
    gutter = len(str(place.line))
    out = []
    for before, number in pairwise([shown[0], *shown]):
        if number > before + 1:
            out.append(style.paint("dim", f"   {'...':>{gutter}}"))
        out += _render_line(lines[number - 1], number, gutter, place if number == place.line else None, style)
    return out


def _fill_gaps(numbers: list[int]) -> list[int]:
    """Show a gap of one line: `...` would take as much room."""
    filled = numbers[:1]
    for before, number in pairwise(numbers):
        if number == before + 2:
            filled.append(before + 1)
        filled.append(number)
    return filled


def _find_header(lines: Sequence[str], function: Place, before: int) -> list[int]:
    """Find the lines with the function's decorators and its `def`, above line `before`."""
    line = _find_def(lines, function.line)
    if not line:
        return []
    header = [*_find_decorators(lines, line)[-_MAX_DECORATORS:], line]
    return [number for number in header if number < before]


def _find_def(lines: Sequence[str], start: int) -> int:
    for number in range(start, min(start + _MAX_REACH, len(lines)) + 1):
        if number >= 1 and _DEF.match(lines[number - 1]):
            return number
    return 0


def _find_decorators(lines: Sequence[str], line: int) -> list[int]:
    indent = _indent(lines[line - 1])
    found: list[int] = []
    for number in range(line - 1, max(line - _MAX_REACH, 0), -1):
        text = lines[number - 1]
        if not _may_belong_to_header(text, indent):
            break
        if text.lstrip().startswith("@") and _indent(text) == indent:
            found.insert(0, number)
    return found


def _may_belong_to_header(text: str, indent: int) -> bool:
    stripped = text.strip()
    return bool(stripped) and (_indent(text) > indent or stripped[0] in "@#)]}")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _render_line(text: str, number: int, gutter: int, place: Place | None, style: Style) -> list[str]:
    cells = _make_cells(text)
    first, last = _find_window(cells, place.column - 1 if place else 0)
    head = _CUT if first else ""
    tail = _CUT if last < len(cells) else ""
    source = head + "".join(cell.text for cell in cells[first:last]) + tail
    out = [f"{style.paint('dim', f'   {number:>{gutter}} |')} {source}".rstrip()]
    if place:
        start = min(max(place.column - 1, first), last)
        end = _find_end(place, text)
        room = len(head) + _measure(cells[first:start])
        carets = "^" * max(1, _measure(cells[start : min(end, last)]))
        out.append(f"{style.paint('dim', f'   {chr(32) * gutter} |')} {' ' * room}{style.paint('red', carets)}")
    return out


def _find_end(place: Place, text: str) -> int:
    """Where the underline ends: a call that goes on below is underlined to the end of its first line."""
    return place.end_column - 1 if place.end_line == place.line else len(text.rstrip())


def _find_window(cells: Sequence[_Cell], start: int) -> tuple[int, int]:
    """Choose the part of a line that fits, with what begins at `start` in it."""
    if _measure(cells) <= MAX_WIDTH:
        return 0, len(cells)
    first = (
        0 if _measure(cells[:start]) <= MAX_WIDTH // 2 else start - _count_fitting(reversed(cells[:start]), _CONTEXT)
    )
    return first, first + _count_fitting(cells[first:], MAX_WIDTH)


def _count_fitting(cells: Iterable[_Cell], columns: int) -> int:
    """Count the first cells that are no wider together than `columns`."""
    return sum(1 for width in accumulate(cell.width for cell in cells) if width <= columns)


def _measure(cells: Sequence[_Cell]) -> int:
    return sum(cell.width for cell in cells)


def _make_cells(text: str) -> list[_Cell]:
    cells: list[_Cell] = []
    column = 0
    for character in text:
        cell = _make_cell(character, column)
        column += cell.width
        cells.append(cell)
    return cells


def _make_cell(character: str, column: int) -> _Cell:
    if character == "\t":
        width = _TAB - column % _TAB
        return _Cell(" " * width, width)
    if not character.isprintable():
        shown = visible(character)
        return _Cell(shown, len(shown))
    return _Cell(character, _find_width(character))


def _find_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

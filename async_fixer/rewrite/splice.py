"""Text + replacements at character offsets -> new text; everything outside the replacements stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class OverlapError(ValueError):
    """Two replacements want the same characters; `offset` is where they meet."""

    def __init__(self, offset: int) -> None:
        super().__init__(f"replacements overlap at offset {offset}")
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Splice:
    """Replace the characters from `start` up to `end` by `text`; an insertion when both are equal."""

    start: int
    end: int
    text: str


def compose(text: str, splices: Iterable[Splice], start: int, end: int) -> str:
    """Return `text[start:end]` with the splices that lie in it applied; raises OverlapError."""
    pieces: list[str] = []
    at = start
    for splice in _in_order(splice for splice in splices if start <= splice.start and splice.end <= end):
        if splice.start < at:
            raise OverlapError(splice.start)
        pieces += (text[at : splice.start], splice.text)
        at = splice.end
    return "".join((*pieces, text[at:end]))


def nest(splices: Sequence[Splice], outer: Splice) -> tuple[Splice, ...]:
    """Add `outer`, whose text already holds what `splices` do inside it; raises OverlapError when one is cut in two."""
    kept = tuple(splice for splice in splices if not outer.start <= splice.start <= splice.end <= outer.end)
    for splice in kept:
        if splice.start < outer.end and outer.start < splice.end:
            raise OverlapError(splice.start)
    return (*kept, outer)


def is_cut(splices: Iterable[Splice], start: int, end: int) -> bool:
    """Tell whether one of the splices reaches into the piece of text and out of it."""
    touching = (splice for splice in splices if splice.start < end and start < splice.end)
    return any(splice.start < start or end < splice.end for splice in touching)


def apply(text: str, splices: Iterable[Splice]) -> str:
    """Return the whole text with all splices applied; raises OverlapError, AssertionError when other text changed."""
    ordered = _in_order(splices)
    result = compose(text, ordered, 0, len(text))
    _check_outside(text, result, ordered)
    return result


def moved(splices: Iterable[Splice], offset: int) -> int:
    """Return where the character at `offset` stands once the splices are applied."""
    return offset + sum(len(splice.text) - (splice.end - splice.start) for splice in splices if splice.end <= offset)


def _in_order(splices: Iterable[Splice]) -> list[Splice]:
    """Sort by place; insertions at one place stay in the order in which they were asked for."""
    return sorted(splices, key=lambda splice: (splice.start, splice.end))


def _check_outside(text: str, result: str, ordered: Sequence[Splice]) -> None:
    at, shift = 0, 0
    for splice in (*ordered, Splice(len(text), len(text), "")):
        if text[at : splice.start] != result[at + shift : splice.start + shift]:
            raise AssertionError(f"text changed outside the edits between offsets {at} and {splice.start}")
        at, shift = splice.end, shift + len(splice.text) - (splice.end - splice.start)

"""Patches -> the replacements that make them up, and which of them belong to a decision."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from async_fixer.model import Decision, Patch, Place, Report
from async_fixer.report.lines import find_starts, locate
from async_fixer.report.tally import is_repaired
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Replacement:
    """The text at `place`, from offset `start` up to, not including, `end`, becomes `text`."""

    place: Place
    start: int
    end: int
    text: str


def list_replacements(patch: Patch) -> tuple[Replacement, ...]:
    """Return what changes in the file, in the order of the file; carrying them out gives the patch's text."""
    starts = find_starts(patch.source.text)
    return tuple(
        Replacement(_make_place(patch.source.path, starts, start, end), start, end, text)
        for start, end, text in _find_changes(patch.source.text, patch.text)
    )


def assign_replacements(report: Report, *, unsafe_fixes: bool) -> dict[str, tuple[Replacement, ...]]:
    """Return the replacements of all files that carry out a decision, by `name_owner` of the decision.

    They are those on the lines of its component's edits, and those that no edit is on: imports serve the whole file.
    Of the latter nothing is removed, because what is not carried out may still need it.
    """
    claims = {patch.source.path: _list_claims(patch, report, unsafe_fixes=unsafe_fixes) for patch in report.patches}
    owned: defaultdict[str, list[Replacement]] = defaultdict(list)
    for patch in report.patches:
        for replacement in list_replacements(patch):
            owners = _find_owners(replacement, claims[patch.source.path])
            for owner in owners or {claim.owner for claim in claims[patch.source.path]}:
                owned[owner].append(replacement if owners else _keep_lines(replacement, patch))
    return {
        owner: tuple(sorted(found, key=lambda item: (item.place.path, item.start))) for owner, found in owned.items()
    }


def name_owner(decision: Decision) -> str:
    """Return the name of what a decision stands or falls with: its component, or the function alone."""
    return f"component {decision.component}" if decision.component else f"function {decision.function}"


@dataclass(frozen=True, slots=True)
class _Claim:
    """The lines that an edit of `owner` is on."""

    owner: str
    first: int
    last: int


def _list_claims(patch: Patch, report: Report, *, unsafe_fixes: bool) -> tuple[_Claim, ...]:
    starts = find_starts(patch.source.text)
    return tuple(
        _Claim(name_owner(decision), locate(starts, span_start(edit.span))[0], locate(starts, span_end(edit.span))[0])
        for decision in report.decisions
        if is_repaired(decision, unsafe_fixes=unsafe_fixes)
        for path, edits in decision.edits
        if path == patch.source.path
        for edit in edits
    )


def _find_owners(replacement: Replacement, claims: Sequence[_Claim]) -> set[str]:
    place = replacement.place
    return {claim.owner for claim in claims if claim.first <= place.end_line and place.line <= claim.last}


def _keep_lines(replacement: Replacement, patch: Patch) -> Replacement:
    """Put the new lines before the old ones, which stay."""
    if replacement.start == replacement.end:
        return replacement
    old, starts = patch.source.text, find_starts(patch.source.text)
    first = starts[replacement.place.line - 1]
    last = starts[replacement.place.end_line] if replacement.place.end_line < len(starts) else len(old)
    text = old[first : replacement.start] + replacement.text + old[replacement.end : last]
    return Replacement(_make_place(replacement.place.path, starts, first, first), first, first, text)


def _find_changes(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Offsets of what is replaced, and its replacement: found by lines, then narrowed to what differs in them."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    old_starts, new_starts = _sum_lengths(before), _sum_lengths(after)
    for tag, old_first, old_last, new_first, new_last in SequenceMatcher(None, before, after).get_opcodes():
        if tag != "equal":
            start, end = old_starts[old_first], old_starts[old_last]
            yield _narrow(old, start, end, new[new_starts[new_first] : new_starts[new_last]])


def _sum_lengths(lines: Sequence[str]) -> list[int]:
    return list(accumulate(map(len, lines), initial=0))


def _narrow(old: str, start: int, end: int, text: str) -> tuple[int, int, str]:
    removed = old[start:end]
    head = _count_common(removed, text)
    tail = _count_common(removed[head:][::-1], text[head:][::-1])
    return start + head, end - tail, text[head : len(text) - tail]


def _count_common(first: str, second: str) -> int:
    """Count the characters that both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _make_place(path: str, starts: tuple[int, ...], start: int, end: int) -> Place:
    return Place(path, *locate(starts, start), *locate(starts, end))

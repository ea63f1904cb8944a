"""A Report -> the findings for people, each with its excerpt, its chain and what would be done about it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from async_fixer.report import words
from async_fixer.report.frame import render_frame
from async_fixer.report.lines import split_lines
from async_fixer.report.tally import Item, list_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from async_fixer.model import Finding, Report, Unresolved
    from async_fixer.report.view import Style, View


def render(report: Report, view: View) -> str:
    """Return all findings, mild ones included, with an empty line behind each; "" when there are none.

    The calls that nothing resolves follow, one a line, where they were asked for.
    What is to be known about more than one of them is noted once.
    """
    findings = render_items(report, list_items(report), view)
    return findings + _render_unresolved(report.unresolved if view.strict else (), view.style)


def render_items(report: Report, items: Sequence[Item], view: View) -> str:
    """Return some findings of a report as `render` does."""
    lines = _split_sources(report, {item.finding.place.path for item in items})
    noted: set[str] = set()
    return "".join(_render_item(item, lines, noted, view) for item in items)


def render_brief(items: Iterable[Item], view: View) -> str:
    """Return the first line of each finding, and below those of one function what can be done or stands in the way."""
    groups = (list(group) for _, group in groupby(items, key=lambda item: id(item.decision)))
    noted: set[str] = set()
    return "".join(f"{line}\n" for group in groups for line in _render_group(group, noted, view))


def _render_unresolved(calls: Iterable[Unresolved], style: Style) -> str:
    rows = [f"{style.paint('bold', words.location(call.place))}: {words.describe_unresolved(call)}\n" for call in calls]
    return "".join([*rows, "\n"]) if rows else ""


def _render_group(items: list[Item], noted: set[str], view: View) -> list[str]:
    headlines = [_render_headline(item.finding, view) for item in items]
    return [*headlines, *dict.fromkeys(line for item in items for line in _render_advice(item, noted, view))]


def _split_sources(report: Report, paths: set[str]) -> dict[str, tuple[str, ...]]:
    return {source.path: split_lines(source.text) for source in report.sources if source.path in paths}


def _render_item(item: Item, lines: Mapping[str, tuple[str, ...]], noted: set[str], view: View) -> str:
    finding = item.finding
    source = lines.get(finding.place.path, ())
    rows = [
        _render_headline(finding, view),
        *render_frame(source, finding.place, finding.function_place, view.style),
        *_mark_rows(words.describe_chain(finding), view.style),
        *_mark_rows(filter(None, [words.describe_reach(finding)]), view.style),
        *_render_advice(item, noted, view),
    ]
    return "\n".join(rows) + "\n\n"


def _render_headline(finding: Finding, view: View) -> str:
    style = view.style
    counts = view.counts(finding)
    code = style.paint("red" if counts else "yellow", finding.code)
    level = "" if counts else "note: "
    return f"{style.paint('bold', words.location(finding.place))}: {code} {level}{words.message(finding)}"


def _render_advice(item: Item, noted: set[str], view: View) -> list[str]:
    """Return what would be done and the notes; those in `noted` were given before, the others are added to it."""
    decision = words.describe_decision(item, unsafe_fixes=view.unsafe_fixes)
    notes = [note for note in words.describe_notes(item) if note not in noted]
    noted.update(note for note in notes if note != words.GUESSED)
    return _mark_rows([*decision, *(f"note: {note}" for note in notes)], view.style)


def _mark_rows(rows: Iterable[str], style: Style) -> list[str]:
    return [f"   {style.paint('dim', '=')} {_colour_key(row, style)}" for row in rows]


def _colour_key(row: str, style: Style) -> str:
    key, colon, rest = row.partition(": ")
    if key.startswith("fix"):
        return f"{style.paint('green', key)}{colon}{rest}"
    if key in {"held back", "unsafe"}:
        return f"{style.paint('yellow', key)}{colon}{rest}"
    return row

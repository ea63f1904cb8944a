"""A Report -> the findings for people, each with its excerpt, its chain and what would be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.report import words
from async_fixer.report.frame import render_frame
from async_fixer.report.lines import split_lines
from async_fixer.report.tally import Item, list_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from async_fixer.model import Finding, Report
    from async_fixer.report.view import Style, View


def render(report: Report, view: View) -> str:
    """Return all findings, notes included, with an empty line behind each; "" when there are none."""
    items = list_items(report)
    lines = _split_sources(report, {item.finding.place.path for item in items})
    return "".join(_render_item(item, lines, view) for item in items)


def render_brief(items: Iterable[Item], view: View) -> str:
    """Return the first line of each finding and what would be done about it or stands in the way."""
    blocks = ([_render_headline(item.finding, view), *_render_advice(item, view)] for item in items)
    return "".join(f"{line}\n" for block in blocks for line in block)


def _split_sources(report: Report, paths: set[str]) -> dict[str, tuple[str, ...]]:
    return {source.path: split_lines(source.text) for source in report.sources if source.path in paths}


def _render_item(item: Item, lines: Mapping[str, tuple[str, ...]], view: View) -> str:
    finding = item.finding
    source = lines.get(finding.place.path, ())
    rows = [
        _render_headline(finding, view),
        *render_frame(source, finding.place, finding.function_place, view.style),
        *_mark_rows(words.describe_chain(finding), view.style),
        *_mark_rows(filter(None, [words.describe_reach(finding)]), view.style),
        *_render_advice(item, view),
    ]
    return "\n".join(rows) + "\n\n"


def _render_headline(finding: Finding, view: View) -> str:
    style = view.style
    counts = view.counts(finding)
    code = style.paint("red" if counts else "yellow", finding.code)
    level = "" if counts else "note: "
    return f"{style.paint('bold', words.location(finding.place))}: {code} {level}{words.message(finding)}"


def _render_advice(item: Item, view: View) -> list[str]:
    decision = words.describe_decision(item, unsafe_fixes=view.unsafe_fixes)
    notes = [f"note: {note}" for note in words.describe_notes(item)]
    return _mark_rows([*decision, *notes], view.style)


def _mark_rows(rows: Iterable[str], style: Style) -> list[str]:
    return [f"   {style.paint('dim', '=')} {_colour_key(row, style)}" for row in rows]


def _colour_key(row: str, style: Style) -> str:
    key, colon, rest = row.partition(": ")
    if key.startswith("fix"):
        return f"{style.paint('green', key)}{colon}{rest}"
    if key in {"held back", "unsafe"}:
        return f"{style.paint('yellow', key)}{colon}{rest}"
    return row

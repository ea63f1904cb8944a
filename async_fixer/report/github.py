"""A Report -> GitHub workflow commands, which become annotations on the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.report import words
from async_fixer.report.escape import visible, workflow_data, workflow_property
from async_fixer.report.tally import Item, list_items

if TYPE_CHECKING:
    from async_fixer.model import Failure, Place, Report, Unresolved
    from async_fixer.report.view import View


def render(report: Report, view: View) -> str:
    """Return one command a line: an error for each finding that counts and each failure, a warning for each note.

    In a strict view each call that nothing resolves is an error as well.
    """
    lines = [_render_item(item, view) for item in list_items(report)]
    lines += map(_render_unresolved, report.unresolved if view.strict else ())
    lines += map(_render_failure, report.failures)
    return "".join(f"{line}\n" for line in lines)


def _render_item(item: Item, view: View) -> str:
    finding = item.finding
    level = "error" if view.counts(finding) else "warning"
    properties = _make_properties(f"async-fixer ({finding.code})", finding.place)
    return _make_command(level, properties, f"{finding.code} {_make_message(item, view)}")


def _render_unresolved(call: Unresolved) -> str:
    return _make_command("error", _make_properties("async-fixer", call.place), words.describe_unresolved(call))


def _make_properties(title: str, place: Place) -> dict[str, str]:
    return {
        "title": title,
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "endLine": str(place.end_line),
        "endColumn": str(place.end_column),
    }


def _make_message(item: Item, view: View) -> str:
    finding = item.finding
    rows = [
        words.message(finding),
        *words.describe_chain(finding),
        words.describe_reach(finding),
        *words.describe_decision(item, unsafe_fixes=view.unsafe_fixes),
        *(f"note: {note}" for note in words.describe_notes(item)),
    ]
    return "\n".join(filter(None, rows))


def _render_failure(failure: Failure) -> str:
    properties = {"title": "async-fixer", "file": failure.path}
    if failure.line:
        properties["line"] = str(failure.line)
    return _make_command("error", properties, f"{visible(failure.reason)}\n{visible(failure.remedy)}".strip())


def _make_command(level: str, properties: dict[str, str], message: str) -> str:
    values = ",".join(f"{name}={workflow_property(visible(value))}" for name, value in properties.items())
    return f"::{level} {values}::{workflow_data(message)}"

"""The sample report in every form; run this file to write `expected/` anew, then read what differs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from report_samples import CLEAN, GET_USER, HEALTH, REPORT

from async_fixer.report import diff, github, json_, sarif, summary, text
from async_fixer.report.tally import list_left
from async_fixer.report.view import Style, View

if TYPE_CHECKING:
    from collections.abc import Callable

EXPECTED = Path(__file__).with_name("expected")

_PLAIN = View()
_UNSAFE = View(unsafe_fixes=True)
_MILD = View(severity="mild")
_STRICT = View(strict=True)
_UNSURE = View(unsure=True)
_MADE_DEF = replace(REPORT, decisions=(replace(HEALTH, strategy="to_def"), GET_USER), failures=(), unresolved=())
_ONLY_UNRESOLVED = replace(CLEAN, unresolved=REPORT.unresolved)
_COLOUR = Style(enabled=True)

OUTPUTS: dict[str, Callable[[], str]] = {
    "check.txt": lambda: text.render(REPORT, _PLAIN) + summary.render_check(REPORT, _PLAIN),
    "check_unsafe.txt": lambda: text.render(REPORT, _UNSAFE) + summary.render_check(REPORT, _UNSAFE),
    "check_mild.txt": lambda: text.render(REPORT, _MILD) + summary.render_check(REPORT, _MILD),
    "check_strict.txt": lambda: text.render(REPORT, _STRICT) + summary.render_check(REPORT, _STRICT),
    "check_unsure.txt": lambda: text.render(_MADE_DEF, _UNSURE) + summary.render_check(_MADE_DEF, _UNSURE),
    "check_strict.github.txt": lambda: github.render(_ONLY_UNRESOLVED, _STRICT),
    "check_strict.json": lambda: json_.render(_ONLY_UNRESOLVED, _STRICT),
    "check_colour.txt": lambda: text.render(REPORT, View(style=_COLOUR)),
    "check_clean.txt": lambda: text.render(CLEAN, _PLAIN) + summary.render_check(CLEAN, _PLAIN),
    "check.json": lambda: json_.render(REPORT, _PLAIN),
    "check.sarif": lambda: sarif.render(REPORT, _PLAIN),
    "check.github.txt": lambda: github.render(REPORT, _PLAIN),
    "statistics.txt": lambda: summary.render_statistics(REPORT),
    "applied.txt": lambda: (
        text.render_brief(list_left(REPORT, _PLAIN), _PLAIN) + summary.render_applied(REPORT, _PLAIN, written=True)
    ),
    "applied_unsafe.txt": lambda: summary.render_applied(REPORT, _UNSAFE, written=False),
    "applied_unsure.txt": lambda: summary.render_applied(_MADE_DEF, _UNSURE, written=True),
    "applied_clean.txt": lambda: summary.render_applied(CLEAN, _PLAIN, written=True),
    "patch.diff": lambda: diff.render(REPORT).decode(),
    "patch_colour.txt": lambda: diff.render_for_terminal(REPORT, _COLOUR),
}

if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    for name, render in OUTPUTS.items():
        EXPECTED.joinpath(name).write_bytes(render().encode())

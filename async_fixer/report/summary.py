"""A Report -> its figures: what was found, what can be repaired, what stands in the way, how much was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.report.escape import visible
from async_fixer.report.rules import find_title
from async_fixer.report.tally import Tally, list_items, make_tally
from async_fixer.report.words import count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from async_fixer.model import Report
    from async_fixer.report.view import View


def render_check(report: Report, view: View) -> str:
    """Return the summary of what was found and could be done."""
    tally = make_tally(report, view)
    rows = [_say_found(report, tally), *_say_repairable(tally, view), _say_held_back(tally)]
    return _join([*rows, *_say_rest(report, tally, view)])


def render_applied(report: Report, view: View, *, written: bool) -> str:
    """Return the summary of what was repaired; `written` is False when the patch was only shown."""
    tally = make_tally(report, view)
    rows = [_say_applied(report, tally, view, written=written), _say_unsafe_left(tally, view), _say_held_back(tally)]
    return _join([*rows, *_say_rest(report, tally, view)])


def render_statistics(report: Report) -> str:
    """Return how many findings each rule has, most first: a table of count, code and title."""
    codes = [item.finding.code for item in list_items(report)]
    rows = sorted({(-codes.count(code), code) for code in set(codes)})
    width = len(str(-rows[0][0])) if rows else 0
    return _join(f"{-number:>{width}}  {code}  {find_title(code)}" for number, code in rows)


def _join(rows: Iterable[str]) -> str:
    return "".join(f"{row}\n" for row in rows if row)


def _say_found(report: Report, tally: Tally) -> str:
    if not tally.findings:
        return "No blocking calls found" + (" in the files that could be read." if report.failures else ".")
    counts = report.counts
    routes = (
        f"; {counts.blocking_routes:,} of {count(counts.routes, 'route')} block the event loop" if counts.routes else ""
    )
    return f"Found {count(tally.findings, 'blocking call')} in {count(tally.functions, 'function')}{routes}."


def _say_repairable(tally: Tally, view: View) -> list[str]:
    unsafe = tally.unsafe if view.unsafe_fixes else 0
    options = f"{' --unsafe-fixes' if unsafe else ''}{' --unsure' if view.unsure and tally.unsure else ''}"
    name = "repairs" if unsafe else "safely repairs"
    repaired = tally.safe + unsafe
    done = f"`async-fixer apply{options}` {name} {count(repaired, 'function')}." if repaired else ""
    return [done, _say_unsafe_left(tally, view)]


def _say_unsafe_left(tally: Tally, view: View) -> str:
    if view.unsafe_fixes or not tally.unsafe:
        return ""
    number = f"{tally.unsafe:,} more" if tally.safe else count(tally.unsafe, "function")
    return f"{number} can be repaired with --unsafe-fixes."


def _say_held_back(tally: Tally) -> str:
    if not tally.held_back:
        return ""
    reasons = ", ".join(f"{visible(rule)} {number:,}" for rule, number in tally.reasons)
    return f"{count(tally.held_back, 'function')} held back{f': {reasons}' if reasons else ''}."


def _say_applied(report: Report, tally: Tally, view: View, *, written: bool) -> str:
    if not report.patches:
        return (
            "Nothing to do: no blocking calls found."
            if not tally.findings
            else "Nothing that can be repaired this way."
        )
    repaired = tally.safe + (tally.unsafe if view.unsafe_fixes else 0)
    verb = "Repaired" if written else "Would repair"
    return f"{verb} {count(repaired, 'function')} in {count(len(report.patches), 'file')}."


def _say_rest(report: Report, tally: Tally, view: View) -> list[str]:
    counts = report.counts
    beyond = f"{count(counts.unreached, 'blocking function')} that no entry point reaches: --scope all lists them."
    return [
        f"{count(tally.notes, 'note')} on calls that block briefly, or only once." if tally.notes else "",
        _say_unsure(tally, view),
        beyond if counts.unreached else "",
        _say_unresolved(report, view),
        f"{count(counts.suppressed, 'finding')} suppressed." if counts.suppressed else "",
        *(f"note: {visible(note)}" for note in report.notes),
        f"{count(len(report.failures), 'file')} could not be analysed." if report.failures else "",
        _say_checked(report),
    ]


def _say_unsure(tally: Tally, view: View) -> str:
    if not tally.unsure:
        return ""
    which = "it" if tally.unsure == 1 else "them"
    remedy = "" if view.unsure else f": --unsure turns {which} into `def` where nothing stands against it"
    return f"{count(tally.unsure, 'entry point')} may block, by calls that could not be resolved{remedy}."


def _say_unresolved(report: Report, view: View) -> str:
    number = report.counts.unresolved
    remedy = "" if view.strict else ": --strict lists them"
    return f"{count(number, 'call')} on the event loop could not be resolved{remedy}." if number else ""


def _say_checked(report: Report) -> str:
    counts = report.counts
    looked_at = ", ".join([count(counts.lines, "line"), count(counts.routes, "route")])
    return f"Checked {count(counts.files, 'file')} ({looked_at}) in {counts.seconds:.1f} s."

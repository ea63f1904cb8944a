"""What is said about a finding is said once: equal reasons share a line, equal notes are not repeated."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_samples import ADD_USER, AVATAR, GET_USER, HEALTH, NOTIFY, REPORT

from async_fixer.model import Decision, Obstacle, Place, Report
from async_fixer.report import text, words
from async_fixer.report.tally import Item, list_items, make_tally
from async_fixer.report.view import View


def at(line: int, path: str = "app/users.py") -> Place:
    return Place(path, line, 1, line, 2)


LOCK, LOOP = "it holds a lock", "it needs the loop"

REASONS = [
    ([(LOCK, None)], [LOCK]),
    ([(LOCK, at(3))], [f"{LOCK} (app/users.py:3)"]),
    ([(LOCK, at(3)), (LOCK, at(3))], [f"{LOCK} (app/users.py:3)"]),
    ([(LOCK, None), (LOCK, at(3))], [f"{LOCK} (app/users.py:3)"]),
    ([(LOCK, at(3)), (LOCK, at(4, "b\x1b.py"))], [f"{LOCK} (app/users.py:3, b\\x1b.py:4)"]),
    ([(LOCK, at(n)) for n in (3, 4, 5)], [f"{LOCK} (app/users.py:3, app/users.py:4 and 1 more place)"]),
    ([(LOCK, at(n)) for n in range(1, 8)], [f"{LOCK} (app/users.py:1, app/users.py:2 and 5 more places)"]),
    (
        [(LOCK, at(3)), (LOOP, at(4)), (LOCK, at(5))],
        [f"{LOCK} (app/users.py:3, app/users.py:5)", f"{LOOP} (app/users.py:4)"],
    ),
    ([], ["no rewrite is provably safe"]),
]


@pytest.mark.parametrize(("obstacles", "rows"), REASONS)
def test_equal_reasons_share_a_line(obstacles: list[tuple[str, Place | None]], rows: list[str]) -> None:
    found = tuple(Obstacle("decorated", reason, place) for reason, place in obstacles)
    decision = replace(NOTIFY, obstacles=found)
    described = words.describe_decision(Item(decision.findings[0], decision), unsafe_fixes=False)
    assert described == tuple(f"held back: {row}" for row in rows)


def test_unsafe_fixes_give_their_reasons_alike() -> None:
    found = tuple(Obstacle("decorated", LOCK, at(n)) for n in (1, 2))
    decision = replace(NOTIFY, strategy="to_def", safety="unsafe", obstacles=found)
    described = words.describe_decision(Item(decision.findings[0], decision), unsafe_fixes=True)
    assert described[1:] == (f"unsafe: {LOCK} (app/users.py:1, app/users.py:2)",)


def twice(decision: Decision) -> Report:
    """Return a report in which a function has two findings, and another function one of the same kind."""
    other = replace(decision, function="app.users.other")
    return replace(REPORT, decisions=(replace(decision, findings=decision.findings * 2), other))


def test_notes_on_several_findings_are_given_once() -> None:
    shown = text.render(twice(replace(NOTIFY, notes=("a pool",))), View())
    assert shown.count("note: a pool") == 1
    assert shown.count("note: httpx.AsyncClient does this") == 1
    assert shown.count("note: a step of this chain is a guess") == 3
    assert shown.count("held back: a decorator may await it") == 3


def test_the_brief_gives_a_functions_reasons_once() -> None:
    report = twice(NOTIFY)
    lines = text.render_brief(list_items(report), View()).splitlines()
    headline = "app/users.py:46:5: AF102 `notify` blocks the event loop: waits for an HTTP response"
    reasons = [
        "   = held back: it needs the event loop (app/users.py:50)",
        "   = held back: a decorator may await it",
        "   = note: a step of this chain is a guess, so it never justifies a rewrite",
    ]
    instead = "   = note: httpx.AsyncClient does this without blocking"
    assert lines == [headline, headline, *reasons, instead, headline, *reasons]


def test_a_mild_finding_needs_no_reason() -> None:
    assert words.describe_decision(Item(AVATAR.findings[0], AVATAR), unsafe_fixes=False) == ()


def test_functions_are_counted_not_decisions() -> None:
    held = replace(NOTIFY, obstacles=(NOTIFY.obstacles[0],))
    tally = make_tally(replace(REPORT, decisions=(GET_USER, GET_USER, held, NOTIFY, ADD_USER)), View())
    assert (tally.findings, tally.functions, tally.safe, tally.held_back) == (5, 3, 2, 1)
    assert tally.reasons == (("decorated", 1), ("needs-loop", 1))


def test_functions_of_one_name_in_two_services_are_two() -> None:
    finding = GET_USER.findings[0]
    elsewhere = replace(finding, function_place=at(3, "admin/users.py"))
    decisions = (GET_USER, replace(GET_USER, findings=(elsewhere,)))
    assert make_tally(replace(REPORT, decisions=decisions), View()).functions == 2


def test_what_may_be_reached_is_told_from_what_is() -> None:
    finding = NOTIFY.findings[0]
    guessed = replace(finding, guessed_at=at(3))
    assert words.describe_reach(finding) == "reached from GET /slow and 1 more"
    assert words.describe_reach(guessed) == "may be reached from GET /slow and 1 more"
    assert words.GUESSED not in words.describe_notes(Item(guessed, NOTIFY))


def test_what_may_block_counts_only_where_it_is_to_be_repaired() -> None:
    report = replace(REPORT, decisions=(HEALTH,))
    tally = make_tally(report, View(severity="mild"))
    assert (tally.findings, tally.notes, tally.unsure, tally.functions, tally.held_back) == (0, 0, 1, 0, 0)
    tally = make_tally(report, View(unsure=True))
    assert (tally.findings, tally.functions, tally.held_back) == (0, 0, 1)
    tally = make_tally(replace(report, decisions=(replace(HEALTH, strategy="to_def"),)), View(unsure=True))
    assert (tally.findings, tally.safe, tally.held_back) == (0, 1, 0)


def test_the_way_to_what_is_not_resolved_ends_there() -> None:
    finding = HEALTH.findings[0]
    assert words.describe_chain(finding) == ("nothing tells what `engine.ping` runs",)
    deeper = replace(finding, chain=(*finding.chain, replace(finding.chain[0], caller="app.low", text="ping()")))
    assert words.describe_chain(deeper) == (f"{words.location(finding.place)}  low -> ping()  (not resolved)",)


def test_start_up_code_blocks_once() -> None:
    finding = AVATAR.findings[0]
    once = tuple(replace(entry, once=True) for entry in finding.entry_points)
    assert "briefly blocks" in words.message(finding)
    assert "GET /avatar blocks the event loop once: " in words.message(replace(finding, entry_points=once))
    assert "briefly blocks" in words.message(replace(finding, entry_points=(*once, *finding.entry_points)))
    assert "blocks the event loop: " in words.message(replace(finding, entry_points=once, severity="severe"))

"""What SARIF 2.1.0 requires, and that fixes and fingerprints do what they are for."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from report_samples import ADD_USER, GET_USER, NEW_TEXT, REPORT, SLOW, USERS, USERS_TEXT

from async_fixer.model import Decision, Failure, Patch, Place, Report
from async_fixer.report import sarif
from async_fixer.report.lines import find_starts
from async_fixer.report.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

LEVELS = {"none", "note", "warning", "error"}


def test_log_has_what_is_required() -> None:
    log = json.loads(sarif.render(REPORT, View()))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "async-fixer"
    assert all(rule["id"] and rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])
    assert run["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize("unsafe_fixes", [False, True])
def test_results_have_what_is_required(unsafe_fixes: bool) -> None:  # noqa: FBT001 - a table's column
    run = _render(REPORT, View(unsafe_fixes=unsafe_fixes))
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in LEVELS
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert len(result["locations"]) == 1
        assert all(flow["threadFlows"][0]["locations"] for flow in result["codeFlows"])
        assert all(change["replacements"] for fix in result.get("fixes", []) for change in fix["artifactChanges"])


def test_every_region_is_in_order_and_every_place_relative() -> None:
    run = _render(REPORT, View())
    for location in _find_all(run, "artifactLocation"):
        assert location["uriBaseId"] in run["originalUriBaseIds"]
    for region in [*_find_all(run["results"], "region"), *_find_all(run["results"], "deletedRegion")]:
        start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
        assert (1, 1) <= start <= end


def test_chain_is_a_code_flow_from_the_loop_to_the_blocking_call() -> None:
    (flow,) = _result("AF103")["codeFlows"]
    places = [step["location"]["physicalLocation"] for step in flow["threadFlows"][0]["locations"]]
    assert [place["artifactLocation"]["uri"] for place in places] == ["app/users.py", "app/repo.py"]


FIXES = [
    (GET_USER, "AF103", "async def get_user", "def get_user"),
    (ADD_USER, "AF102", "requests.post(", "await run_in_threadpool(requests.post, "),
    (SLOW, "AF101", "time.sleep(2)", "await asyncio.sleep(2)"),
]


@pytest.mark.parametrize(("decision", "code", "old", "new"), FIXES, ids=lambda value: str(value)[:20])
def test_fix_repairs_its_finding_alone(decision: Decision, code: str, old: str, new: str) -> None:
    (fix,) = _result(code)["fixes"]
    (change,) = fix["artifactChanges"]
    imports = "import asyncio\nimport time\n"
    expected = USERS_TEXT.replace("import time\n", imports).replace(old, new)
    added = "import APIRouter, Depends, Request\n"
    expected = expected.replace(added, f"{added}from fastapi.concurrency import run_in_threadpool\n")
    assert _carry_out(change["replacements"]) == expected
    assert decision.findings[0].code == code


def test_fixes_of_a_component_go_together() -> None:
    together = tuple(replace(decision, component="c") for decision in (GET_USER, ADD_USER))
    run = _render(replace(REPORT, decisions=together), View())
    first, second = (result["fixes"][0]["artifactChanges"] for result in run["results"])
    assert first == second
    assert "def get_user" in _carry_out(first[0]["replacements"])
    assert "await run_in_threadpool(requests.post" in _carry_out(first[0]["replacements"])


def test_fingerprints_stay_when_lines_move_and_differ_between_findings() -> None:
    moved = [replace(each, place=_move(each.place)) for each in GET_USER.findings]
    before = _render(REPORT, View())["results"]
    after = _render(replace(REPORT, decisions=(replace(GET_USER, findings=tuple(moved)),)), View())["results"]
    prints = [result["partialFingerprints"]["asyncFixer/v1"] for result in before]
    assert len(set(prints)) == len(prints)
    assert after[0]["partialFingerprints"]["asyncFixer/v1"] in prints


def test_equal_findings_in_one_function_have_different_fingerprints() -> None:
    (finding,) = GET_USER.findings
    twice = replace(GET_USER, findings=(finding, replace(finding, place=_move(finding.place))))
    first, second = _render(Report((twice,)), View())["results"]
    assert first["partialFingerprints"] != second["partialFingerprints"]


PATHS = [
    ("app/a b#c.py", {"uri": "app/a%20b%23c.py", "uriBaseId": "SRCROOT"}),
    ("/srv/app.py", {"uri": "file:///srv/app.py"}),
    ("C:/app.py", {"uri": "file:///C:/app.py"}),
    ("../other/é.py", {"uri": "../other/%C3%A9.py", "uriBaseId": "SRCROOT"}),
]


@pytest.mark.parametrize(("path", "location"), PATHS)
def test_paths_are_uris(path: str, location: dict[str, str]) -> None:
    run = _render(Report((), failures=(Failure(path, 0, "unreadable"),)), View())
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"] == location


def test_what_is_not_resolved_is_a_note_and_its_call_an_error_where_that_was_asked_for() -> None:
    unsure = _result("AF201")
    assert (unsure["level"], unsure["message"]["text"].splitlines()[0]) == (
        "note",
        "GET /health may block the event loop: makes a call that could not be resolved",
    )
    plain, strict = _render(REPORT, View())["results"], _render(REPORT, View(strict=True))["results"]
    assert strict[: len(plain)] == plain
    assert [(result["level"], result["message"]["text"]) for result in strict[len(plain) :]] == [
        ("error", f"not resolved: {call.text} in `{call.function.rpartition('.')[2]}`") for call in REPORT.unresolved
    ]
    assert all(len(result["locations"]) == 1 for result in strict)


def test_unknown_code_is_reported_all_the_same() -> None:
    strange = replace(GET_USER, findings=tuple(replace(each, code="AF301") for each in GET_USER.findings))
    (result,) = _render(Report((strange,), patches=(Patch(USERS, NEW_TEXT),)), View())["results"]
    assert result["ruleId"] == "AF301"
    assert "ruleIndex" not in result


def _render(report: Report, view: View) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(sarif.render(report, view))["runs"][0]
    return run


def _result(code: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in _render(REPORT, View())["results"] if each["ruleId"] == code)
    return found


def _find_all(value: object, key: str) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if key in value:
            yield value[key]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _find_all(item, key)


def _carry_out(replacements: list[dict[str, Any]]) -> str:
    text, starts = USERS_TEXT, find_starts(USERS_TEXT)
    for each in reversed(replacements):
        region = each["deletedRegion"]
        start = starts[region["startLine"] - 1] + region["startColumn"] - 1
        end = starts[region["endLine"] - 1] + region["endColumn"] - 1
        text = text[:start] + each["insertedContent"]["text"] + text[end:]
    return text


def _move(place: Place) -> Place:
    return replace(place, line=place.line + 5, end_line=place.end_line + 5)

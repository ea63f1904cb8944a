"""Whole outputs for the sample report, compared with `expected/`, which `report_outputs.py` writes anew."""

from __future__ import annotations

import json

import pytest
from report_outputs import EXPECTED, OUTPUTS
from report_samples import CLEAN, REPORT

from async_fixer.report import github, json_, sarif, text
from async_fixer.report.view import View


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_as_expected(name: str) -> None:
    assert OUTPUTS[name]().encode() == EXPECTED.joinpath(name).read_bytes()


def test_nothing_else_is_expected() -> None:
    assert {path.name for path in EXPECTED.iterdir()} == set(OUTPUTS)


@pytest.mark.parametrize("unsafe_fixes", [False, True])
def test_every_finding_begins_with_its_place_and_code(unsafe_fixes: bool) -> None:  # noqa: FBT001 - a table's column
    lines = text.render(REPORT, View(unsafe_fixes=unsafe_fixes)).splitlines()
    findings = [finding for decision in REPORT.decisions for finding in decision.findings]
    begins = [f"{each.place.path}:{each.place.line}:{each.place.column}: {each.code} " for each in findings]
    assert all(any(line.startswith(begin) for line in lines) for begin in begins)


def test_colours_only_add_marks() -> None:
    plain, coloured = OUTPUTS["check.txt"](), OUTPUTS["check_colour.txt"]()
    assert "\x1b[" in coloured
    assert _strip_marks(coloured) in plain


def test_clean_report_has_no_findings_in_any_form() -> None:
    assert text.render(CLEAN, View()) == ""
    assert github.render(CLEAN, View()) == ""
    assert json.loads(json_.render(CLEAN, View()))["findings"] == []
    assert json.loads(sarif.render(CLEAN, View()))["runs"][0]["results"] == []


def _strip_marks(coloured: str) -> str:
    for mark in ("0", "1", "2", "1;31", "31", "32", "33", "36"):
        coloured = coloured.replace(f"\x1b[{mark}m", "")
    return coloured

"""The judged samples say what they are to say: repository, place, verdicts, reason."""

from __future__ import annotations

import re
from pathlib import Path

FINDING = re.compile(r"\S+@\S+ \S+:\d+ (?P<first>right|wrong) (?P<second>right|wrong|-) \S.*")
DIFFERENCE = re.compile(r"(?P<place>\S+@\S+ \S+:\d+) (?P<tool>\S+) (?P<verdict>right|wrong) \S.*")


def read_rows(name: str, row: re.Pattern[str]) -> list[re.Match[str] | None]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [row.fullmatch(line) for line in text.splitlines() if not line.startswith("#")]


def test_the_sample_of_findings_is_judged_and_nearly_all_are_right() -> None:
    rows = read_rows("findings_sample.txt", FINDING)
    assert len(rows) == 60
    assert all(rows)
    assert sum(row["first"] == "right" for row in rows if row) >= 57


def test_two_readers_of_the_sample_agree() -> None:
    both = [row for row in read_rows("findings_sample.txt", FINDING) if row and row["second"] != "-"]
    assert len(both) == 20
    assert sum(row["first"] == row["second"] for row in both) >= 19


def test_the_differences_to_other_detectors_are_judged() -> None:
    rows = [row for row in read_rows("detector_differences.txt", DIFFERENCE) if row]
    listed = Path(__file__).with_name("detector_differences_all.txt").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 50
    assert {f"{row['place']} {row['tool']}" for row in rows} <= set(listed)

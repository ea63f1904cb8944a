"""What the other tests here rest on: reading the tool's output, the expectations, the prober's verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from liveness_driver import Outcome, render_table
from shop_copies import FIXTURES, expected_held_back, listed_findings

if TYPE_CHECKING:
    from pathlib import Path

_SOURCE = """\
import time

async def outer():
    async def inner():
        time.sleep(1)
    time.sleep(2)

class Service:
    @property
    async def load(self):
        time.sleep(3)
"""


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("app/m.py:5:9: AF101 it sleeps", {"app/m.py:outer.inner AF101"}),
        ("app/m.py:6:5: AF101 it sleeps\n    5 | time.sleep(1)", {"app/m.py:outer AF101"}),
        ("app/m.py:11:9: AF101 it sleeps", {"app/m.py:Service.load AF101"}),
        ("app/m.py:1:1: AF101 it sleeps", {"app/m.py:<module> AF101"}),
        ("app/m.py:5:9: AF105 note: short", set()),
        ("   = chain: app/m.py:5:9: AF101 it sleeps\n\nFound 1", set()),
    ],
)
def test_findings_are_read_by_function(tmp_path: Path, output: str, expected: set[str]) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "m.py").write_text(_SOURCE, encoding="utf-8")
    assert listed_findings(output, tmp_path) == expected


@pytest.mark.parametrize("line", sorted(expected_held_back(FIXTURES / "legacy_shop")))
def test_what_is_held_back_exists_in_the_shop(line: str) -> None:
    path, _, function = line.rpartition(" ")[0].partition(":")
    text = (FIXTURES / "legacy_shop" / path).read_text(encoding="utf-8")
    assert f"async def {function.rpartition('.')[2]}(" in text


@pytest.mark.parametrize(
    ("probes", "failures", "longest", "killed"),
    [
        ((0.1, 0.1), 0, 0, False),
        ((None, 0.1, None, None, 0.1), 3, 2, False),
        ((0.1, None, None, None), 3, 3, True),
    ],
)
def test_an_orchestrator_kills_after_three_failures_in_a_row(
    probes: tuple[float | None, ...],
    failures: int,
    longest: int,
    killed: bool,  # noqa: FBT001 - a column of the table
) -> None:
    outcome = Outcome(probes, (), 1.0)
    assert (outcome.failures, outcome.longest_outage, outcome.killed) == (failures, longest, killed)


def test_a_failed_probe_stands_for_all_that_were_due_meanwhile() -> None:
    table = render_table(Outcome((None, 0.01), (), 1.0), Outcome((0.01, 0.01), (), 2.0))
    assert "| before | 500.0 ms | " in table
    assert "| after | 10.0 ms | 10.0 ms | 10.0 ms | 0 of 2 | 0 | 2.0 s |" in table

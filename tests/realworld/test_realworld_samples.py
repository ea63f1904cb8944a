"""The judged samples say what they are to say: repository, place, verdict, reason."""

from __future__ import annotations

import re
from pathlib import Path

ROW = re.compile(r"\S+@\S+ \S+:\d+ (?P<verdict>right|wrong) \S.*")
ENOUGH = 28


def test_the_sample_of_findings_is_judged() -> None:
    text = Path(__file__).with_name("findings_sample.txt").read_text(encoding="utf-8")
    rows = [ROW.fullmatch(line) for line in text.splitlines() if not line.startswith("#")]
    assert len(rows) == 30
    assert all(rows)
    assert sum(row["verdict"] == "right" for row in rows if row) >= ENOUGH

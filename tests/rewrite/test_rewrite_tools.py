"""Ruff, where it is installed, has nothing against a result whose input it had nothing against."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rewrite_marks import read_marks, rewrite

ROOT = Path(__file__).parents[2] / "fixtures" / "edits"
MARKED = [path for path in sorted(ROOT.glob("*/*.py")) if not path.name.endswith((".expected.py", ".unchanged.py"))]

pytestmark = pytest.mark.skipif(importlib.util.find_spec("ruff") is None, reason="ruff is not installed")


def complaints(command: list[str], folder: Path) -> set[str]:
    ruff = [sys.executable, "-m", "ruff", *command, "--isolated", "--no-cache", str(folder)]
    output = subprocess.run(ruff, capture_output=True, text=True, check=False).stdout
    return set(re.findall(r"(\w+/\w+)\.py", output))


def write_texts(folder: Path, *, rewritten: bool) -> Path:
    for path in MARKED:
        marked = path.read_text(encoding="utf-8")
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(rewrite(marked) if rewritten else read_marks(marked).text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "command",
    [
        ["check", "--output-format=concise", "--select=I", '--config=lint.isort.known-first-party=["app"]'],
        ["check", "--output-format=concise", "--select=F401,F811,E1,W,F821", "--preview"],
    ],
    ids=["isort", "flakes"],
)
def test_ruff_has_nothing_new_to_complain_about(command: list[str], tmp_path: Path) -> None:
    before = complaints([*command], write_texts(tmp_path / "before", rewritten=False))
    after = complaints([*command], write_texts(tmp_path / "after", rewritten=True))
    assert len(before) < len(MARKED)
    assert after <= before


def test_formatted_files_stay_formatted(tmp_path: Path) -> None:
    before = write_texts(tmp_path / "before", rewritten=False)
    after = write_texts(tmp_path / "after", rewritten=True)
    odd = complaints(["format", "--check"], before)
    assert len(odd) < len(MARKED)
    assert complaints(["format", "--check"], after) <= odd

"""Every way in which Python runs code, each with what waits and a look-alike that does not.

A fixture marks the lines of loop code that wait with `# waits`. The marks are measured: the fixture is run, and the
lines that made the loop wait are compared with them. Then the analysis must find just these lines.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from async_fixer.analysis.analysis import analyse
from async_fixer.index.project import index_sources
from async_fixer.model import SourceFile
from async_fixer.program.program import Program

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

_FOLDER: Final = Path(__file__).resolve().parents[2] / "fixtures" / "constructs"
_PROBE: Final = Path(__file__).with_name("constructs_probe.py")
_MARK: Final = "# waits"
_NOT_MEASURED: Final = frozenset({"arguments"})
"""groups whose fixtures wait through other things than `time.sleep`"""

FIXTURES: Final = sorted(_FOLDER.glob("*/*.py"))


def read_gaps() -> dict[str, str]:
    """Return the fixtures that the analysis does not get right yet: `group/id -- why` on each line."""
    lines = (_FOLDER / "known_gaps.txt").read_text(encoding="utf-8").splitlines()
    parts = [line.partition(" -- ") for line in lines if line and not line.startswith("# ")]
    return {name: why for name, _, why in parts}


GAPS: Final = read_gaps()


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def marked_lines(path: Path) -> list[int]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [number for number, line in enumerate(lines, 1) if line.rstrip().endswith(_MARK)]


def found_lines(path: Path) -> list[int]:
    """Return the lines of the findings in code that an entry point reaches, notes and start-up included."""
    text = path.read_text(encoding="utf-8")
    indexed = index_sources([SourceFile("main.py", "/main.py", text)], (), ())
    assert not indexed.failures
    analysis = analyse(Program(indexed.indexes, indexed.finder), {"main.py": text})
    findings = [item.finding for item in analysis.located if item.finding.severity != "unsure"]
    return sorted({finding.place.line for finding in findings if finding.entry_points})


@cache
def measured_lines(group: str) -> dict[str, list[int]]:
    files = [str(path) for path in FIXTURES if path.parent.name == group]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(_PROBE), *files], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return dict(json.loads(done.stdout))


def listed() -> list[ParameterSet]:
    assert set(GAPS) <= {name_of(path) for path in FIXTURES}
    return [
        pytest.param(
            path,
            id=name_of(path),
            marks=[pytest.mark.xfail(strict=True, reason=GAPS[name_of(path)])] if name_of(path) in GAPS else [],
        )
        for path in FIXTURES
    ]


@pytest.mark.parametrize("path", FIXTURES, ids=name_of)
def test_it_shows_what_waits_and_what_does_not(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert marked_lines(path)
    assert "silent" in text


@pytest.mark.parametrize("path", [path for path in FIXTURES if path.parent.name not in _NOT_MEASURED], ids=name_of)
def test_the_marks_are_true(path: Path) -> None:
    assert measured_lines(path.parent.name)[str(path)] == marked_lines(path)


@pytest.mark.parametrize("path", listed())
def test_just_the_marked_lines_are_found(path: Path) -> None:
    assert found_lines(path) == marked_lines(path)

"""Small projects -> the entry points, facts and findings of their analysis, as words that tests compare."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

# the helper of the tests one layer below: test folders are no packages
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "program"))

from program_projects import APP, MAIN, analyse_project, files_of, frame_of, make_program, rows

from async_fixer.analysis.facts import root_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.model import Finding

__all__ = [
    "APP",
    "MAIN",
    "analyse_project",
    "entry_words",
    "fact_words",
    "files_of",
    "finding_words",
    "findings_of",
    "frame_of",
    "make_program",
    "rows",
]


def entry_words(analysis: Analysis) -> tuple[tuple[str, str, str], ...]:
    """Return function, label and rule for `def` of every entry point, in order."""
    points = [entry.point for entry in analysis.entries]
    return tuple((point.function, point.label, point.sync) for point in points)


def findings_of(project: str | Mapping[str, str]) -> tuple[Finding, ...]:
    """Return the findings of a project, in order of place."""
    return tuple(item.finding for item in analyse_project(project).located)


def finding_words(project: str | Mapping[str, str]) -> tuple[tuple[str, int, str], ...]:
    """Return function, line and blocking function of each finding of a project, in order of place."""
    return tuple((finding.function, finding.place.line, finding.blocker) for finding in findings_of(project))


def fact_words(analysis: Analysis, function: str, effect: str) -> set[str]:
    """Return the roots of one effect of a function of `main.py`, without modules; its detail where it has no root."""
    facts = analysis.effects.of(frame_of(analysis.program, function))
    return {_root_words(fact.root) or fact.detail for fact in facts if fact.effect == effect}


def _root_words(root: str) -> str:
    return f"{root.partition(' ')[0]} {root_name(root)}".strip()

"""Random programs whose functions await each other do the same after the tool, and block the loop in fewer places."""

from __future__ import annotations

import ast
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from behaviour_chain_functions import METHODS
from behaviour_chain_run import Ran, run_program, write_program
from behaviour_chains import Chained, chains
from hypothesis import HealthCheck, Phase, assume, find, given, settings
from hypothesis import strategies as st

from async_fixer import pipeline
from async_fixer.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

SETTINGS: Final = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
OPTIONS: Final[tuple[Mapping[str, object], ...]] = (
    {},
    {},
    {},
    {"unsafe_fixes": True},
    {"strategy": "def"},
    {"strategy": "wrap"},
    {"unsafe_fixes": True, "unsure": True},
)
KNOWN_GAPS: Final[Mapping[str, Collection[str]]] = {
    "a property that is async is not followed": [text for text in METHODS if "@property" in text],
}
"""Texts that random programs are not made of yet, by what is wrong with them."""
WITHOUT: Final = frozenset(text for texts in KNOWN_GAPS.values() for text in texts)


def strip_all(text: str) -> str:
    """Take every `async` and `await` out."""
    return re.sub(r"\b(async|await)\b *", "", text)


def convert_routes(text: str) -> str:
    """Make a plain function of each route, and await nothing there."""
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.AsyncFunctionDef) and re.match(r"r\d", node.name):
            for at in range(node.lineno - 1, node.end_lineno or 0):
                lines[at] = strip_all(lines[at])
    return "\n".join(lines) + "\n"


def test_programs_do_the_same_after_the_tool() -> None:
    changed = []

    @SETTINGS
    @given(chains(WITHOUT), st.sampled_from(OPTIONS))
    def compare(program: Chained, options: Mapping[str, object]) -> None:
        with tempfile.TemporaryDirectory() as name:
            changed.append(check_program(program, options, Path(name)))

    compare()
    assert changed.count(True) * 4 > len(changed) * 3


def check_program(program: Chained, options: Mapping[str, object], folder: Path) -> bool:
    """Compare a program with what the tool makes of it; tell whether anything is changed."""
    write_program(program, folder)
    before = run_program(program, folder)
    assume(is_sound(before))
    left = repair(folder, options)
    after = run_program(program, folder)
    text = show(program, folder)
    assert after.shown == before.shown, text
    new = find_new(before, after)
    assert not new, (new, text)
    unlisted = {chain.first for chain in after.blocked} - left
    assert not unlisted, (unlisted, text)
    return any(Path(folder, path).read_text(encoding="utf-8") != was for path, was in program.files)


def repair(folder: Path, options: Mapping[str, object]) -> frozenset[str]:
    """Repair the program in a folder; return the functions that are left; a second time nothing changes."""
    report = pipeline.run([folder], load_settings(folder, options))
    assert report.failures == ()
    pipeline.write(report, folder)
    again = pipeline.run([folder], load_settings(folder, options))
    assert again.patches == (), [patch.text for patch in again.patches]
    return frozenset(finding.function for decision in again.decisions for finding in decision.findings)


def find_new(before: Ran, after: Ran) -> set[tuple[str, str]]:
    """Return what blocks the loop and where, if it did not do so before."""
    was = {(chain.functions[0], function) for chain in before.blocked for function in chain.functions}
    return {(chain.functions[0], chain.first) for chain in after.blocked} - was


def is_sound(ran: Ran) -> bool:
    """Tell whether a program is one to compare with."""
    return not ran.problems and {answer["status"] for answer in ran.answers} <= {101, 200, 418}


def show(program: Chained, folder: Path) -> str:
    """Return a program before and after, for people."""
    after = "\n".join(f"#### {path}\n{Path(folder, path).read_text(encoding='utf-8')}" for path, _ in program.files)
    return f"{program.text}\n######## after\n{after}"


@pytest.mark.parametrize("naive", [strip_all, convert_routes])
def test_a_naive_repair_does_not_pass(naive: Callable[[str], str], tmp_path: Path) -> None:
    def breaks(program: Chained) -> bool:
        write_program(program, tmp_path)
        before = run_program(program, tmp_path)
        changed = tuple((path, naive(text) if path.startswith("depot/") else text) for path, text in program.files)
        write_program(Chained(changed, program.routes, program.tests), tmp_path)
        return is_sound(before) and run_program(program, tmp_path).shown != before.shown

    assert find(chains(WITHOUT), breaks, settings=settings(SETTINGS, phases=[Phase.generate])).text

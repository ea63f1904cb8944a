"""Every case in fixtures/behaviour: run before and after the tool, judged by what the app does."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tokenize
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from behaviour_naive import NAIVE
from behaviour_plan import PATIENCE, case_names, read_case

from async_fixer.cli.main import main

if TYPE_CHECKING:
    from behaviour_plan import Case, Observed

PROBE: Final = Path(__file__).with_name("behaviour_probe.py")
LITTLE_PATIENCE: Final = 2.0
SEEN: Final = ("error", "answers", "scripts", "warnings")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the tool made of a case."""

    found: bool
    changed: bool
    waits: tuple[str, ...]


@pytest.mark.parametrize("name", case_names())
def test_case(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = read_case(name)
    before = probe(case, copy(case, tmp_path / "before"))
    assert before["error"] == ""
    assert bool(before["waits"]) == (case.expect != "leave"), before["waits"]

    outcome = repair(case, before, copy(case, tmp_path / "after"), monkeypatch)

    if case.gap:
        assert not is_as_expected(case, outcome), f"no gap any more: {case.gap}"
    else:
        assert is_as_expected(case, outcome), outcome
    if case.naive:
        assert is_broken(case, before, hurry(case, tmp_path / "hurried")), f"{case.naive} does no harm"


def test_what_is_reported_says_what_breaks_it() -> None:
    reported = [case for case in map(read_case, case_names()) if case.expect == "report"]
    assert [case.name for case in reported if not case.naive] == []


def repair(case: Case, before: Observed, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """Check and apply, and make sure that nothing broke: that holds for every case, gap or not."""
    original = snapshot(folder)
    monkeypatch.chdir(folder)
    exits = (2,) if case.unread else (0, 1)
    found = main(["check", "."])
    assert snapshot(folder) == original, "check wrote"
    assert main(["apply", "--allow-dirty", *case.options, "."]) in exits
    new = snapshot(folder)
    if new == original:
        return Outcome(found == exits[-1], changed=False, waits=tuple(before["waits"]))
    assert comments(new) == comments(original)
    assert main(["apply", "--allow-dirty", *case.options, "."]) in exits
    assert snapshot(folder) == new, "a second apply changed something"
    after = probe(case, folder)
    for key in SEEN:
        assert after[key] == before[key], key
    return Outcome(found == exits[-1], changed=True, waits=tuple(after["waits"]))


def is_as_expected(case: Case, outcome: Outcome) -> bool:
    if case.expect == "leave":
        return not outcome.found and not outcome.changed
    return outcome.found and (case.expect == "report" or not outcome.waits)


def hurry(case: Case, folder: Path) -> Path:
    """Return the app as somebody in a hurry would leave it: it looks right."""
    NAIVE[case.naive](copy(case, folder))
    new = snapshot(folder)
    assert new != snapshot(case.source), "nothing to be done in a hurry"
    for name, data in new.items():
        if name.endswith(".py"):
            compile(data, name, "exec")
    return folder


def is_broken(case: Case, before: Observed, folder: Path) -> bool:
    """Tell whether an app crashes, hangs or does anything else than before."""
    after = probe(case, folder, LITTLE_PATIENCE)
    return any(after[key] != before[key] for key in SEEN)


def copy(case: Case, destination: Path) -> Path:
    shutil.copytree(case.source, destination, ignore=shutil.ignore_patterns("__pycache__"))
    return destination


def probe(case: Case, folder: Path, patience: float = PATIENCE) -> Observed:
    """Run the case's app as it is in `folder`."""
    result = subprocess.run(
        [sys.executable, "-B", str(PROBE)],
        cwd=folder,
        input=json.dumps({**case.plan, "patience": patience}),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    if result.returncode != 0 or not result.stdout:
        error = f"deadlock or crash: {result.stderr[-2000:]}"
        return {"answers": [], "scripts": [], "waits": [], "warnings": [], "error": error}
    observed: Observed = json.loads(result.stdout.splitlines()[-1])
    return observed


def snapshot(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


def comments(files: dict[str, bytes]) -> Counter[str]:
    """Return every comment in the Python files, and how often it stands there."""
    tokens = (token for name, data in files.items() if name.endswith(".py") for token in _tokens(data))
    return Counter(token.string.strip() for token in tokens if token.type == tokenize.COMMENT)


def _tokens(data: bytes) -> list[tokenize.TokenInfo]:
    return list(tokenize.tokenize(io.BytesIO(data).readline))

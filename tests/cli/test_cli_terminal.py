"""Who reads the output decides on colours and on the form of a diff."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_samples import PATCH, TEXT, FakePipeline, make_report

from async_fixer.cli import run
from async_fixer.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    tmp_path.joinpath("app.py").write_bytes(TEXT.encode())
    return tmp_path


COLOURS = [
    ({}, False),
    ({"FORCE_COLOR": "1"}, True),
    ({"NO_COLOR": "1"}, False),
    ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
]


@pytest.mark.parametrize("case", COLOURS)
def test_colours(
    case: tuple[dict[str, str], bool],
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    environment, coloured = case
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    FakePipeline(make_report("safe", project)).install(monkeypatch)
    main(["check"])
    assert (b"\x1b[" in capsysbinary.readouterr().out) is coloured


def test_forced_colours_do_not_spoil_a_piped_diff(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    FakePipeline(make_report("safe", project)).install(monkeypatch)
    main(["apply", "--diff"])
    assert capsysbinary.readouterr().out == PATCH


def test_terminal_gets_the_diff_for_people(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(run, "is_terminal", lambda _: True)
    FakePipeline(make_report("safe", project)).install(monkeypatch)
    main(["apply", "--diff"])
    out = capsysbinary.readouterr().out
    assert b"-async def get():\n+def get():\n" in out
    assert b"\r" not in out

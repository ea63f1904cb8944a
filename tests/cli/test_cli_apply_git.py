"""`apply` in a git repository: what has uncommitted changes is refused, what is left behind is put right."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from cli_samples import NEW_TEXT, PATCH, SHOWN_PATCH, TEXT, FakePipeline, make_report

from async_fixer.cli.main import main
from async_fixer.source import journal, recovery

if TYPE_CHECKING:
    from pathlib import Path

GIT = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false"]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GIT_DIR", raising=False)
    tmp_path.joinpath("app.py").write_bytes(TEXT.encode())
    tmp_path.joinpath("other.py").write_bytes(b"")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run([*GIT, *command], cwd=tmp_path, check=True)
    return tmp_path


DIRTY = [
    ("other.txt", "", True),
    ("other.py", "", True),
    ("app.py", "", False),
    ("app.py", "--allow-dirty", True),
]


@pytest.mark.parametrize("case", DIRTY)
def test_dirty_files_are_refused(
    case: tuple[str, str, bool],
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    changed, option, writes = case
    repository.joinpath(changed).write_bytes(b"# mine\n")
    fake = FakePipeline(make_report("safe", repository)).install(monkeypatch)
    code = main(["apply", *option.split()])
    out, err = capsysbinary.readouterr()
    assert code == (0 if writes else 2)
    assert bool(fake.written) is writes
    assert (out == SHOWN_PATCH) is writes
    refusal = (
        b"error: app.py: would be changed and has uncommitted changes\n"
        b"remedy: commit or stash them, or use --allow-dirty\n"
    )
    assert (err == refusal) is not writes


def test_a_dirty_file_hinders_no_diff(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    repository.joinpath("app.py").write_bytes(b"# mine\n")
    FakePipeline(make_report("safe", repository)).install(monkeypatch)
    assert main(["apply", "--diff"]) == 0
    assert capsysbinary.readouterr().out == PATCH


@pytest.mark.parametrize("arguments", ["apply --diff", "check --diff"])
def test_shown_diff_can_be_piped_to_git(
    arguments: str, repository: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    FakePipeline(make_report("safe", repository)).install(monkeypatch)
    main(arguments.split())
    out = capsysbinary.readouterr().out
    subprocess.run([*GIT, "apply", "-"], input=out, cwd=repository, check=True, capture_output=True)
    assert repository.joinpath("app.py").read_bytes() == NEW_TEXT.encode()


def test_interrupted_run_is_put_right_first(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    roots: list[Path] = []

    def recover(root: Path) -> str:
        roots.append(root)
        return "an interrupted run was undone"

    (repository / journal.NAME).touch()
    monkeypatch.setattr(recovery, "recover", recover)
    FakePipeline(make_report("clean", repository)).install(monkeypatch)
    assert main(["apply"]) == 0
    assert capsysbinary.readouterr().err.startswith(b"note: .: an interrupted run was undone\n")
    for arguments in (["apply", "--diff"], ["check"]):
        assert main(arguments) == 0
        assert b"note: a write in . was cut short, or is under way: `async-fixer" in capsysbinary.readouterr().err
    assert roots == [repository]

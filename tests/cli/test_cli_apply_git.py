"""`apply` in a git repository: what has uncommitted changes is refused, what is left behind is put right."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from cli_samples import NEW_TEXT, PATCH, SHOWN_PATCH, TEXT, FakePipeline, make_report

from async_fixer.cli.main import main
from async_fixer.model import Patch
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


KEPT_FROM_GIT = [
    (["rm", "-q", "--cached", "app.py"], b"git does not keep it", b"commit it"),
    (["update-index", "--assume-unchanged", "app.py"], b"git was told not to look at it (assume", b"take that back"),
]


@pytest.mark.parametrize("case", KEPT_FROM_GIT)
def test_a_file_that_git_does_not_keep_is_refused(
    case: tuple[list[str], bytes, bytes],
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    command, reason, remedy = case
    repository.joinpath(".gitignore").write_text("*.py\n")
    subprocess.run([*GIT, *command], cwd=repository, check=True)
    fake = FakePipeline(make_report("safe", repository)).install(monkeypatch)
    assert main(["apply"]) == 2
    err = capsysbinary.readouterr().err
    assert err.startswith(b"error: app.py: would be changed and " + reason)
    assert err.endswith(b"remedy: " + remedy + b", or use --allow-dirty\n")
    assert not fake.written
    assert main(["apply", "--allow-dirty"]) == 0
    assert fake.written


@pytest.mark.parametrize("why", ["no git", "refused", "empty"])
def test_git_that_gives_no_answer_is_told_and_refused(
    why: str, repository: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    if why == "no git":
        monkeypatch.setenv("PATH", "")
    elif why == "refused":
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    else:
        shutil.rmtree(repository / ".git")
        repository.joinpath(".git").mkdir()
    words = {"no git": b"git is not installed", "refused": b"detected dubious", "empty": b"not a git repository"}
    fake = FakePipeline(make_report("safe", repository)).install(monkeypatch)
    assert main(["apply"]) == 2
    err = capsysbinary.readouterr().err
    assert err.startswith(b"error: app.py: would be changed and git cannot say whether it keeps it: " + words[why])
    assert not fake.written
    assert main(["apply", "--allow-dirty"]) == 0
    err = capsysbinary.readouterr().err
    assert err.startswith(b"note: git may not be able to take the changes back (" + words[why])
    assert b"): app.py\n" in err


def test_files_outside_of_git_are_named_beside_those_inside(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    inner = repository / "inner"
    inner.mkdir()
    report = make_report("safe", repository)
    source = replace(report.patches[0].source, path="inner/app.py", absolute=str(inner / "app.py"))
    repository.joinpath(".git").rename(inner / ".git")
    inner.joinpath("app.py").write_bytes(TEXT.encode())
    both = replace(report, patches=(*report.patches, Patch(source, NEW_TEXT)))
    FakePipeline(both).install(monkeypatch)
    assert main(["apply"]) == 0
    note = b"note: in no git repository: app.py, so git cannot take the changes back.\n"
    assert capsysbinary.readouterr().err.startswith(note)

"""Which files git could not give back, asked without running anything that the repository names."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from async_fixer.errors import WriteError
from async_fixer.source import git
from async_fixer.source.git import dirty_files

NAMES = ("clean.py", "changed.py", "staged.py", "renamed.py", "new.py", "gone.py", "sub/é [x]*.py", "sub/new/deep.py")


def run_git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", root, *identity, *arguments], check=True, capture_output=True)


def write(root: Path, *names: str, text: str = "x = 1\n") -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "repo"
    root.mkdir()
    run_git(root, "init", "-q")
    write(root, "clean.py", "changed.py", "staged.py", "old.py", "gone.py", "sub/é [x]*.py")
    run_git(root, "add", ".")
    run_git(root, "commit", "-qm", "first")
    return root


def test_changed_staged_and_new_files_are_dirty(repository: Path) -> None:
    write(repository, "changed.py", "staged.py", "sub/é [x]*.py", text="y = 2\n")
    run_git(repository, "add", "staged.py")
    run_git(repository, "mv", "old.py", "renamed.py")
    write(repository, "new.py", "sub/new/deep.py")
    (repository / "gone.py").unlink()
    files = [repository / name for name in (*NAMES, "old.py")]
    expected = {str(repository / name) for name in NAMES if name != "clean.py"}
    found = dirty_files(repository / "sub", files)
    assert found is not None
    assert set(found) == expected
    assert dirty_files(repository, [repository / "clean.py", repository / "../elsewhere.py"]) == ()


def test_a_clean_tree_has_none_and_paths_come_back_as_given(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    assert dirty_files(Path(), [Path("changed.py")]) == ()
    assert dirty_files(Path(), []) == ()
    write(repository, "changed.py", text="y = 2\n")
    (repository / "link.py").symlink_to("changed.py")
    assert dirty_files(Path(), [Path("changed.py")]) == ("changed.py",)
    assert dirty_files(Path(), [Path("link.py")]) == ("link.py",)


def test_a_file_is_looked_for_in_the_repository_that_it_lies_in(repository: Path, tmp_path: Path) -> None:
    inner = repository / "inner"
    write(inner, "a.py", "b.py")
    run_git(inner, "init", "-q")
    run_git(inner, "add", "a.py")
    run_git(inner, "commit", "-qm", "first")
    write(repository, "changed.py", text="y = 2\n")
    files = [inner / "a.py", inner / "b.py", repository / "changed.py"]
    for root in (repository, inner, tmp_path):
        assert dirty_files(root, files) == (str(inner / "b.py"), str(repository / "changed.py"))


def test_outside_of_git_nothing_is_known(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.py")
    assert dirty_files(tmp_path, [tmp_path / "a.py"]) is None
    assert dirty_files(tmp_path / "absent", []) is None
    monkeypatch.setenv("PATH", "")
    assert dirty_files(repository, [repository / "changed.py"]) is None


def test_many_files_are_asked_about_in_parts(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git, "_ARGUMENT_CHARACTERS", 10)
    write(repository, "changed.py", "gone.py", text="y = 2\n")
    found = dirty_files(repository, [repository / name for name in ("changed.py", "clean.py", "gone.py")])
    assert found == (str(repository / "changed.py"), str(repository / "gone.py"))


def test_variables_of_a_hook_that_runs_the_tool_do_not_mislead(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/nonexistent")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nonexistent/index")
    write(repository, "changed.py", text="y = 2\n")
    assert dirty_files(repository, [repository / "changed.py"]) == (str(repository / "changed.py"),)


@pytest.mark.parametrize(
    "configuration",
    [
        [("core.fsmonitor", "{trap}")],
        [("core.hooksPath", "hooks")],
        [("filter.a.clean", "{trap}"), ("filter.a.required", "true")],
        [("filter.a.process", "{trap}")],
        [("filter.a=b.c.clean", "{trap}")],
        [("diff.external", "{trap}"), ("core.pager", "{trap}"), ("pager.status", "true")],
    ],
)
def test_nothing_that_the_repository_names_is_run(repository: Path, configuration: list[tuple[str, str]]) -> None:
    trap = repository / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{repository}/sprung'\ncat\n")
    trap.chmod(0o755)
    (repository / "hooks").mkdir()
    (repository / "hooks" / "post-index-change").symlink_to(trap)
    write(repository, "changed.py", text="y = 2\n")
    for key, value in configuration:
        run_git(repository, "config", key, value.format(trap=trap))
    (repository / ".gitattributes").write_text(
        "*.py filter=a\n" if "a=b" not in configuration[0][0] else "*.py filter=a=b.c\n"
    )
    # of the same size as before: git has to look at the bytes, and would filter them
    write(repository, "clean.py", text="x = 3\n")
    files = [repository / "changed.py", repository / "clean.py"]
    assert dirty_files(repository, files) == tuple(map(str, files))
    assert not (repository / "sprung").exists()


def test_a_git_that_fails_or_hangs_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / ".git" / "index").write_bytes(b"DIRC nonsense")
    with pytest.raises(WriteError, match="cannot say"):
        dirty_files(repository, [repository / "changed.py"])

    def hang(*_arguments: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("git", git.TIMEOUT_SECONDS)

    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(WriteError, match="does not answer"):
        dirty_files(repository, [repository / "changed.py"])

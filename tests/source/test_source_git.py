"""Which files git could not give back, asked without running anything that the repository names."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from async_fixer.source import git
from async_fixer.source.git import find_lacking


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


def lacking(files: list[Path]) -> dict[str, str]:
    return {one.file: one.why for one in find_lacking(files)}


def test_changed_staged_and_new_files_are_lacking(repository: Path) -> None:
    write(repository, "changed.py", "staged.py", "sub/é [x]*.py", text="y = 2\n")
    run_git(repository, "add", "staged.py")
    run_git(repository, "mv", "old.py", "renamed.py")
    write(repository, "new.py", "sub/new/deep.py", "ignored.py", "hidden.py")
    (repository / ".gitignore").write_text("ignored.py\n")
    (repository / ".git" / "info" / "exclude").write_text("hidden.py\n")
    (repository / "gone.py").unlink()
    changed = {"changed.py", "staged.py", "sub/é [x]*.py", "gone.py", "renamed.py"}
    unkept = {"new.py", "sub/new/deep.py", "ignored.py", "hidden.py", "old.py"}
    found = lacking([repository / name for name in (*changed, *unkept, "clean.py")])
    assert found == {
        **{str(repository / name): "changed" for name in changed},
        **{str(repository / name): "unkept" for name in unkept},
    }


@pytest.mark.parametrize("switch", ["--assume-unchanged", "--skip-worktree"])
def test_a_file_that_git_does_not_look_at_is_lacking(repository: Path, switch: str) -> None:
    run_git(repository, "update-index", switch, "changed.py")
    write(repository, "changed.py", text="y = 2\n")
    files = [repository / "changed.py", repository / "clean.py"]
    assert lacking(files) == {str(repository / "changed.py"): "unwatched"}


def test_a_clean_tree_lacks_none_and_paths_come_back_as_given(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    assert lacking([Path("changed.py")]) == {}
    assert lacking([]) == {}
    write(repository, "changed.py", text="y = 2\n")
    (repository / "link.py").symlink_to("changed.py")
    assert lacking([Path("changed.py")]) == {"changed.py": "changed"}
    assert lacking([Path("link.py")]) == {"link.py": "changed"}


def test_a_file_is_looked_for_in_the_repository_that_it_lies_in(repository: Path, tmp_path: Path) -> None:
    inner = repository / "inner"
    write(inner, "a.py", "b.py")
    run_git(inner, "init", "-q")
    run_git(inner, "add", "a.py")
    run_git(inner, "commit", "-qm", "first")
    write(repository, "changed.py", text="y = 2\n")
    write(tmp_path, "outside.py")
    files = [
        inner / "a.py",
        inner / "b.py",
        repository / "changed.py",
        repository / "clean.py",
        tmp_path / "outside.py",
    ]
    assert lacking(files) == {
        str(inner / "b.py"): "unkept",
        str(repository / "changed.py"): "changed",
        str(tmp_path / "outside.py"): "outside",
    }


def unanswered(files: list[Path]) -> list[str]:
    found = find_lacking(files)
    assert {one.why for one in found} == {"unknown"}
    return [one.words for one in found]


def test_where_git_gives_no_answer_its_reason_is_told(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "empty/a.py")
    (tmp_path / "empty" / ".git").mkdir()
    assert unanswered([tmp_path / "empty" / "a.py"])[0].startswith("not a git repository")
    # one that refuses does not answer for another
    assert {one.why for one in find_lacking([tmp_path / "empty" / "a.py", repository / "clean.py"])} == {"unknown"}
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert "dubious ownership" in unanswered([repository / "clean.py"])[0]
    monkeypatch.setenv("PATH", "")
    assert unanswered([repository / "clean.py"]) == ["git is not installed"]


@pytest.mark.parametrize(("key", "value"), [("core.bare", "true"), ("core.worktree", "/"), ("core.worktree", "..")])
def test_the_files_are_looked_at_where_they_are(repository: Path, key: str, value: str) -> None:
    write(repository, "changed.py", text="y = 2\n")
    run_git(repository, "config", key, value)
    assert lacking([repository / "changed.py", repository / "clean.py"]) == {str(repository / "changed.py"): "changed"}


def test_an_empty_repository_does_not_hide_behind_the_one_around_it(repository: Path) -> None:
    write(repository, "sub/a.py")
    run_git(repository, "add", "sub/a.py")
    (repository / "sub" / ".git").mkdir()
    assert lacking([repository / "sub" / "a.py"]) == {str(repository / "sub" / "a.py"): "unknown"}


def test_whether_a_file_is_tracked(repository: Path, tmp_path: Path) -> None:
    write(repository, "new.py")
    files = [repository / "clean.py", repository / "new.py", tmp_path / "outside.py"]
    assert [git.is_tracked(str(path)) for path in files] == [True, False, False]
    (repository / ".git" / "index").write_bytes(b"DIRC nonsense")
    assert not git.is_tracked(str(repository / "clean.py"))


def test_many_files_are_asked_about_in_parts(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git, "_ARGUMENT_CHARACTERS", 10)
    write(repository, "changed.py", "gone.py", text="y = 2\n")
    found = lacking([repository / name for name in ("changed.py", "clean.py", "gone.py")])
    assert found == dict.fromkeys([str(repository / "changed.py"), str(repository / "gone.py")], "changed")


def test_variables_of_a_hook_that_runs_the_tool_do_not_mislead(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/nonexistent")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nonexistent/index")
    write(repository, "changed.py", text="y = 2\n")
    assert lacking([repository / "changed.py"]) == {str(repository / "changed.py"): "changed"}


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
    assert lacking(files) == dict.fromkeys(map(str, files), "changed")
    assert not (repository / "sprung").exists()


def test_a_git_that_fails_or_hangs_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / ".git" / "index").write_bytes(b"DIRC nonsense")
    assert "index" in unanswered([repository / "changed.py"])[0]

    def hang(*_arguments: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("git", git.TIMEOUT_SECONDS)

    monkeypatch.setattr(subprocess, "run", hang)
    assert unanswered([repository / "changed.py"]) == ["git does not answer"]

"""Files in -> which of them git would not give back as they are, and why; nothing that a repository names is run."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from async_fixer.source import disk, repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

TIMEOUT_SECONDS: Final = 30
_ARGUMENT_CHARACTERS: Final = 24_000  # below the shortest limit of a command line, that of Windows
_EMPTY: Final = "ASYNC_FIXER_EMPTY"
_FORGOTTEN: Final = frozenset(
    {
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_PREFIX",
        "GIT_COMMON_DIR",
        "GIT_OBJECT_DIRECTORY",
        "GIT_NAMESPACE",
    }
)
# what a repository's own configuration could make git run is switched off
_HARMLESS: Final = (
    "--no-pager",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "core.untrackedCache=false",
    "-c",
    "status.submoduleSummary=false",
    "-c",
    "diff.ignoreSubmodules=all",
)
_ENVIRONMENT: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
    _EMPTY: "",
}
_STATUS: Final = ("status", "--porcelain=v1", "-z", "--untracked-files=no", "--ignore-submodules=all", "--")

Why: TypeAlias = Literal["changed", "unkept", "unwatched", "unknown", "outside"]


@dataclass(frozen=True, slots=True)
class Lacking:
    """A file that git could not give back."""

    file: str
    """as it was given"""
    why: Why
    """changed since the last commit; not kept by git; kept, but git was told not to look at it; git gives no answer;
    no repository is around it"""
    words: str = ""
    """what git says, where it gives no answer"""


class _GitError(Exception):
    """Git gives no answer; the text says why."""


def find_lacking(files: Sequence[Path]) -> tuple[Lacking, ...]:
    """Return those of `files` that git does not say are kept and unmodified, each asked of the repository around it."""
    given = {disk.real(file): str(file) for file in files}
    by_top: dict[str | None, list[str]] = {}
    for path in given:
        by_top.setdefault(repository.find_top(path), []).append(path)
    found = {path: reason for top, paths in by_top.items() for path, reason in _ask(top, paths).items()}
    return tuple(Lacking(given[path], *found[path]) for path in given if path in found)


def is_tracked(path: str) -> bool:
    """Whether git says that it keeps the file."""
    top, program = repository.find_top(path), shutil.which("git")
    if top is None or program is None:
        return False
    try:
        return bool(_run(program, top, "ls-files", "-z", "--", path))
    except _GitError:
        return False


def _ask(top: str | None, paths: list[str]) -> Mapping[str, tuple[Why, str]]:
    """Return what is wrong with the files of one repository."""
    if top is None:
        return dict.fromkeys(paths, ("outside", ""))
    program = shutil.which("git")
    if program is None:
        return dict.fromkeys(paths, ("unknown", "git is not installed"))
    try:
        tags = dict(_list_kept(program, top, paths))
        changed = set(_list_changed(program, top, [path for path in paths if path in tags]))
    except _GitError as error:
        return dict.fromkeys(paths, ("unknown", str(error)))
    if not changed <= set(paths):
        return dict.fromkeys(paths, ("unknown", "its work tree is elsewhere"))
    reasons = {path: _judge(tags.get(path), is_changed=path in changed) for path in paths}
    return {path: (why, "") for path, why in reasons.items() if why}


def _judge(tag: str | None, *, is_changed: bool) -> Why | None:
    if tag is None:
        return "unkept"
    if is_changed:
        return "changed"
    # H: kept; S: skip-worktree; lower case: assume-unchanged
    return None if tag == "H" else "unwatched"


def _list_kept(program: str, top: str, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the files that git keeps, each with the letter that says how."""
    for part in _split(paths):
        for row in _cut(_run(program, top, "ls-files", "-v", "-z", "--", *part)):
            yield os.path.join(top, row[2:]), row[0]  # noqa: PTH118 - text


def _list_changed(program: str, top: str, paths: Sequence[str]) -> Iterator[str]:
    """Yield the files that differ from the last commit, by their bytes or by what is staged."""
    switches = _without_filters(program, top) if paths else ()
    for part in _split(paths):
        rows = iter(_cut(_run(program, top, *switches, *_STATUS, *part)))
        for row in rows:  # `XY path`, and after a rename the old path on its own
            yield os.path.join(top, row[3:])  # noqa: PTH118 - text
            if "R" in row[:2] or "C" in row[:2]:
                next(rows, None)


def _cut(output: bytes) -> list[str]:
    return [row for row in os.fsdecode(output).split("\0") if row]


def _without_filters(program: str, top: str) -> tuple[str, ...]:
    """Return the options that switch off the content filters which the configuration names: they are commands."""
    try:
        output = _run(program, top, "config", "--null", "--name-only", "--get-regexp", r"^filter\.")
    except _GitError:  # there are none
        return ()
    names = {key.rpartition(".")[0] for key in _cut(output)}
    keys = [f"{name}.{part}" for name in sorted(names) for part in ("clean", "smudge", "process", "required")]
    return tuple(f"--config-env={key}={_EMPTY}" for key in keys)


def _split(paths: Iterable[str]) -> Iterator[list[str]]:
    """Yield the paths in parts that fit on a command line."""
    part: list[str] = []
    room = _ARGUMENT_CHARACTERS
    for path in paths:
        room -= len(path) + 3
        if part and room < 0:
            yield part
            part, room = [], _ARGUMENT_CHARACTERS - len(path)
        part.append(path)
    if part:
        yield part


def _run(program: str, top: str, *arguments: str) -> bytes:
    """Return what git prints about the repository at `top`, and none around it. Raises _GitError when it fails."""
    kept = {name: value for name, value in os.environ.items() if name not in _FORGOTTEN}
    # the files lie here, whatever work tree the repository's configuration names
    command = [program, "-C", top, f"--work-tree={top}", *_HARMLESS, *arguments]
    ceiling = os.path.dirname(top)  # noqa: PTH120 - text
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program; paths come behind `--`
            command,
            env={**kept, **_ENVIRONMENT, "GIT_CEILING_DIRECTORIES": ceiling},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _GitError("git does not answer") from error
    except (OSError, ValueError) as error:
        raise _GitError(f"git cannot be run: {disk.words(error)}") from error
    if done.returncode:
        raise _GitError(_first_line(done.stderr))
    return done.stdout


def _first_line(stderr: bytes) -> str:
    lines = [line for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    fatal = [line for line in lines if line.startswith("fatal: ")]
    return (fatal or lines or ["git fails"])[0].removeprefix("fatal: ")

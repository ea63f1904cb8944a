"""Files of a git work tree -> those that git could not give back as they are; nothing of the repository is run."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from async_fixer.errors import WriteError
from async_fixer.source import disk, repository

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
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


def dirty_files(root: Path, files: Sequence[Path]) -> tuple[str, ...] | None:
    """Return those of `files` that are modified, staged or untracked, as they were given; None outside of git.

    Each file is looked for in the repository that it lies in. None too when git is not installed or does not accept
    the repository. Raises WriteError when git fails or does not answer within TIMEOUT_SECONDS.
    """
    program = shutil.which("git")
    by_real = {disk.real(file): str(file) for file in files}
    tops = {repository.find_top(path) for path in (disk.real(root), *by_real)} - {None}
    bases = [base for top in tops if program and (base := _work_tree(program, str(top)))]
    if program is None or not bases:
        return None
    changed = {path for base in bases for path in _changed(program, base, sorted(by_real))}
    return tuple(given for path, given in by_real.items() if path in changed)


def _work_tree(program: str, top: str) -> str | None:
    output = _run(program, top, "rev-parse", "--show-toplevel")
    return disk.real(os.fsdecode(output.removesuffix(b"\n"))) if output else None


def _changed(program: str, base: str, paths: Sequence[str]) -> Iterator[str]:
    """Yield the files that git names, of those in the repository at `base` and in none within it."""
    own = [path for path in paths if disk.is_within(path, base) and repository.find_top(path) == base]
    switches = _without_filters(program, base)
    for part in _split(own):
        command = (
            *switches,
            "status",
            "--porcelain=v1",
            "-z",
            "--untracked-files=all",
            "--ignore-submodules=all",
            "--",
        )
        output = _run(program, base, *command, *part)
        if output is None:
            raise WriteError("git cannot say which files have changes", remedy="see what `git status` says")
        yield from (os.path.join(base, name) for name in _names(output))  # noqa: PTH118 - text


def _names(output: bytes) -> Iterator[str]:
    """Yield the paths of `git status -z`: `XY path`, and after a rename the old path on its own."""
    rows = iter(os.fsdecode(output).split("\0"))
    for row in rows:
        if row:
            yield row[3:]
        if "R" in row[:2] or "C" in row[:2]:
            next(rows, None)


def _without_filters(program: str, base: str) -> tuple[str, ...]:
    """Return the options that switch off the content filters which the configuration names: they are commands."""
    output = _run(program, base, "config", "--null", "--name-only", "--get-regexp", r"^filter\.") or b""
    names = {os.fsdecode(key).rpartition(".")[0] for key in output.split(b"\0") if key}
    keys = [f"{name}.{part}" for name in sorted(names) for part in ("clean", "smudge", "process", "required")]
    return tuple(f"--config-env={key}={_EMPTY}" for key in keys)


def _split(paths: Sequence[str]) -> Iterator[list[str]]:
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


def _run(program: str, folder: str, *arguments: str) -> bytes | None:
    """Return what git prints, None when it fails. Raises WriteError when it takes too long."""
    kept = {name: value for name, value in os.environ.items() if name not in _FORGOTTEN}
    command = [program, "-C", folder, *_HARMLESS, *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program; paths come behind `--`
            command,
            env={**kept, **_ENVIRONMENT},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise WriteError("git does not answer", remedy="see what `git status` says") from error
    except (OSError, ValueError):
        return None
    return done.stdout if done.returncode == 0 else None

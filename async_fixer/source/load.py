"""Paths and settings in, every file of the project out, read; and which of them the user asked about."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from async_fixer.model import Failure, SourceFile
from async_fixer.source import disk
from async_fixer.source.discover import Discovery, discover, discover_with_rest
from async_fixer.source.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from async_fixer.settings import Settings

_NOTHING: Final = Discovery(())
_STUB: Final = ".pyi"
_TOOLS: Final = frozenset({".cache", ".eggs", ".git", ".hg", ".nox", ".svn", ".tox", ".venv", ".env"})
_MARKERS: Final = ("pyproject.toml", "setup.py", "setup.cfg")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The project as text. `asked` holds the shown paths of the files that are reported on and may be edited."""

    sources: tuple[SourceFile, ...]
    asked: frozenset[str]
    failures: tuple[Failure, ...]
    """files among the asked ones that could not be read"""
    others: tuple[Failure, ...]
    """texts that are no Python modules, or what could not be read besides the asked: it may refer to anything"""
    distributions: tuple[str, ...]
    """folders that hold a distribution of their own, as paths are shown"""

    @property
    def modules(self) -> tuple[SourceFile, ...]:
        """The files that are run: all but stubs."""
        return tuple(source for source in self.sources if not source.path.endswith(_STUB))

    @property
    def stubs(self) -> tuple[Failure, ...]:
        """The project's stubs as texts: what they say of a function would have to change with it."""
        stubs = (source for source in self.sources if source.path.endswith(_STUB))
        return tuple(Failure(source.path, 0, "a stub, which is not rewritten", text=source.text) for source in stubs)


def load(paths: Sequence[Path], settings: Settings) -> Loaded:
    """Return the files at `paths`, and the rest of the project that they may import or be imported by.

    Raises UsageError for a path that does not exist.
    """
    asked, rest = _discover(paths, settings)
    files = sorted((*asked.files, *rest.files))
    shown = frozenset(map(disk.show, asked.files))
    outcomes = [read(path, disk.show(path), settings) for path in files]
    failures = [item for item in outcomes if isinstance(item, Failure)]
    hidden = _find_hidden(Path(settings.project_root)) if rest is not _NOTHING else ()
    others = map(_read_other, sorted((*asked.others, *rest.others, *hidden)))
    return Loaded(
        tuple(item for item in outcomes if isinstance(item, SourceFile)),
        shown,
        (*asked.failures, *(item for item in failures if item.path in shown)),
        (*others, *rest.failures, *(item for item in failures if item.path not in shown)),
        _find_distributions(files),
    )


def _discover(paths: Sequence[Path], settings: Settings) -> tuple[Discovery, Discovery]:
    """Return what was asked about, and the rest of the project where that is part of it."""
    root = Path(settings.project_root)
    return discover_with_rest(paths, root, settings) if _is_part(paths, root) else (discover(paths, settings), _NOTHING)


def _is_part(paths: Sequence[Path], root: Path) -> bool:
    """Tell whether something that was asked about lies in the project's folder."""
    top = disk.real(root)
    return any(disk.is_within(disk.real(path), top) for path in paths)


def _find_distributions(files: Sequence[Path]) -> tuple[str, ...]:
    found = (folder for folder in _folders_above(files) if any(map(os.path.isfile, _list_markers(folder))))
    return tuple(sorted("" if (shown := disk.show(folder)) == "." else shown for folder in found))


def _folders_above(files: Sequence[Path]) -> set[str]:
    folders: set[str] = set()
    for path in files:
        folder = os.path.dirname(path)  # noqa: PTH120 - text, many calls
        while folder not in folders:
            folders.add(folder)
            folder = os.path.dirname(folder)  # noqa: PTH120 - likewise
    return folders


def _list_markers(folder: str) -> list[str]:
    return [f"{folder.rstrip(os.sep)}{os.sep}{name}" for name in _MARKERS]


def _find_hidden(root: Path) -> Iterator[Path]:
    """Yield the Python files in hidden folders of a project: nobody is shown them, but they may use its functions."""
    try:
        folders = [folder for folder in root.iterdir() if _is_hidden(folder)]
    except OSError:
        return
    for folder in folders:
        yield from sorted(folder.rglob("*.py"))


def _is_hidden(folder: Path) -> bool:
    tools = folder.name in _TOOLS or folder.name.endswith("_cache")
    if tools or not folder.name.startswith(".") or not folder.is_dir() or folder.is_symlink():
        return False
    return not (folder / "pyvenv.cfg").is_file()


def _read_other(path: Path) -> Failure:
    shown = disk.show(path)
    try:
        text = disk.read_bytes(path).decode("utf-8", "replace")
    except OSError as error:
        return Failure(shown, 0, disk.words(error))
    return Failure(shown, 0, "not analysed", text=text)

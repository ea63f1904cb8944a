"""Paths and settings -> the files to look at, with git's ignore rules kept; unreadable folders are named."""

from __future__ import annotations

import difflib
import os
import re
import stat
import warnings
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from async_fixer.errors import UsageError
from async_fixer.model import Failure
from async_fixer.source import disk, ignore, repository

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from async_fixer.settings import Settings

_PYTHON: Final = (".py", ".pyi")
_OTHERS: Final = (".ipynb",)
_SUFFIXES: Final = _PYTHON + _OTHERS
_SCRIPT: Final = re.compile(rb"#![^\n]*\bpython")
_MOST_SCRIPTS: Final = 100
"""a folder with more files without a suffix holds data: they are not opened"""
_FIRST_LINE: Final = 80
_NOT_SOURCE: Final = ("._", ".#")  # what file systems and editors leave beside a file


@dataclass(frozen=True, slots=True)
class Discovery:
    """What there is to look at: absolute paths, sorted, each file once."""

    files: tuple[Path, ...]
    others: tuple[Path, ...] = ()
    """files that are no Python but may mention its names"""
    failures: tuple[Failure, ...] = ()


def discover(paths: Sequence[Path], settings: Settings) -> Discovery:
    """Return the Python files at and below `paths`.

    A path that names a file is taken whatever its name and however ignored; a folder that is named is looked into.
    Links are followed only within the repository (or project) and never twice to the same place. Raises UsageError
    for a path that does not exist.
    """
    return _Walk(settings).discover(paths)


def discover_with_rest(paths: Sequence[Path], root: Path, settings: Settings) -> tuple[Discovery, Discovery]:
    """Return what `discover` returns for `paths`, and what else there is at and below the folder `root`.

    No file is in both, by whatever links it is reached. Raises UsageError for a path that does not exist.
    """
    walk = _Walk(settings)
    return walk.discover(paths), walk.discover([root])


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to look into: as it is shown, where it really is, and what is ignored there."""

    path: str
    real: str
    rules: tuple[ignore.Rules, ...]
    top: str
    """links are followed up to here"""
    start: str
    named: bool = False


@dataclass(slots=True)
class _Walk:
    """What has been seen so far, by real path."""

    settings: Settings
    excluded: tuple[ignore.Rules, ...] = ()
    stubs: frozenset[str] = frozenset()
    """folders that say what libraries do: as the project's own code they would hide the libraries"""
    found: dict[str, str] = field(default_factory=dict)
    given: int = 0
    """how many of the first found ones, and `told` how many failures, were already returned"""
    told: int = 0
    visited: set[str] = field(default_factory=set)
    old: set[str] = field(default_factory=set)
    """scripts for another Python: they cannot be analysed, but may mention names"""
    links: list[tuple[str, _Folder]] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stubs = frozenset(map(disk.real, self.settings.stubs))
        if self.settings.exclude:
            self.excluded = (ignore.Rules(disk.real(self.settings.project_root), self.settings.exclude),)

    def discover(self, paths: Sequence[Path]) -> Discovery:
        """Return what there is at and below `paths` that was not returned before."""
        for path in paths:
            self.start(disk.absolute(path))
        self.follow_links()
        return self.result()

    def start(self, path: str) -> None:
        """Take a file that the user named, or everything below a folder that the user named."""
        try:
            mode = os.stat(path).st_mode  # noqa: PTH116 - text
        except (FileNotFoundError, NotADirectoryError, ValueError) as error:
            raise UsageError("there is no such file or folder", path=disk.show(path), remedy=_suggest(path)) from error
        except OSError as error:
            self.fail(path, f"cannot be looked at: {disk.words(error)}")
            return
        if stat.S_ISDIR(mode):
            self.walk(self.prepare(path))
        else:
            self.found.setdefault(disk.real(path), path)

    def prepare(self, path: str) -> _Folder:
        """Return the named folder with the rules that hold above it: none, when those ignore it."""
        real = disk.real(path)
        top = repository.find_top(real) or self.project_above(real)
        try:
            rules = repository.rules_above(top, real) or ()
        except OSError as error:
            self.fail(path, f"its ignore rules cannot be read: {disk.words(error)}")
            rules = ()
        return _Folder(path, real, rules, top, real, named=True)

    def project_above(self, real: str) -> str:
        project = disk.real(self.settings.project_root)
        return project if disk.is_within(real, project) else real

    def walk(self, first: _Folder) -> None:
        pending = [first]
        while pending:
            folder = pending.pop()
            if folder.real not in self.visited:
                self.visited.add(folder.real)
                pending += self.look_into(folder)

    def look_into(self, folder: _Folder) -> list[_Folder]:
        """Take the folder's files, remember its links and return its folders."""
        try:
            with os.scandir(folder.path) as scan:
                entries = {entry.name: entry for entry in scan}
        except OSError as error:
            self.fail(folder.path, f"cannot be listed: {disk.words(error)}")
            return []
        if "pyvenv.cfg" in entries and not folder.named:
            return []
        inner = self.inside(folder, entries.keys())
        self.take_scripts(inner, [entry for name, entry in entries.items() if "." not in name])
        return [below for entry in entries.values() if (below := self.take(inner, entry))]

    def inside(self, folder: _Folder, names: Collection[str]) -> _Folder:
        """Return the folder with the rules that hold for its entries."""
        rules = folder.rules
        try:
            if ".git" in names and folder.real != folder.top:
                rules = repository.own_rules(folder.real)  # an inner repository does not know the outer one's rules
            if ".gitignore" in names:
                rules = (*repository.folder_rules(folder.real), *rules)
        except OSError as error:
            self.fail(folder.path, f"its ignore rules cannot be read: {disk.words(error)}")
        return replace(folder, rules=rules, named=False)

    def take(self, folder: _Folder, entry: os.DirEntry[str]) -> _Folder | None:
        """Take a file, remember a link; return a folder that is to be looked into."""
        name = entry.name
        if entry.is_symlink():
            self.links.append((entry.path, folder))
        elif entry.is_dir(follow_symlinks=False):
            return self.enter(folder, entry.path, name)
        elif name.endswith(_SUFFIXES) and entry.is_file(follow_symlinks=False):
            self.take_file(folder, entry.path, name)
        return None

    def take_scripts(self, folder: _Folder, entries: list[os.DirEntry[str]]) -> None:
        """Take the files without a suffix whose first line says that Python runs them."""
        files = [entry for entry in entries if entry.is_file(follow_symlinks=False)]
        for entry in files if len(files) <= _MOST_SCRIPTS else ():
            if _is_script(entry.path):
                self.take_file(folder, entry.path, entry.name)
                if not _is_current(entry.path):
                    self.old.add(entry.path)

    def enter(self, folder: _Folder, path: str, name: str) -> _Folder | None:
        real = f"{folder.real.rstrip(os.sep)}{os.sep}{name}"
        if real in self.stubs or repository.is_skipped(name, path):
            return None
        if self.is_ignored(folder, real, name, folder=True):
            return None
        return replace(folder, path=path, real=real)

    def take_file(self, folder: _Folder, path: str, name: str) -> None:
        real = f"{folder.real.rstrip(os.sep)}{os.sep}{name}"
        if not name.startswith(_NOT_SOURCE) and not self.is_ignored(folder, real, name, folder=False):
            self.found.setdefault(real, path)

    def is_ignored(self, parent: _Folder, real: str, name: str, *, folder: bool) -> bool:
        return ignore.decide(parent.rules, real, name, folder=folder) or (
            bool(self.excluded) and ignore.decide(self.excluded, real, name, folder=folder)
        )

    def follow_links(self) -> None:
        """Look at where links lead, once everything that is reached without them is known."""
        while self.links:
            links, self.links = sorted(self.links, key=itemgetter(0)), []
            for path, folder in links:
                self.follow(path, folder)

    def follow(self, path: str, parent: _Folder) -> None:
        """Take what the link leads to, if it is the project's own and not ignored, there or here."""
        name = os.path.basename(path)  # noqa: PTH119 - text
        target = disk.real(path)
        if not disk.is_within(target, parent.top) or disk.is_within(parent.start, target):
            return
        place = os.path.dirname(target)  # noqa: PTH120 - text
        is_folder = os.path.isdir(target)  # noqa: PTH112 - text
        above = self.rules_at(target if is_folder else place, parent.top)
        here = f"{parent.real.rstrip(os.sep)}{os.sep}{name}"
        if above is None or self.is_ignored(parent, here, name, folder=is_folder):
            return
        there = replace(parent, path=path, real=target, rules=above)
        if not is_folder:
            self.take_linked_file(there, name)
        elif not repository.is_skipped(name, path):
            self.walk(there)

    def rules_at(self, folder: str, top: str) -> tuple[ignore.Rules, ...] | None:
        try:
            return repository.rules_above(top, folder)
        except OSError:
            return None

    def take_linked_file(self, link: _Folder, name: str) -> None:
        wanted = name.endswith(_SUFFIXES) and os.path.isfile(link.real)  # noqa: PTH113 - text
        base = os.path.basename(link.real)  # noqa: PTH119 - text
        if wanted and not name.startswith(_NOT_SOURCE) and not self.is_ignored(link, link.real, base, folder=False):
            self.found.setdefault(link.real, link.path)

    def fail(self, path: str, reason: str) -> None:
        self.failures.append(Failure(disk.show(path), 0, reason, "make it readable, or exclude it"))

    def result(self) -> Discovery:
        paths = sorted(islice(self.found.values(), self.given, None))
        failures = self.failures[self.told :]
        self.given, self.told = len(self.found), len(self.failures)
        others = [path for path in paths if path.endswith(_OTHERS) or path in self.old]
        files = sorted({*paths} - {*others})
        return Discovery(tuple(map(Path, files)), tuple(map(Path, others)), tuple(failures))


def _is_script(path: str) -> bool:
    """Tell whether the first line of a file says that Python runs it; one that cannot be read is none."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - text, many calls
            return _SCRIPT.match(file.read(_FIRST_LINE)) is not None
    except OSError:
        return False


def _is_current(path: str) -> bool:
    """Tell whether a script can be parsed by the Python that is running."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(disk.read_bytes(Path(path)), path, "exec", dont_inherit=True)
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _suggest(path: str) -> str:
    """Return what the user may have meant."""
    folder, name = os.path.split(path)
    try:
        close = difflib.get_close_matches(name, os.listdir(folder), n=1)  # noqa: PTH208 - text
    except (OSError, ValueError):
        close = []
    meant = os.path.join(folder, close[0]) if close else ""  # noqa: PTH118 - text
    return f"did you mean {disk.show(meant)}?" if close else "check the spelling, and the folder you are in"

"""Paths in, the names that modules can be imported under out; a dotted name and who imports it in, the file out.

Paths are strings with forward slashes, all relative to one folder ("" is that folder) or all absolute.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from async_fixer.index.folders import PathSet, ancestors_of, join, parent_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ModuleName:
    """A way to import a file: `name` with the folder `root` on sys.path."""

    root: str
    name: str
    is_package: bool


def find_module(path: Path, source_roots: tuple[Path, ...], cache: dict[Path, bool]) -> ModuleName:
    """Return the preferred root and name of one file, asking the disk which folders are packages.

    A source root that holds it wins, then the folder above its outermost package, then the nearest `src` above it,
    then its own folder. `cache` remembers which folders have an `__init__.py`. Root and path are as given, with
    forward slashes.
    """
    holding = [root for root in source_roots if path.is_relative_to(root)]
    if holding:
        root = max(holding, key=lambda folder: len(folder.parts))
    elif _is_package(path.parent, cache):
        root = next((folder for folder in path.parents if not _is_package(folder, cache)), path.parents[-1])
    else:
        root = next((folder for folder in path.parents if folder.name == "src"), path.parent)
    return _name_below("" if root.as_posix() == "." else root.as_posix(), path.as_posix())


class ModuleFinder:
    """Answers which file a dotted name means for the file that imports it; knows the paths it is given, no disk.

    `files`: every Python file. `source_roots`: folders that the user says are on sys.path. `distributions`: folders
    with a pyproject.toml or setup.py. `top`: the folder that is analysed; no root lies above it. `libraries`:
    top-level names that a folder which only might be on sys.path does not shadow.
    """

    def __init__(
        self,
        files: Iterable[str],
        *,
        source_roots: Iterable[str] = (),
        distributions: Iterable[str] = (),
        top: str = "",
        libraries: frozenset[str] = sys.stdlib_module_names,
    ) -> None:
        self._paths = PathSet(files)
        self._source_roots = frozenset(source_roots)
        self._distributions = frozenset(distributions)
        self._top = top
        self._libraries = libraries
        self._certain = self._certain_roots()
        self._roots: dict[str, tuple[str, ...]] = {}
        self._located: dict[tuple[str, str], tuple[str, ...]] = {}

    def names(self, path: str) -> tuple[ModuleName, ...]:
        """Return every way to import `path`, the preferred one first."""
        holding = [root for root in self._roots_near(parent_of(path)) if path.startswith(join(root, ""))]
        first = self._preferred_root(path, holding)
        return tuple([_name_below(root, path) for root in dict.fromkeys((first, *holding))])

    def locate(self, dotted: str, importing_path: str) -> tuple[str, ...]:
        """Return the file that `import dotted` means in `importing_path`: () unknown, several are ambiguous.

        The nearest root that holds the importing file and has the module wins. Roots elsewhere count only where no
        root that holds the importing file has the top-level name. `redis.py` that imports `redis` means the library.
        """
        key = (dotted, parent_of(importing_path))
        found = self._located.get(key)
        if found is None:
            found = self._located[key] = self._locate(*key)
        means_itself = found == (importing_path,) and "." not in dotted
        return () if means_itself and not _is_init(importing_path) else found

    def is_namespace(self, dotted: str, importing_path: str) -> bool:
        """Tell whether `import dotted` finds a folder without `__init__`: it has no file, but its modules have."""
        if self.locate(dotted, importing_path):
            return False
        near = self._usable_roots(dotted, parent_of(importing_path))
        return any(join(root, dotted.replace(".", "/")) in self._paths.folders for root in near)

    def resolve_relative(self, importing_path: str, module: str, level: int) -> tuple[str, ...]:
        """Return the file that `from ..module import x` (`level` dots) means; () when there is none.

        A folder without `__init__` has no file: ask for `module.x`, with `module` "" for `x` alone.
        """
        folder = parent_of(importing_path)
        for _ in range(level - 1):
            if folder in {self._top, parent_of(folder)}:
                return ()
            folder = parent_of(folder)
        found = self._paths.module_file(folder, module) if module else self._paths.package_file(folder)
        return (found,) if found else ()

    def _locate(self, dotted: str, folder: str) -> tuple[str, ...]:
        near = self._usable_roots(dotted, folder)
        for root in near:
            found = self._paths.module_file(root, dotted)
            if found:
                return (found,)
        top_name = dotted.partition(".")[0]
        if any(self._paths.has(root, top_name) for root in near):
            return ()
        elsewhere = sorted(self._certain.difference(near))
        files = [self._paths.module_file(root, dotted) for root in elsewhere]
        return tuple(dict.fromkeys([file for file in files if file]))

    def _usable_roots(self, dotted: str, folder: str) -> tuple[str, ...]:
        """Return the roots near `folder` that may answer for `dotted`, nearest first."""
        roots = self._roots_near(folder)
        if dotted.partition(".")[0] not in self._libraries:
            return roots
        return tuple([root for root in roots if root in self._certain])

    def _roots_near(self, folder: str) -> tuple[str, ...]:
        roots = self._roots.get(folder)
        if roots is None:
            roots = self._roots[folder] = tuple(dict.fromkeys(self._list_roots(folder)))
        return roots

    def _list_roots(self, folder: str) -> Iterator[str]:
        above = ancestors_of(folder, self._top)
        yield from [root for root in above if root in self._source_roots]
        for root in above:
            if not self._paths.package_file(root) or root == above[-1]:
                yield root
                sources = join(root, "src")
                if sources in self._paths.folders and not self._paths.package_file(sources):
                    yield sources

    def _certain_roots(self) -> frozenset[str]:
        """Return the folders that are on somebody's sys.path: the user's, distributions, `src`, those of packages."""
        folders = self._paths.folders
        sources = {folder for folder in folders if _is_src(folder)}
        packages = {parent_of(folder) for folder in folders if self._paths.package_file(folder)}
        found = {root for root in self._distributions | sources | packages if not self._paths.package_file(root)}
        return frozenset(found | self._source_roots | {self._top})

    def _preferred_root(self, path: str, holding: list[str]) -> str:
        """Return the first of `holding` that the user names, that is above the package, `src`, or a distribution."""
        given = [root for root in holding if root in self._source_roots]
        package = holding[:1] if self._paths.package_file(parent_of(path)) else []
        sources = [root for root in holding if _is_src(root)]
        distributions = [root for root in holding if root in self._distributions]
        return (*given, *package, *sources, *distributions, holding[-1])[0]


def _is_package(folder: Path, cache: dict[Path, bool]) -> bool:
    known = cache.get(folder)
    if known is None:
        known = cache[folder] = bool(folder.name) and (folder / "__init__.py").is_file()
    return known


def _is_src(folder: str) -> bool:
    return folder.rpartition("/")[2] == "src"


def _is_init(path: str) -> bool:
    return path.rpartition("/")[2].partition(".")[0] == "__init__"


def _name_below(root: str, path: str) -> ModuleName:
    """Return the name of the file `path` below the folder `root`; that of the root's own `__init__` is `__init__`."""
    relative = path[len(join(root, "")) :].rpartition(".")[0]
    is_package = _is_init(path)
    if is_package and "/" in relative:
        relative = parent_of(relative)
    return ModuleName(root, relative.replace("/", "."), is_package)

"""Paths as strings with forward slashes: their folders, and which of them hold Python packages; no disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MODULE_FILES = (".py", ".pyi")


class PathSet:
    """The Python files that are known, and the folders that hold them at any depth."""

    def __init__(self, files: Iterable[str]) -> None:
        self.files = frozenset(files)
        self.folders: frozenset[str] = _folders_of(self.files)

    def package_file(self, folder: str) -> str:
        """Return the `__init__` file of a folder, "" when it has none."""
        return self._first(join(folder, "__init__"))

    def module_file(self, root: str, dotted: str) -> str:
        """Return the file of the module `dotted` below `root`, "" when there is none; packages go first."""
        base = join(root, dotted.replace(".", "/"))
        return self.package_file(base) or self._first(base)

    def has(self, root: str, dotted: str) -> bool:
        """Tell whether `dotted` is a module or a folder below `root`."""
        return join(root, dotted.replace(".", "/")) in self.folders or bool(self.module_file(root, dotted))

    def _first(self, base: str) -> str:
        return next((base + suffix for suffix in _MODULE_FILES if base + suffix in self.files), "")


def join(folder: str, name: str) -> str:
    """Return the path of `name` in `folder`; "" is the folder that relative paths start from."""
    return name if not folder else f"{folder.rstrip('/')}/{name}"


def parent_of(path: str) -> str:
    """Return the folder that holds `path`; that of a path without a slash is ""."""
    head, slash, _ = path.rpartition("/")
    return head or slash


def ancestors_of(folder: str, top: str) -> tuple[str, ...]:
    """Return `folder` and the folders above it, nearest first, up to `top`, or to the last there is."""
    found = [folder]
    while found[-1] != top and parent_of(found[-1]) != found[-1]:
        found.append(parent_of(found[-1]))
    return tuple(found)


def _folders_of(files: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    for file in files:
        folder = parent_of(file)
        while folder not in found:
            found.add(folder)
            folder = parent_of(folder)
    return frozenset(found)

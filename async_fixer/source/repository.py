"""A folder -> the top of the project around it and the ignore rules that hold in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from async_fixer.source import disk, ignore

SKIPPED: Final = frozenset(
    {"__pycache__", "__pypackages__", "_build", "buck-out", "node_modules", "site-packages", "venv"}
)
"""Folders of tools and of other people's code; hidden folders are skipped as well."""

_OUTPUT: Final = frozenset({"build", "dist"})


def find_top(folder: str) -> str | None:
    """Return the nearest folder upwards that is the top of a git repository or work tree."""
    for place in (folder, *map(str, Path(folder).parents)):
        if os.path.lexists(os.path.join(place, ".git")):  # noqa: PTH118 - text, many calls
            return place
    return None


def find_border(folder: str | os.PathLike[str]) -> str:
    """Return how far a project reaches, where it really is: the repository around the folder, else the folder."""
    real = disk.real(folder)
    return find_top(real) or real


def is_skipped(name: str, path: str) -> bool:
    """Whether a folder of this name is never a project's own source; `build` and `dist` are where they are packages."""
    if name.startswith(".") or name in SKIPPED:
        return True
    return name in _OUTPUT and not Path(path, "__init__.py").exists()


def own_rules(top: str) -> tuple[ignore.Rules, ...]:
    """Return what the repository at `top` ignores by its `info/exclude`. Raises OSError when it cannot be read."""
    rules = ignore.read_rules(str(Path(_git_folder(Path(top)), "info", "exclude")), top)
    return (rules,) if rules else ()


def folder_rules(folder: str) -> tuple[ignore.Rules, ...]:
    """Return what the folder's own .gitignore says. Raises OSError when it cannot be read."""
    rules = ignore.read_rules(str(Path(folder, ".gitignore")), folder)
    return (rules,) if rules else ()


def rules_above(top: str, folder: str) -> tuple[ignore.Rules, ...] | None:
    """Return the rules from `top` down to the parent of `folder`, deepest first; None when they ignore `folder`.

    Raises OSError when one cannot be read.
    """
    chain = own_rules(top)
    place = Path(top)
    for name in Path(folder).relative_to(top).parts:
        chain = (*folder_rules(str(place)), *chain)
        place /= name
        if is_skipped(name, str(place)) or ignore.decide(chain, str(place), name, folder=True):
            return None
    return chain


def _git_folder(top: Path) -> Path:
    """Return where git keeps the repository's data, following the `.git` file of work trees and submodules."""
    folder = _follow(top / ".git", "gitdir:")
    return _follow(folder / "commondir", "", folder)


def _follow(path: Path, prefix: str, otherwise: Path | None = None) -> Path:
    """Return the folder that the small file at `path` names, `otherwise` (or `path`) when it names none."""
    try:
        text = disk.read_bytes(path, limit=4096).decode("utf-8", errors="surrogateescape").strip()
    except OSError:
        return otherwise or path
    named = text.removeprefix(prefix).strip()
    return path.parent / named if text.startswith(prefix) and named and "\0" not in named else otherwise or path

"""A file's path and first lines -> whether it is generated or other people's code, and so never edited."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from async_fixer.source import disk, ignore

if TYPE_CHECKING:
    from async_fixer.settings import Settings

_HEAD_LINES: Final = 20
_HEAD: Final = re.compile(rf"(?:[^\r\n]*(?:\r\n|\r|\n)){{0,{_HEAD_LINES - 1}}}[^\r\n]*")
_MARKER: Final = re.compile(
    r"""^[ \t\f]*\#(?:
        .*@generated\b
      | .*\bDO\ NOT\ (?:EDIT|MODIFY)\b
      | .*\b[Dd]o\ not\ (?:edit|modify)\ (?:this\ file|(?:it\ |this\ )?(?:by\ hand|manually|directly))\b
      | [\s\#!*=-]*(?i:(?:(?:this|the)\ )?(?:file|code|module)?\ ?(?:(?:is|was|has\ been)\ )?
                       (?:auto-?|automatically\ )?generated\ (?:by|from|with|using)\b)
    )""",
    re.MULTILINE | re.VERBOSE,
)


def is_generated(text: str) -> bool:
    """Whether a comment in the first 20 lines says that the file is made by a tool."""
    head = _HEAD.match(text)
    return head is not None and "#" in head[0] and _MARKER.search(head[0].replace("\r", "\n")) is not None


def is_foreign(path: str, settings: Settings) -> bool:
    """Whether the absolute path is one of those that the settings never edit, or lies in a submodule of the project."""
    return _make_project(disk.absolute(settings.project_root), settings.generated).is_foreign(path)


class _Project:
    """The folders of one project; each is looked at once."""

    __slots__ = ("_folders", "_root", "_rules")

    def __init__(self, root: str, patterns: tuple[str, ...]) -> None:
        self._root = root
        self._rules = (ignore.Rules(root, patterns),) if patterns else ()
        self._folders: dict[str, bool] = {root: False}

    def is_foreign(self, path: str) -> bool:
        folder, name = os.path.split(path)
        inside = disk.is_within(folder, self._root)
        return (inside and self._is_foreign_folder(folder)) or ignore.decide(self._rules, path, name, folder=False)

    def _is_foreign_folder(self, folder: str) -> bool:
        known = self._folders.get(folder)
        if known is None:
            above, name = os.path.split(folder)
            known = self._folders[folder] = (
                self._is_foreign_folder(above)
                or ignore.decide(self._rules, folder, name, folder=True)
                or os.path.isfile(os.path.join(folder, ".git"))  # noqa: PTH113, PTH118 - text, many calls
            )
        return known


@lru_cache(maxsize=8)
def _make_project(root: str, patterns: tuple[str, ...]) -> _Project:
    return _Project(root, patterns)

"""Lines of a .gitignore (or of a setting) -> `Rules`: what they say of one file or folder, as git decides it."""

from __future__ import annotations

import os
import re
import warnings
from typing import TYPE_CHECKING, Final, NamedTuple

from async_fixer.source import disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_BY_NAME: Final = 0
_ANY_DEPTH: Final = -1
_LOOKED_AT: Final = (".py", ".pyi", ".ipynb")
_LAST_LETTERS: Final = frozenset(suffix[-1] for suffix in _LOOKED_AT)
_OPEN_ENDS: Final = frozenset("*?]\\ ")


class _Pattern(NamedTuple):
    """One line. It is asked about an entry itself, never about what lies below: the walk prunes ignored folders."""

    match: Callable[[str], object]
    ignores: bool
    """False: a negation"""
    depth: int
    """number of path segments that it is about, _BY_NAME for the last one wherever it is, or _ANY_DEPTH"""
    folders_only: bool
    about_files: bool
    """False when it can match no file that is ever looked at"""
    last: Callable[[str], object] | None
    """what the last segment has to match, where the whole path could match because of a folder above"""
    below: bool
    """it ends in `**`: about everything below a folder, but not the folder itself"""

    def hits(self, path: str, name: str, *, folder: bool) -> bool:
        """Whether it is about the entry `name` at `path` (relative, without a slash at the end)."""
        if not (folder or self.about_files) or (self.folders_only and not folder):
            return False
        if self.depth not in (_BY_NAME, _ANY_DEPTH, path.count("/") + 1):
            return False
        end = "/" if folder and not self.below else ""
        subject = (path if self.depth else name) + end
        return self.match(subject) is not None and (self.last is None or self.last(name + end) is not None)


class Rules:
    """The patterns of one file, about the entries below the folder `base`. Later lines win."""

    __slots__ = ("_base", "_by_name", "_by_path", "_names")

    def __init__(self, base: str, lines: Iterable[str]) -> None:
        patterns = [pattern for line in lines if (pattern := _compile(line))]
        numbered = list(enumerate(patterns))[::-1]
        self._base = len(base.rstrip("/\\")) + 1
        self._by_name = [(number, p) for number, p in numbered if p.depth == _BY_NAME]
        self._by_path = [(number, p) for number, p in numbered if p.depth != _BY_NAME]
        self._names: dict[tuple[str, bool], tuple[int, bool | None]] = {}

    def __bool__(self) -> bool:
        return bool(self._by_name or self._by_path)

    def verdict(self, path: str, name: str, *, folder: bool) -> bool | None:
        """Return True (ignored), False (expressly not ignored) or None (nothing said) of the absolute `path`."""
        known = self._names.get((name, folder))
        if known is None:
            known = self._names[name, folder] = _last_hit(self._by_name, name, name, folder=folder)
        if not self._by_path:
            return known[1]
        relative = path[self._base :].replace("\\", "/") if os.sep == "\\" else path[self._base :]
        other = _last_hit(self._by_path, relative, name, folder=folder)
        return max(known, other, key=lambda hit: hit[0])[1]


def decide(chain: tuple[Rules, ...], path: str, name: str, *, folder: bool) -> bool:
    """Whether the entry is ignored; `chain` begins with the deepest folder's rules, which win."""
    for rules in chain:
        verdict = rules.verdict(path, name, folder=folder)
        if verdict is not None:
            return verdict
    return False


def read_rules(path: str, base: str) -> Rules:
    """Return the rules of the file at `path`, none if there is no such file. Raises OSError when it cannot be read."""
    try:
        data = disk.read_bytes(path, flags=disk.NO_FOLLOW)
    except (FileNotFoundError, NotADirectoryError):
        return Rules(base, ())
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="surrogateescape")
    return Rules(base, (line.removesuffix("\r") for line in text.split("\n")))


def _last_hit(patterns: list[tuple[int, _Pattern]], path: str, name: str, *, folder: bool) -> tuple[int, bool | None]:
    for number, pattern in patterns:
        if pattern.hits(path, name, folder=folder):
            return number, pattern.ignores
    return -1, None


def _compile(line: str) -> _Pattern | None:
    """Return the pattern, None for blank lines, comments and what git would disregard too."""
    if not line.strip() or line.startswith("#"):
        return None
    matcher = _matcher(line)
    if matcher is None:
        return None
    match, ignores = matcher
    body = line.removeprefix("!")
    body = body if body.endswith("\\ ") else body.rstrip()
    core = body.removesuffix("/")
    segments = core.removeprefix("/").split("/")
    depth = _depth_of(core, segments)
    return _Pattern(
        match=match,
        ignores=ignores,
        depth=depth,
        folders_only=body.endswith("/"),
        about_files=core[-1:] in _OPEN_ENDS or core[-1:] in _LAST_LETTERS,
        last=_last_matcher(segments[-1]) if depth == _ANY_DEPTH else None,
        below=segments[-1] == "**" and depth == _ANY_DEPTH,
    )


def _depth_of(core: str, segments: list[str]) -> int:
    anywhere = set(segments[:-1]) == {"**"} or set(segments) == {"**"}
    if "/" not in core or anywhere:
        return _BY_NAME
    return _ANY_DEPTH if "**" in segments else len(segments)


def _last_matcher(segment: str) -> Callable[[str], object] | None:
    matcher = None if segment == "**" else _matcher(re.sub(r"^([!#])", r"\\\1", segment))
    return matcher[0] if matcher else None


def _matcher(line: str) -> tuple[Callable[[str], object], bool] | None:
    """Return how the line matches a path, and whether that ignores it."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - start-up: only where there is a rule

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of regular expressions that become something else one day
            patterns = list(GitIgnoreSpec.from_lines([line]).patterns)
    except (ValueError, re.error):
        return None
    ignores = patterns[0].include if patterns else None
    return None if ignores is None else (patterns[0].match_file, ignores)

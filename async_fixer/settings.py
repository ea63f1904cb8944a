"""`[tool.async-fixer]` of the nearest pyproject.toml and the options of a command -> one frozen `Settings`."""

from __future__ import annotations

import difflib
import os
import re
import sys
import warnings
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from async_fixer.errors import SettingsError
from async_fixer.model import RULES, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

NEVER_EDITED: Final = (
    "*_pb2.py",
    "*_pb2.pyi",
    "*_pb2_grpc.py",
    "vendor/",
    "vendored/",
    "_vendor/",
    "_vendored/",
    "third_party/",
    "third-party/",
    "extern/",
    "_extern/",
)

_TABLE: Final = "async-fixer"
_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "severity": ("severe", "mild"),
    "scope": ("entry-points", "all"),
    "strategy": ("auto", "def", "wrap"),
}
_FLAGS: Final = frozenset({"unsafe_fixes", "unsure"})
_CODES: Final = frozenset({"select", "ignore"})
_FOLDERS: Final = frozenset({"source_roots", "stubs"})
_INTERNAL: Final = frozenset({"project_root", "config"})
_TABLE_MENTION: Final = re.compile(
    r"tool[\"']?\s*\.\s*[\"']?async-fixer|^\s*[\"']?async-fixer[\"']?\s*[=.]", re.MULTILINE
)

_Value: TypeAlias = "tuple[str, ...] | str | bool"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may look at and do. Patterns are gitignore-style and relative to `project_root`."""

    select: tuple[str, ...] = ()
    """prefixes of rule codes; empty: all"""
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    """patterns of files and folders that are not looked at"""
    source_roots: tuple[str, ...] = ()
    """folders that would be on sys.path; absolute once loaded"""
    stubs: tuple[str, ...] = ()
    """folders with stubs for in-house libraries; absolute once loaded"""
    severity: Severity = "severe"
    scope: Literal["entry-points", "all"] = "entry-points"
    strategy: Literal["auto", "def", "wrap"] = "auto"
    unsafe_fixes: bool = False
    unsure: bool = False
    """whether entry points become `def` too that only call what nothing resolves"""
    public: tuple[str, ...] = ()
    """dotted names of modules whose functions code elsewhere may await: they stay async"""
    generated: tuple[str, ...] = NEVER_EDITED
    """patterns of files that are analysed and reported but never edited; given ones replace the built-in ones"""
    project_root: Path = Path()
    """folder of the configuration used; without one the repository's top, or the folder that was started from"""
    config: Path | None = None
    """the pyproject.toml used, None when there is none"""


def load_settings(start: Path, overrides: Mapping[str, object]) -> Settings:
    """Return the settings that hold at `start` (a file or folder).

    The table `[tool.async-fixer]` is taken from the nearest pyproject.toml upwards that has it. Values of `overrides`
    (by field name or option name) that are not None win. Raises SettingsError for unknown keys and unusable values,
    naming file, line and remedy.
    """
    folder = _start_folder(start)
    config, text, table = _find_table(folder)
    root = config.parent if config else _find_project(folder)
    values: dict[str, Any] = {}  # checked per field by `_check`, which is what a type checker cannot see
    for key, value in table.items():
        place = _Place(str(config), text, str(key))
        name = _field_of(place)
        values[name] = _check(name, place, value, root)
    for key, value in overrides.items():
        if value is not None:
            place = _Place("", "", key)
            name = _field_of(place)
            values[name] = _check(name, place, value, Path.cwd())
    return replace(Settings(**values), project_root=root, config=config)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a key stands: for errors. `path` is "" for an option of the command line."""

    path: str
    text: str
    key: str

    @property
    def words(self) -> str:
        """How the user wrote it."""
        return f"`{self.key}`" if self.path else f"`--{self.key.replace('_', '-')}`"

    def refuse(self, reason: str, remedy: str) -> SettingsError:
        return SettingsError(reason, path=self.path, line=_find_line(self.text, self.key), remedy=remedy)


def _start_folder(start: Path) -> Path:
    absolute = Path(os.path.abspath(start))  # noqa: PTH100 - `..` has to go, links have to stay
    return absolute if absolute.is_dir() else absolute.parent


def _find_table(folder: Path) -> tuple[Path | None, str, Mapping[str, object]]:
    for path in _configurations(folder):
        text = _read_config(path)
        # most files do not mention the tool: they need not be parsed, nor be valid
        table = _parse_table(path, text) if _TABLE in text else None
        if table is not None:
            return path, text, table
    return None, "", {}


def _configurations(folder: Path) -> Iterator[Path]:
    for place in (folder, *folder.parents):
        path = place / "pyproject.toml"
        if path.is_file():
            yield path


def _read_config(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        raise SettingsError(reason, path=str(path), remedy="make it readable") from error
    except UnicodeDecodeError as error:
        raise SettingsError("is not UTF-8, as TOML must be", path=str(path), remedy="save it as UTF-8") from error


def _parse_table(path: Path, text: str) -> Mapping[str, object] | None:
    if sys.version_info >= (3, 11):
        import tomllib  # noqa: PLC0415 - start-up: needed only where a configuration is found
    else:
        import tomli as tomllib  # noqa: PLC0415 - likewise
    try:
        document = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise SettingsError(f"is not valid TOML: {error}", path=str(path), line=line, remedy="correct it") from error
    tool = document.get("tool")
    table = tool.get(_TABLE) if isinstance(tool, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise _Place(str(path), text, _TABLE).refuse("`tool.async-fixer` is not a table", "write [tool.async-fixer]")


def _find_project(folder: Path) -> Path:
    for marker in (".git", "pyproject.toml"):
        for place in (folder, *folder.parents):
            if (place / marker).exists():
                return place
    return folder


def _field_of(place: _Place) -> str:
    """Return the field that the key means: kebab-case in a file, either spelling from the command line."""
    known = [field.name for field in fields(Settings) if field.name not in _INTERNAL]
    kebab = {name.replace("_", "-"): name for name in known}
    if place.key in kebab:
        return kebab[place.key]
    if not place.path and place.key in known:
        return place.key
    kind = "key" if place.path else "option"
    raise place.refuse(f"unknown {kind} {place.words}", _closest(place.key.replace("_", "-"), tuple(kebab)))


def _closest(word: str, known: tuple[str, ...]) -> str:
    by_case = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.casefold(), by_case, n=1)
    return f"did you mean `{by_case[close[0]]}`?" if close else f"known: {', '.join(known)}"


def _check(name: str, place: _Place, value: object, base: Path) -> _Value:
    """Return the value as the field `name` holds it; relative folders are taken from `base`."""
    if name in _FLAGS:
        return _check_flag(place, value)
    if name in _CHOICES:
        return _check_choice(place, value, _CHOICES[name])
    words = _check_words(place, value)
    if name in _FOLDERS:
        return tuple(str(base / word) for word in words)
    for word in words:
        _CHECKS.get(name, _check_pattern)(place, word)
    return tuple(word.upper() for word in words) if name in _CODES else words


def _check_flag(place: _Place, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise place.refuse(f"{place.words} is {_describe(value)}, not true or false", "write true or false")


def _check_choice(place: _Place, value: object, choices: tuple[str, ...]) -> str:
    if isinstance(value, str) and value in choices:
        return value
    remedy = _closest(value, choices) if isinstance(value, str) else f"known: {', '.join(choices)}"
    raise place.refuse(f"{place.words} is {_describe(value)}, not one of {', '.join(choices)}", remedy)


def _check_words(place: _Place, value: object) -> tuple[str, ...]:
    words = tuple(value) if isinstance(value, list | tuple) else (None,)
    texts = tuple(word for word in words if isinstance(word, str) and word.strip() and "\0" not in word)
    if len(texts) == len(words):
        return texts
    raise place.refuse(f"{place.words} is {_describe(value)}, not a list of texts", f'write {place.key} = ["..."]')


def _check_code(place: _Place, word: str) -> None:
    if not _is_code_prefix(word.upper()):
        known = tuple(sorted(RULES.values()))
        raise place.refuse(f"{place.words} names {word!r}, which is no rule", _closest(word, known))


def _is_code_prefix(word: str) -> bool:
    """Whether a rule's code begins so."""
    return any(code.startswith(word) for code in RULES.values())


def _check_pattern(place: _Place, word: str) -> None:
    import pathspec  # noqa: PLC0415 - start-up: needed only where a pattern is set

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of regular expressions that become something else one day
            pathspec.GitIgnoreSpec.from_lines([word])
    except (ValueError, re.error) as error:
        raise place.refuse(f"{place.words} has the pattern {word!r}: {error}", "write it as in .gitignore") from error


def _check_module(place: _Place, word: str) -> None:
    if not all(part.isidentifier() for part in word.split(".")):
        raise place.refuse(f"{place.words} has {word!r}, which is no dotted name", "write a module: `package.module`")


_CHECKS: Final[dict[str, Callable[[_Place, str], None]]] = {
    "select": _check_code,
    "ignore": _check_code,
    "public": _check_module,
}


def _describe(value: object) -> str:
    """Return the value as TOML would show it, shortened."""
    text = str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004 - the room a message has


def _find_line(text: str, key: str) -> int:
    """Return the 1-based line of `key` in the table, of the table where the key cannot be seen, 0 without a text."""
    table = _TABLE_MENTION.search(text)
    start = table.start() if table else 0
    found = re.compile(rf"(?:^|[\s{{,.])[\"']?{re.escape(key)}[\"']?[ \t]*[=.]", re.MULTILINE).search(text, start)
    place = found.end() if found else start
    return text.count("\n", 0, place) + 1 if text else 0

"""Dotted module name -> the stub that says what the module does: the user's folders first, then ours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from async_fixer.errors import StubError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STUBS: Final = Path(__file__).parent / "stubs"
"""The folder of our own stubs: one folder per import name, with the library's module layout."""

_SUFFIX: Final = ".pyi"
_PACKAGE: Final = "__init__.pyi"


@dataclass(frozen=True, slots=True)
class StubFile:
    """A stub as it was read. `path` is relative to the folder of stubs, with forward slashes: `os/path.pyi`."""

    module: str
    path: str
    absolute: str
    text: str
    is_package: bool


def find_stub(dotted_module: str, extra: Sequence[Path] = ()) -> StubFile | None:
    """Return the stub of a module such as `os.path`, or None when nothing is known of it.

    `extra` are the user's folders of stubs, laid out like ours; the first that has the module wins over all others.
    Raises `StubError` when the stub is there but cannot be read as UTF-8 text.
    """
    parts = dotted_module.split(".")
    if not all(part.isidentifier() for part in parts):
        return None
    for folder in _folders(parts[0], extra):
        found = _find_below(folder, dotted_module, parts)
        if found is not None:
            return found
    return None


@cache
def stub_packages() -> frozenset[str]:
    """Return the import names that we have stubs of."""
    return frozenset(_import_names(STUBS))


def _import_names(folder: Path) -> Iterator[str]:
    for entry in folder.iterdir():
        name = entry.name.removesuffix(_SUFFIX)
        if name.isidentifier() and (entry.is_dir() or name != entry.name):
            yield name


def _folders(package: str, extra: Sequence[Path]) -> Iterator[Path]:
    yield from extra
    if package in stub_packages():
        yield STUBS


def _find_below(folder: Path, module: str, parts: Sequence[str]) -> StubFile | None:
    below = folder.joinpath(*parts)
    for path, is_package in ((below / _PACKAGE, True), (below.with_name(parts[-1] + _SUFFIX), False)):
        text = _read(path)
        if text is not None:
            return StubFile(module, path.relative_to(folder).as_posix(), str(path), text, is_package)
    return None


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise StubError(
            f"this stub cannot be read: {error}",
            path=str(path),
            remedy="Stubs are UTF-8 text files.",
        ) from error

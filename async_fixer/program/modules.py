"""Indexed files and stubs in, the table of modules out: which module an import finds."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from async_fixer.errors import StubError
from async_fixer.index.build import build_index
from async_fixer.knowledge.catalogue import find_stub
from async_fixer.model import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from async_fixer.index.ir import ModuleIndex
    from async_fixer.index.roots import ModuleFinder

STUB: Final = "stub:"
"""what the keys of stub modules begin with; a project module's key is its path"""


class Modules:
    """All modules of the program. Stubs are read when something imports them."""

    def __init__(self, indexes: Iterable[ModuleIndex], finder: ModuleFinder, stub_folders: Sequence[str] = ()) -> None:
        self._by_key = {index.path: index for index in indexes}
        self._project = tuple(self._by_key)
        self._finder = finder
        self._folders = tuple(Path(folder) for folder in stub_folders)
        self._stubs: dict[str, str | None] = {}
        self._found: dict[tuple[str, str], str | None] = {}

    def __getitem__(self, key: str) -> ModuleIndex:
        """Return the index of a module."""
        return self._by_key[key]

    @property
    def project(self) -> tuple[str, ...]:
        """The keys of the project's own modules, sorted by path."""
        return self._project

    def find(self, dotted: str, importer: str) -> str | None:
        """Return the key of the module that `import dotted` finds in module `importer`; None: unknown or ambiguous."""
        question = (dotted, "" if importer.startswith(STUB) else importer)
        if question not in self._found:
            self._found[question] = self._find(*question)
        return self._found[question]

    def find_relative(self, importer: str, module: str, level: int) -> str | None:
        """Return the key of the module that `from <level dots>module import ...` reads in the module `importer`."""
        if level == 0:
            return self.find(module, importer)
        if not importer.startswith(STUB):
            found = self._finder.resolve_relative(importer, module, level)
            return found[0] if len(found) == 1 and found[0] in self._by_key else None
        index = self._by_key[importer]
        parts = index.name.split(".")
        base = parts[: len(parts) - level + (1 if index.is_package else 0)]
        return self.find(".".join([*base, module] if module else base), importer)

    def submodule(self, key: str, name: str) -> str | None:
        """Return the key of the submodule `name` of a package."""
        index = self._by_key[key]
        if not index.is_package:
            return None
        return self.find_relative(key, name, 1)

    def _find(self, dotted: str, importer: str) -> str | None:
        if importer:
            located = self._finder.locate(dotted, importer)
            if located:
                return located[0] if len(located) == 1 and located[0] in self._by_key else None
        return self._stub(dotted)

    def _stub(self, dotted: str) -> str | None:
        if dotted not in self._stubs:
            self._stubs[dotted] = self._read_stub(dotted)
        return self._stubs[dotted]

    def _read_stub(self, dotted: str) -> str | None:
        index = _read_stub(dotted, self._folders)
        if index is None:
            return None
        key = STUB + dotted
        self._by_key[key] = index
        return key


@cache
def _read_stub(dotted: str, folders: tuple[Path, ...]) -> ModuleIndex | None:
    """Return the index of a stub, which is the same for every program of a run; None where there is none."""
    found = find_stub(dotted, folders)
    if found is None:
        return None
    index = build_index(found.path, found.text, "", dotted, found.is_package, is_stub=True)
    if isinstance(index, Failure):
        raise StubError(index.reason, path=found.path, line=index.line)
    return index

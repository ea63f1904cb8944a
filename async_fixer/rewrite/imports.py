"""Requests for dotted names -> how each is said where it is needed, and which imports that takes."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import libcst as cst

from async_fixer.rewrite.names import Imported, Names, is_shadowed, is_visible, module_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from async_fixer.rewrite.tree import Tree


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """`dotted` is needed at `place`. `replaces` is the name that it stands in for, "" when it is new there."""

    dotted: str
    place: cst.CSTNode
    replaces: str = ""


@dataclass(frozen=True, slots=True, order=True)
class NewImport:
    """`import module as alias` when `name` is "", else `from module import name as alias`."""

    module: str
    name: str = ""
    alias: str = ""

    @property
    def bound(self) -> str:
        """The name that it binds."""
        return self.alias or self.name or self.module

    @property
    def item(self) -> str:
        """What stands behind `import`."""
        return f"{self.name or self.module} as {self.alias}" if self.alias else self.name or self.module


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a request is said, and the import that it takes, None when the file has it."""

    text: str
    needs: NewImport | None = None
    statement: cst.ImportFrom | None = None
    """the import under `if TYPE_CHECKING` that takes the new name, because the replaced name lives there"""


def resolve(tree: Tree, names: Names, requests: Iterable[Request]) -> Mapping[Request, Spelling]:
    """Return the spelling of each request."""
    return {request: _find_existing(tree, names, request) or _make_new(names, request) for request in requests}


def _find_existing(tree: Tree, names: Names, request: Request) -> Spelling | None:
    typing = _is_typing_only(names, request.replaces)
    usable = [
        imported for imported in names.imported if _is_usable(tree, names, imported, request.place, typing=typing)
    ]
    module, _, name = request.dotted.rpartition(".")
    for imported in usable:
        if imported.origin == request.dotted and isinstance(imported.statement, cst.ImportFrom):
            return Spelling(imported.bound)
    for imported in usable:
        if imported.origin == module:
            return Spelling(f"{imported.spelled}.{name}")
    return None


def _make_new(names: Names, request: Request) -> Spelling:
    module, _, name = request.dotted.rpartition(".")
    if "." in module or _is_from_imported(names, request.replaces):
        new = NewImport(module, name, _choose_alias(names, name))
        return Spelling(new.bound, new, _find_typing_statement(names, request.replaces, new))
    new = NewImport(module, alias=_choose_alias(names, module))
    return Spelling(f"{new.bound}.{name}", new)


def _is_usable(tree: Tree, names: Names, imported: Imported, place: cst.CSTNode, *, typing: bool) -> bool:
    if is_shadowed(tree, names, imported, place):
        return False
    if imported.home is None:
        return imported.typing and typing
    if imported.home is tree.module:
        return True
    return is_visible(tree, imported.home, place) and tree.spans[imported.statement] < tree.spans[place]


def _is_typing_only(names: Names, name: str) -> bool:
    sources = [imported for imported in names.imported if imported.bound == name]
    return bool(sources) and all(imported.typing for imported in sources)


def _is_from_imported(names: Names, name: str) -> bool:
    return any(imported.bound == name and isinstance(imported.statement, cst.ImportFrom) for imported in names.imported)


def _find_typing_statement(names: Names, replaced: str, new: NewImport) -> cst.ImportFrom | None:
    if new.alias or not _is_typing_only(names, replaced):
        return None
    statements = (imported.statement for imported in names.imported if imported.bound == replaced)
    same = (one for one in statements if isinstance(one, cst.ImportFrom) and module_of(one) == new.module)
    return next(same, None)


def _choose_alias(names: Names, name: str) -> str:
    if not names.is_taken(name) and not hasattr(builtins, name):
        return ""
    candidates = (f"_{name}" if number == 1 else f"_{name}_{number}" for number in count(1))
    return next(candidate for candidate in candidates if not names.is_taken(candidate))

"""Import statements -> where isort puts them: section, then `import` before `from`, then module and name."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

import libcst as cst

from async_fixer.rewrite.names import ImportStatement, module_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from async_fixer.rewrite.imports import NewImport

Natural: TypeAlias = tuple[tuple[int, str, int], ...]
MemberKey: TypeAlias = tuple[int, Natural, str]
Key: TypeAlias = tuple[int, bool, int, Natural, str, MemberKey]

FUTURE, STANDARD, THIRD_PARTY, FIRST_PARTY, LOCAL = range(5)
_DIGITS: Final = re.compile(r"(\d+)")


def section_of(module: str, first_party: frozenset[str]) -> int:
    """Return the section of a dotted module, leading dots for a relative one."""
    top = module.partition(".")[0]
    if not top:
        return LOCAL
    if top == "__future__":
        return FUTURE
    if top in first_party:
        return FIRST_PARTY
    return STANDARD if top in sys.stdlib_module_names else THIRD_PARTY


def statement_key(statement: ImportStatement, first_party: frozenset[str]) -> Key:
    """Return what isort compares of a statement."""
    aliases = () if isinstance(statement.names, cst.ImportStar) else statement.names
    first = min((alias.evaluated_name for alias in aliases), key=member_key, default="*")
    if isinstance(statement, cst.ImportFrom):
        return _make_key(module_of(statement), first, first_party)
    return _make_key(first, "", first_party)


def new_key(new: NewImport, first_party: frozenset[str]) -> Key:
    """Return what isort compares of a statement that is to be added."""
    return _make_key(new.module, new.name, first_party)


def member_key(name: str) -> MemberKey:
    """Return what isort compares of a name behind `from ... import`: constants, then classes, then the rest."""
    if len(name) > 1 and name.isupper():
        return 0, _natural(name), name
    return 1 if name[:1].isupper() else 2, _natural(name), name


def is_sorted(keys: Sequence[Key]) -> bool:
    """Tell whether statements stand in order."""
    return all(one <= other for one, other in pairwise(keys))


def mix_key(key: Key) -> Key:
    """Return the key of `force_sort_within_sections`: `import` and `from` statements mixed, by module."""
    section, _, level, module, text, member = key
    return section, False, level, module, text, member


def _make_key(module: str, name: str, first_party: frozenset[str]) -> Key:
    bare = module.lstrip(".")
    level = len(bare) - len(module)
    return section_of(module, first_party), bool(name), level, _natural(bare), bare, member_key(name)


def _natural(text: str) -> Natural:
    parts = _DIGITS.split(text.lower())
    return tuple((1, "", int(part)) if part.isdigit() else (0, part, 0) for part in parts if part)

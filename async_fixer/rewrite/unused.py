"""The names that edits take away -> the imports that nothing needs any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import libcst as cst
from libcst.helpers import get_full_name_for_node

from async_fixer.rewrite.import_lines import can_change

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from async_fixer.rewrite.names import Imported, Names
    from async_fixer.rewrite.tree import Range, Tree

_TAKE_TYPES_AS_TEXT: Final = frozenset({"cast", "TypeVar", "NewType", "ForwardRef", "TypeAliasType"})
_TYPE_COMMENT: Final = re.compile(r"#\s*type:(.*)")


def find_unused(tree: Tree, names: Names, gone: Sequence[Range], needed: Collection[str]) -> tuple[Imported, ...]:
    """Return the imports whose name occurred and, outside the ranges in `gone`, occurs nowhere any more."""
    if tree.source.path.endswith("__init__.py"):
        return ()
    lost = {name for name, nodes in names.occurrences.items() if all(_is_within(tree, node, gone) for node in nodes)}
    lost -= set(needed)
    found = [imported for imported in names.imported if imported.bound in lost and _is_removable(tree, imported)]
    mentioned = _read_mentions(tree) if found else frozenset()
    return tuple(imported for imported in found if imported.bound not in mentioned)


def _is_within(tree: Tree, node: cst.CSTNode, gone: Sequence[Range]) -> bool:
    start, end = tree.spans[node]
    return any(first <= start and end <= last for first, last in gone)


def _is_removable(tree: Tree, imported: Imported) -> bool:
    alias = imported.alias
    exported = alias.asname is not None and alias.evaluated_alias == alias.evaluated_name
    return (imported.home is not None or imported.typing) and not exported and can_change(tree, imported.statement)


def _read_mentions(tree: Tree) -> frozenset[str]:
    """Return the words of the strings and comments that type checkers and `import *` read."""
    strings = (node for node in tree.spans if isinstance(node, cst.SimpleString) and _is_code(tree, node))
    comments = _TYPE_COMMENT.findall(tree.text)
    return frozenset(re.findall(r"\w+", " ".join([*(node.value for node in strings), *comments])))


def _is_code(tree: Tree, node: cst.SimpleString) -> bool:
    return any(_holds_code(child, parent) for child, parent in tree.ancestors(node))


def _holds_code(child: cst.CSTNode, parent: cst.CSTNode) -> bool:
    if isinstance(parent, cst.Annotation):
        return True
    if isinstance(parent, cst.Call) and child is not parent.func:
        return _last_name(parent.func) in _TAKE_TYPES_AS_TEXT
    if isinstance(parent, cst.Subscript) and child is not parent.value:
        return _last_name(parent.value)[:1].isupper()
    return isinstance(parent, cst.BaseSmallStatement) and _mentions_all(parent)


def _mentions_all(statement: cst.BaseSmallStatement) -> bool:
    if isinstance(statement, cst.Assign):
        return any(_last_name(target.target) == "__all__" for target in statement.targets)
    if isinstance(statement, (cst.AugAssign, cst.AnnAssign)):
        return _last_name(statement.target) == "__all__"
    call = statement.value if isinstance(statement, cst.Expr) else None
    return isinstance(call, cst.Call) and (get_full_name_for_node(call.func) or "").startswith("__all__.")


def _last_name(node: cst.CSTNode) -> str:
    return (get_full_name_for_node(node) or "").rpartition(".")[2]

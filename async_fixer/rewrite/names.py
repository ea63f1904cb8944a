"""Tree -> every identifier that occurs, what binds it, and what the file imports under which name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import libcst as cst
from libcst.helpers import get_full_name_for_node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from async_fixer.rewrite.tree import Tree

ImportStatement: TypeAlias = cst.Import | cst.ImportFrom

_BINDING_FIELDS: Final[dict[type[cst.CSTNode], str]] = {
    cst.AnnAssign: "target",
    cst.AsName: "name",
    cst.AssignTarget: "target",
    cst.AugAssign: "target",
    cst.ClassDef: "name",
    cst.CompFor: "target",
    cst.Del: "target",
    cst.For: "target",
    cst.FunctionDef: "name",
    cst.MatchAs: "name",
    cst.MatchMapping: "rest",
    cst.MatchStar: "name",
    cst.NameItem: "name",
    cst.NamedExpr: "target",
    cst.Param: "name",
    cst.TypeAlias: "name",
    cst.TypeVar: "name",
}
_IMPORTS: Final = frozenset({cst.Import, cst.ImportFrom})
_UNPACKING: Final = (cst.Tuple, cst.List, cst.Element, cst.StarredElement)
_SCOPES: Final = (cst.FunctionDef, cst.ClassDef, cst.Lambda, cst.GeneratorExp, cst.ListComp, cst.SetComp, cst.DictComp)


@dataclass(frozen=True, slots=True)
class Imported:
    """One name that the file imports. `origin` is dotted, with leading dots when it is relative."""

    statement: ImportStatement
    alias: cst.ImportAlias
    bound: str
    """the name that it binds: `a` for `import a.b`"""
    spelled: str
    """how the origin is said: `a.b` for `import a.b`"""
    origin: str
    home: cst.CSTNode | None
    """the module, or the function whose body it stands in directly; None under a condition"""
    typing: bool
    """directly under `if TYPE_CHECKING` at the top"""


@dataclass(frozen=True, slots=True)
class Names:
    """The identifiers of a file. Imports are not among `occurrences`; attributes and keywords are no names."""

    occurrences: Mapping[str, tuple[cst.Name, ...]]
    bindings: Mapping[str, tuple[cst.Name, ...]]
    imported: tuple[Imported, ...]

    def is_taken(self, name: str) -> bool:
        """Tell whether the name means something in this file already."""
        return name in self.occurrences or any(imported.bound == name for imported in self.imported)


def scan(tree: Tree) -> Names:
    """Return the names of a file."""
    occurrences: defaultdict[str, list[cst.Name]] = defaultdict(list)
    bindings: defaultdict[str, list[cst.Name]] = defaultdict(list)
    imported: list[Imported] = []
    for node in tree.spans:
        # The type alone is looked at first: instance checks of libcst's abstract classes take a third of the time here.
        kind = type(node)
        if kind is cst.Name and isinstance(node, cst.Name) and _is_variable(tree, node):
            occurrences[node.value].append(node)
            if _is_binding(tree, node):
                bindings[node.value].append(node)
        elif kind in _IMPORTS and isinstance(node, (cst.Import, cst.ImportFrom)):
            imported += _read_import(tree, node)
    return Names(_freeze(occurrences), _freeze(bindings), tuple(imported))


def is_shadowed(tree: Tree, names: Names, wanted: Imported, place: cst.CSTNode) -> bool:
    """Tell whether the name that `wanted` binds may be something else where it is read at `place`."""
    others = (other.statement for other in names.imported if other.bound == wanted.bound and _differ(other, wanted))
    bindings = (*names.bindings.get(wanted.bound, ()), *others)
    return any(is_visible(tree, find_scope(tree, binding), place) for binding in bindings)


def is_visible(tree: Tree, scope: cst.CSTNode, place: cst.CSTNode) -> bool:
    """Tell whether what `scope` binds can be read at `place`."""
    around = (parent for _, parent in tree.ancestors(place))
    return any(parent is scope and not isinstance(parent, cst.ClassDef) for parent in around)


def find_scope(tree: Tree, node: cst.CSTNode) -> cst.CSTNode:
    """Return the function, class, lambda, comprehension or module that a name or an import statement binds in."""
    if isinstance(tree.parents[node], cst.NameItem):
        return tree.module
    walrus = isinstance(tree.parents[node], cst.NamedExpr)
    for child, parent in tree.ancestors(node):
        if isinstance(parent, _SCOPES) and not _is_header(child, parent) and not (walrus and _is_comprehension(parent)):
            return parent
    return tree.module


def module_of(statement: cst.ImportFrom) -> str:
    """Return the dotted module of a from-import, leading dots kept."""
    name = get_full_name_for_node(statement.module) if statement.module is not None else ""
    return "." * len(statement.relative) + (name or "")


def _freeze(found: Mapping[str, list[cst.Name]]) -> dict[str, tuple[cst.Name, ...]]:
    return {name: tuple(nodes) for name, nodes in found.items()}


def _differ(one: Imported, other: Imported) -> bool:
    packages = isinstance(one.statement, cst.Import) and isinstance(other.statement, cst.Import)
    return one.origin != other.origin and not (packages and one.alias.asname is other.alias.asname is None)


def _is_header(child: cst.CSTNode, scope: cst.CSTNode) -> bool:
    return (
        isinstance(scope, (cst.FunctionDef, cst.ClassDef))
        and child is not scope.body
        and not (isinstance(scope, cst.FunctionDef) and child is scope.params)
    )


def _is_comprehension(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.BaseComp)


def _is_variable(tree: Tree, node: cst.Name) -> bool:
    parent = tree.parents[node]
    if isinstance(parent, cst.Attribute):
        return parent.value is node and not _is_in_import(tree, parent)
    if isinstance(parent, (cst.Arg, cst.MatchKeywordElement)):
        return getattr(parent, "keyword", None) is not node and getattr(parent, "key", None) is not node
    return not _is_in_import(tree, node)


def _is_in_import(tree: Tree, node: cst.CSTNode) -> bool:
    while isinstance(parent := tree.parents[node], (cst.Attribute, cst.AsName)):
        node = parent
    return isinstance(parent, (cst.ImportAlias, cst.ImportFrom))


def _is_binding(tree: Tree, node: cst.CSTNode) -> bool:
    parent = tree.parents[node]
    while isinstance(parent, _UNPACKING):
        node, parent = parent, tree.parents[parent]
    field = _BINDING_FIELDS.get(type(parent))
    return field is not None and getattr(parent, field, None) is node


def _read_import(tree: Tree, statement: ImportStatement) -> Iterator[Imported]:
    if isinstance(statement.names, cst.ImportStar):
        return
    home, typing = _find_home(tree, statement)
    prefix = _dotted_prefix(statement)
    for alias in statement.names:
        origin = alias.evaluated_name
        bound = alias.evaluated_alias or (origin if prefix else origin.partition(".")[0])
        spelled = alias.evaluated_alias or origin
        yield Imported(statement, alias, bound, spelled, prefix + origin, home, typing)


def _dotted_prefix(statement: ImportStatement) -> str:
    if isinstance(statement, cst.Import):
        return ""
    module = module_of(statement)
    return module if module.endswith(".") else f"{module}."


def _find_home(tree: Tree, statement: ImportStatement) -> tuple[cst.CSTNode | None, bool]:
    block = tree.parents[tree.parents[statement]]
    if isinstance(block, cst.Module):
        return block, False
    owner = tree.parents[block]
    if isinstance(owner, cst.FunctionDef):
        return owner, False
    return None, _is_typing_block(owner) and isinstance(tree.parents[owner], cst.Module)


def _is_typing_block(node: cst.CSTNode) -> bool:
    if not isinstance(node, cst.If):
        return False
    name = get_full_name_for_node(node.test)
    return name is not None and name.rpartition(".")[2] == "TYPE_CHECKING"

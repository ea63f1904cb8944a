"""Entering and leaving the scopes of a file: qualified names, and which scope a name is bound in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.index.core import Draft, FileState, ScopeKind

if TYPE_CHECKING:
    import ast

_WITHOUT_LOCALS: Final = frozenset({"module", "class"})


def enter_scope(kind: ScopeKind, name: str, state: FileState) -> Draft:
    """Make a new scope below the current one the current one, and return it."""
    parent = state.scope
    draft = Draft(kind, _qualify(name, parent), len(state.scopes), parent)
    state.scopes.append(None)
    state.scope = draft
    return draft


def leave_scope(draft: Draft, state: FileState) -> tuple[str, ...]:
    """Make the enclosing scope the current one, and return the names that `draft` binds itself."""
    if draft.parent is not None:
        state.scope = draft.parent
    foreign = draft.foreign
    if not foreign:
        return tuple(draft.bindings)
    for name in draft.bindings:
        if foreign.get(name, False):
            state.module.bindings[name] = None
    return tuple([name for name in draft.bindings if name not in foreign])


def parent_index(draft: Draft) -> int:
    """Return the index of the enclosing scope, -1 for the module."""
    return -1 if draft.parent is None else draft.parent.index


def bind_walrus(name: str, state: FileState) -> None:
    """Bind `name` where a walrus does: in the nearest scope that is no comprehension."""
    scope = state.scope
    while scope.kind == "comprehension" and scope.parent is not None:
        scope = scope.parent
    scope.bindings[name] = None
    state.mentions.add(name)


def bind_type_parameters(node: ast.AST, state: FileState) -> tuple[str, ...]:
    """Bind the type parameters of a `def` or `class` in its own scope, and return their names."""
    nodes: list[ast.AST] = getattr(node, "type_params", [])
    names = tuple([str(vars(parameter)["name"]) for parameter in nodes])
    state.scope.bindings.update(dict.fromkeys(names))
    state.mentions.update(names)
    return names


def _qualify(name: str, parent: Draft) -> str:
    if not parent.qualname or parent.foreign.get(name, False):
        return name
    return f"{parent.qualname}.{name}" if parent.kind in _WITHOUT_LOCALS else f"{parent.qualname}.<locals>.{name}"

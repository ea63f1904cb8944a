"""The marks about how functions are reached besides by their names: they belong to `marks`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any] | type)


def looks_up(parameter: str = "", *, name: str = "") -> Callable[[_F], _F]:
    """Mark what gives members of the object given as `parameter`; without one, of the module that calls it.

    `name`: the parameter that says which one; without one it gives all of them.
    """
    raise NotImplementedError(parameter, name)


def finds_module(function: _F) -> _F:
    """Mark what gives a module of a name that may be made at run time."""
    raise NotImplementedError(function)


def gives_back(kind: str) -> Callable[[_F], _F]:
    """As a property: it gives what was registered as an entry point of that `kind`; assigning to it replaces that.

    `a|b`: of either. Whoever calls what it gives calls any of them. On a class of mappings: so do the values.
    """
    raise NotImplementedError(kind)


def compares_keys(cls: _F) -> _F:
    """Mark a class of mappings that only looks whether it has a key: a function that is one is never called."""
    raise NotImplementedError(cls)

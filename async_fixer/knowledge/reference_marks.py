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


def drives(parameter: str) -> Callable[[_F], _F]:
    """Mark what runs the coroutine given as `parameter` to its end, in this thread, and returns what that gives.

    Where it is given an async function, it calls it with its own other arguments.
    """
    raise NotImplementedError(parameter)


def patches(parameter: str, *, new: str = "") -> Callable[[_F], _F]:
    """Mark what puts something else into the place of what the text given as `parameter` names.

    `new`: the parameter that says what; without it one that is of the same kind as what it replaces.
    """
    raise NotImplementedError(parameter, new)


def stands_in(parameter: str) -> Callable[[_F], _F]:
    """Mark a class whose objects stand for async functions in tests, and their attributes do as well.

    With an argument `parameter` they are of the kind of what they stand for.
    """
    raise NotImplementedError(parameter)

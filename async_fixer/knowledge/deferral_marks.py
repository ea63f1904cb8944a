"""The marks about what an object keeps to run it when it is closed or left: they belong to `marks`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any] | type)


def defers(parameter: str, *, leaves: bool = False) -> Callable[[_F], _F]:
    """Mark a method whose object keeps the callable given as `parameter`, the first, to call it at its end.

    The other arguments are those that the callable gets. `leaves`: it is a context manager, or the exit of one, that
    the object leaves then.
    """
    raise NotImplementedError(parameter, leaves)


def runs_deferred(function: _F) -> _F:
    """Mark the methods that are an object's end: they run what it kept until then."""
    raise NotImplementedError(function)


def hands_on(function: _F) -> _F:
    """Mark a method that gives what the object kept to another one, which may end anywhere."""
    raise NotImplementedError(function)

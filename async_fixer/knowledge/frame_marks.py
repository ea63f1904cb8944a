"""The marks about frames and exceptions: what reads them, ends them, or raises them in coroutines only.

They belong to `marks`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any] | type)


def frame_bound(function: _F) -> _F:
    """Mark what reads the frame or the exception that is current where it is called: it cannot move elsewhere."""
    raise NotImplementedError(function)


def frame_bound_with(parameter: str, *, unless: Mapping[str, object] | None = None) -> Callable[[_F], _F]:
    """Mark what is `frame_bound` where `parameter` is given. `unless`: arguments that lift it, by parameter name."""
    raise NotImplementedError(parameter, unless)


def shows_variables(*, unless_given: str = "") -> Callable[[_F], _F]:
    """Mark what shows the variables of the function that calls it, or takes them by name.

    `unless_given`: a parameter for something else to look at.
    """
    raise NotImplementedError(unless_given)


def cancellation(cls: _F) -> _F:
    """Mark an exception that is raised in coroutines when they are cancelled, and never in a thread."""
    raise NotImplementedError(cls)


def suppresses(parameter: str) -> Callable[[_F], _F]:
    """Mark a context manager that ends the exceptions whose classes are given as `parameter`, one or several."""
    raise NotImplementedError(parameter)

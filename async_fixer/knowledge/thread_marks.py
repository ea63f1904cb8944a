"""The marks about what belongs to one thread, to one request or to all of them: they belong to `marks`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any] | type)


def thread_bound(*, unless: Mapping[str, object] | None = None) -> Callable[[_F], _F]:
    """Mark a class whose instances only work in the thread that made them, or a function that returns such a value.

    `unless`: argument values, by parameter name, with which the value is free of its thread.
    """
    raise NotImplementedError(unless)


def pooled(cls: _F) -> _F:
    """Mark a class whose instances, once they waited on the world, keep a connection of a bounded pool until closed."""
    raise NotImplementedError(cls)


def per_thread(parameter: str, *, pattern: str, unless: Mapping[str, object] | None = None) -> Callable[[_F], _F]:
    """Say that each thread sees another state of what it gives, where the text `parameter` matches all of `pattern`.

    Of a container the text of any of its items. `…` stands in a text for what the program does not say; of what is made
    by something unknown each ingredient may be the text.
    `unless`: argument values, by parameter name, which lift it together; `a.b`: the item `b` of the dict given as `a`.
    """
    raise NotImplementedError(parameter, pattern, unless)


def shared(function: _F) -> _F:
    """As a property or method: what it gives belongs to all requests, though the object that gives it to one."""
    raise NotImplementedError(function)

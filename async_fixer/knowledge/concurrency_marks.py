"""Marks about what several threads or tasks do to one another: locks, deadlines. They belong to `marks`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any] | type)


def lock(cls: _F) -> _F:
    """Mark a class that keeps other threads out: no await while one is held."""
    raise NotImplementedError(cls)


def owned(cls: _F) -> _F:
    """Mark a lock that only the thread which took it can give back."""
    raise NotImplementedError(cls)


def makes_pool(parameter: str, *, size: int, beyond: str, most_beyond: int) -> Callable[[_F], _F]:
    """Mark what makes a pool of connections that values marked `pooled` take theirs from.

    `parameter` says how many it keeps, `size` unless it is given; `beyond` how many more it opens, `most_beyond` unless
    it is given.
    """
    raise NotImplementedError(parameter, size, beyond, most_beyond)


def contended(function: _F) -> _F:
    """Mark a method that tells whether somebody holds a lock now: nobody does where one thread takes all turns."""
    raise NotImplementedError(function)


def deadline(function: _F) -> _F:
    """Mark what ends, when a time has passed, what is awaited through it or in the block that it opens."""
    raise NotImplementedError(function)

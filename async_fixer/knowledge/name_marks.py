"""Marks that speak of a name in a library: its twins, the versions that have it, that only the stub has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any] | type)


def sync_twin(name: str) -> Callable[[_F], _F]:
    """Give the dotted name of the same thing for synchronous code."""
    raise NotImplementedError(name)


def async_twin(name: str) -> Callable[[_F], _F]:
    """Give the dotted name of the same thing for asynchronous code."""
    raise NotImplementedError(name)


def since(version: str) -> Callable[[_F], _F]:
    """Mark what exists from this version of the distribution on."""
    raise NotImplementedError(version)


def until(version: str) -> Callable[[_F], _F]:
    """Mark what exists before this version of the distribution, not in it."""
    raise NotImplementedError(version)


def synthetic(function: _F) -> _F:
    """Mark a name that the real package does not have; the stub needs it to say what a value is."""
    raise NotImplementedError(function)

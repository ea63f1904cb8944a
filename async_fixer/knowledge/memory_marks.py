"""The mark of what is kept in memory, where other code would read and write files. Stubs import it from `marks`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_F = TypeVar("_F", bound=Callable[..., Any] | type)


def in_memory(*, of: str = "") -> Callable[[_F], _F]:
    """Mark a class of buffers: reading and writing its objects as files waits for nothing.

    `of`: that is so where the type variable of this name, in the stub, stands for such an object, which they wrap.
    """
    raise NotImplementedError(of)

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from async_fixer.knowledge.marks import thread_bound

_T = TypeVar("_T")

class ScopedRegistry(Generic[_T]):
    createfunc: Callable[[], _T]
    scopefunc: Callable[[], Any]
    registry: Any
    def __init__(self, createfunc: Callable[[], _T], scopefunc) -> None: ...
    def __call__(self) -> _T: ...
    def has(self) -> bool: ...
    def set(self, obj: _T) -> None: ...
    def clear(self) -> None: ...

# One object for each thread.
@thread_bound()
class ThreadLocalRegistry(ScopedRegistry[_T]):
    def __init__(self, createfunc: Callable[[], _T]) -> None: ...

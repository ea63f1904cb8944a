from collections.abc import Callable
from typing import Any, TypeVar

from async_fixer.knowledge.marks import decorates, tells, until

_F = TypeVar("_F", bound=Callable[..., Any])

@tells("coroutine function")
def iscoroutinefunction(func: Callable[..., Any]) -> bool: ...
def iscoroutine(obj: object) -> bool: ...
@until("3.11")
@decorates("keeps")
def coroutine(func: _F) -> _F: ...

from collections.abc import Coroutine
from typing import Any, TypeVar

from async_fixer.knowledge.marks import needs_loop, runs_on_loop, since

from .tasks import Task

_T = TypeVar("_T")

@since("3.11")
class TaskGroup:
    def __init__(self) -> None: ...
    async def __aenter__(self) -> TaskGroup: ...
    async def __aexit__(self, et, exc, tb) -> None: ...
    @needs_loop
    @runs_on_loop("coro")
    def create_task(self, coro: Coroutine[Any, Any, _T], *, name=..., context=...) -> Task[_T]: ...

from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeVar

from anyio.streams.memory import MemoryObjectReceiveStream
from async_fixer.knowledge.marks import awaits, runs_on_loop

from ._tasks import TaskHandle

R = TypeVar('R')
S = TypeVar('S')
T = TypeVar('T')
U = TypeVar('U')
V = TypeVar('V')
W = TypeVar('W')
@awaits("coros")
async def gather(*coros) -> tuple[Any, ...]: ...
@awaits("awaitables")
def as_completed(*awaitables) -> AbstractAsyncContextManager[MemoryObjectReceiveStream[TaskHandle[R]]]: ...
@runs_on_loop("func")
async def amap(func: Callable[[T], Coroutine[Any, Any, R]], args: Iterable[T]) -> list[R]: ...

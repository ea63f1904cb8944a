from collections.abc import AsyncIterator, Callable, Iterable
from typing import ParamSpec, TypeVar

from async_fixer.knowledge.marks import offloads, runs_on_loop
from starlette.exceptions import StarletteDeprecationWarning

P = ParamSpec('P')
T = TypeVar('T')
@runs_on_loop("args")
async def run_until_first_complete(*args) -> None: ...
@offloads("func")
async def run_in_threadpool(func: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T: ...
@offloads("iterator")
def iterate_in_threadpool(iterator: Iterable[T]) -> AsyncIterator[T]: ...

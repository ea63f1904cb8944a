from collections.abc import Awaitable, Callable
from typing import TypeVar

from async_fixer.knowledge.marks import runs_on_loop

_T = TypeVar("_T")

@runs_on_loop("afn")
def run(afn: Callable[..., Awaitable[_T]], *args, trio_token=...) -> _T: ...
@runs_on_loop("fn")
def run_sync(fn: Callable[..., _T], *args, trio_token=...) -> _T: ...
def check_cancelled() -> None: ...

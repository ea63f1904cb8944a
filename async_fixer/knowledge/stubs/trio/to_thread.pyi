from collections.abc import Callable
from typing import TypeVar

from async_fixer.knowledge.marks import needs_loop, offloads

from . import CapacityLimiter

_T = TypeVar("_T")

@offloads("sync_fn")
async def run_sync(
    sync_fn: Callable[..., _T], *args, thread_name=..., abandon_on_cancel=..., limiter=...,
) -> _T: ...
@needs_loop
def current_default_thread_limiter() -> CapacityLimiter: ...

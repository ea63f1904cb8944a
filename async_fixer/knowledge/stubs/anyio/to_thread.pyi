from collections.abc import Callable
from typing import TypeVar, TypeVarTuple, Unpack

from async_fixer.knowledge.marks import needs_loop, offloads, until

from ._core._eventloop import get_async_backend
from ._core._synchronization import CapacityLimiter

T_Retval = TypeVar('T_Retval')
PosArgsT = TypeVarTuple('PosArgsT')
@offloads("func")
async def run_sync(
    func: Callable[[Unpack[PosArgsT]], T_Retval], *args, abandon_on_cancel=..., cancellable=..., limiter=...,
) -> T_Retval: ...
@needs_loop
def current_default_thread_limiter() -> CapacityLimiter: ...

@until("4.0.0")
@offloads("func")
async def run_sync_in_worker_thread(func: Callable[..., T_Retval], *args, cancellable=..., limiter=...) -> T_Retval: ...
@until("4.0.0")
@needs_loop
def current_default_worker_thread_limiter() -> CapacityLimiter: ...

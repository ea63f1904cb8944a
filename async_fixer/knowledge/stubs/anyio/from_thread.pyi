from collections.abc import Awaitable, Callable, Coroutine, Generator
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from dataclasses import dataclass
from typing import Any, Self, TypeVar, TypeVarTuple, Unpack

from async_fixer.knowledge.marks import needs_loop, runs_on_loop, until

from ._core._eventloop import get_cancelled_exc_class, threadlocals
from ._core._eventloop import run as run_eventloop
from ._core._exceptions import NoEventLoopError, RunFinishedError
from ._core._synchronization import Event
from ._core._tasks import CancelScope, create_task_group
from .abc._tasks import TaskStatus
from .lowlevel import EventLoopToken, current_token

T_Retval = TypeVar('T_Retval')
T_co = TypeVar('T_co', covariant=True)
PosArgsT = TypeVarTuple('PosArgsT')
@runs_on_loop("func", threadsafe=True)
def run(func: Callable[[Unpack[PosArgsT]], Coroutine[Any, Any, T_co]], *args, token=...) -> T_co: ...
@runs_on_loop("func", threadsafe=True)
def run_sync(func: Callable[[Unpack[PosArgsT]], T_Retval], *args, token=...) -> T_Retval: ...

@needs_loop
class BlockingPortal:
    def __init__(self) -> None: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, exc_type, exc_val, exc_tb) -> bool: ...
    async def sleep_until_stopped(self) -> None: ...
    async def stop(self, cancel_remaining=...) -> None: ...
    @runs_on_loop("func")
    def call(self, func: Callable[[Unpack[PosArgsT]], Awaitable[T_Retval] | T_Retval], *args) -> T_Retval: ...
    async def call_async(
        self, func: Callable[[Unpack[PosArgsT]], Awaitable[T_Retval] | T_Retval], *args, abandon_on_cancel=...,
    ) -> T_Retval: ...
    @runs_on_loop("func")
    def start_task_soon(
        self, func: Callable[[Unpack[PosArgsT]], Awaitable[T_Retval] | T_Retval], *args, name=...,
    ) -> Future[T_Retval]: ...
    @runs_on_loop("func")
    def start_task(
        self, func: Callable[..., Awaitable[T_Retval]], *args, name=...,
    ) -> tuple[Future[T_Retval], Any]: ...
    def wrap_async_context_manager(self, cm: AbstractAsyncContextManager[T_co]) -> AbstractContextManager[T_co]: ...

@dataclass
class BlockingPortalProvider:
    backend: str
    backend_options: dict[str, Any] | None
    def __enter__(self) -> BlockingPortal: ...
    def __exit__(self, exc_type, exc_val, exc_tb) -> None: ...

def start_blocking_portal(
    backend=..., backend_options=..., *, name=...,
) -> AbstractContextManager[BlockingPortal]: ...
def check_cancelled() -> None: ...

@until("4.0.0")
@runs_on_loop("func", threadsafe=True)
def run_async_from_thread(func: Callable[..., Awaitable[T_Retval]], *args) -> T_Retval: ...
@until("4.0.0")
@runs_on_loop("func", threadsafe=True)
def run_sync_from_thread(func: Callable[..., T_Retval], *args) -> T_Retval: ...
@until("4.0.0")
def create_blocking_portal() -> BlockingPortal: ...

from abc import ABCMeta
from collections.abc import Callable, Coroutine
from typing import Any, Protocol, TypeVar, TypeVarTuple, Unpack

from async_fixer.knowledge.marks import needs_loop, runs_on_loop

from .._core._tasks import CancelScope, TaskHandle

T_co = TypeVar('T_co', covariant=True)
T_contra = TypeVar('T_contra', contravariant=True, default=None)
PosArgsT = TypeVarTuple('PosArgsT')
def get_coro_name(coro, override=...) -> str: ...
def get_callable_name(func: Callable, override=...) -> str: ...
def call_for_coroutine(
    func: Callable[[Unpack[PosArgsT]], Coroutine[Any, Any, T_co]], args: tuple[Unpack[PosArgsT]], **kwargs,
) -> Coroutine[Any, Any, T_co]: ...

class TaskStatus(Protocol[T_contra]):
    def started(self, value: T_contra | None = ...) -> None: ...

class TaskGroup(metaclass=ABCMeta):
    cancel_scope: CancelScope
    @needs_loop
    def cancel(self, reason=...) -> None: ...
    @needs_loop
    @runs_on_loop("coro")
    def create_task(self, coro: Coroutine[Any, Any, T_co], *, name=..., context=...) -> TaskHandle[T_co]: ...
    @needs_loop
    @runs_on_loop("func")
    def start_soon(
        self, func: Callable[[Unpack[PosArgsT]], Coroutine[Any, Any, T_co]], *args, name=...,
    ) -> TaskHandle[T_co]: ...
    @runs_on_loop("func")
    async def start(
        self, func: Callable[..., Coroutine[Any, Any, T_co]], *args, name=..., return_handle=...,
    ) -> Any: ...
    async def __aenter__(self) -> TaskGroup: ...
    async def __aexit__(self, exc_type, exc_val, exc_tb) -> bool: ...

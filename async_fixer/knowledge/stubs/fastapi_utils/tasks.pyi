from typing import Any, Callable, Coroutine, Union

from async_fixer.knowledge.marks import decorates, registers
from starlette.concurrency import run_in_threadpool

NoArgsNoReturnFuncT = Callable[[], None]
NoArgsNoReturnAsyncFuncT = Callable[[], Coroutine[Any, Any, None]]
ExcArgNoReturnFuncT = Callable[[Exception], None]
ExcArgNoReturnAsyncFuncT = Callable[[Exception], Coroutine[Any, Any, None]]
NoArgsNoReturnAnyFuncT = Union[NoArgsNoReturnFuncT, NoArgsNoReturnAsyncFuncT]
ExcArgNoReturnAnyFuncT = Union[ExcArgNoReturnFuncT, ExcArgNoReturnAsyncFuncT]
NoArgsNoReturnDecorator = Callable[[NoArgsNoReturnAnyFuncT], NoArgsNoReturnAsyncFuncT]
@registers("repeated task", sync="worker", label="repeated task")
@decorates("keeps")
def repeat_every(
    *, seconds, wait_first=..., logger=..., raise_exceptions=..., max_repetitions=..., on_complete=...,
    on_exception=...,
) -> NoArgsNoReturnDecorator: ...

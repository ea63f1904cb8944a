from collections.abc import Callable
from typing import Any, ParamSpec

from async_fixer.knowledge.marks import mutates, registers
from starlette.concurrency import run_in_threadpool

P = ParamSpec('P')

class BackgroundTask:
    func: Callable[P, Any]
    args: Any
    kwargs: Any
    is_async: Any
    @registers("background task", sync="worker", by="parameter", parameter="func", label="background task {func}")
    def __init__(self, func: Callable[P, Any], *args: P.args, **kwargs: P.kwargs) -> None: ...
    async def __call__(self) -> None: ...

class BackgroundTasks(BackgroundTask):
    tasks: Any
    def __init__(self, tasks=...) -> None: ...
    @mutates
    @registers("background task", sync="worker", by="parameter", parameter="func", label="background task {func}")
    def add_task(self, func: Callable[P, Any], *args: P.args, **kwargs: P.kwargs) -> None: ...
    async def __call__(self) -> None: ...

from collections.abc import Callable
from typing import Any

from async_fixer.knowledge.marks import mutates, registers
from starlette.background import BackgroundTasks as StarletteBackgroundTasks
from typing_extensions import ParamSpec

P = ParamSpec('P')

class BackgroundTasks(StarletteBackgroundTasks):
    @mutates
    @registers("background task", sync="worker", by="parameter", parameter="func", label="background task {func}")
    def add_task(self, func: Callable[P, Any], *args: P.args, **kwargs: P.kwargs) -> None: ...
    async def __call__(self) -> None: ...

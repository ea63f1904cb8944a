from asyncio import AbstractEventLoopPolicy
from collections.abc import Coroutine
from typing import Any, TypeVar

from async_fixer.knowledge.marks import process_wide, since

from .loop import Loop as Loop

_T = TypeVar("_T")

def new_event_loop() -> Loop: ...
@process_wide
def install() -> None: ...
@since("0.18.0")
def run(main: Coroutine[Any, Any, _T], *, loop_factory=..., debug=..., **run_kwargs) -> _T: ...

class EventLoopPolicy(AbstractEventLoopPolicy): ...

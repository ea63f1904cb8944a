from collections.abc import Callable
from typing import Final, TypeVar, TypeVarTuple, Unpack

from async_fixer.knowledge.marks import needs_loop, offloads

from . import current_time, to_thread
from ._core._exceptions import BrokenWorkerInterpreter
from ._core._synchronization import CapacityLimiter
from .lowlevel import RunVar

DEFAULT_CPU_COUNT: Final
MAX_WORKER_IDLE_TIME: int
T_Retval = TypeVar('T_Retval')
PosArgsT = TypeVarTuple('PosArgsT')
@offloads("func")
async def run_sync(func: Callable[[Unpack[PosArgsT]], T_Retval], *args, limiter=...) -> T_Retval: ...
@needs_loop
def current_default_interpreter_limiter() -> CapacityLimiter: ...

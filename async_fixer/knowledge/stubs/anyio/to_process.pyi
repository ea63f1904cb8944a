from collections.abc import Callable
from typing import TypeVar, TypeVarTuple, Unpack

from async_fixer.knowledge.marks import needs_loop, offloads

from ._core._eventloop import current_time, get_async_backend, get_cancelled_exc_class
from ._core._exceptions import BrokenWorkerProcess
from ._core._subprocesses import open_process
from ._core._synchronization import CapacityLimiter
from ._core._tasks import CancelScope, fail_after
from .abc import ByteReceiveStream, ByteSendStream, Process
from .lowlevel import RunVar, checkpoint_if_cancelled
from .streams.buffered import BufferedByteReceiveStream

WORKER_MAX_IDLE_TIME: int
T_Retval = TypeVar('T_Retval')
PosArgsT = TypeVarTuple('PosArgsT')
@offloads("func")
async def run_sync(func: Callable[[Unpack[PosArgsT]], T_Retval], *args, cancellable=..., limiter=...) -> T_Retval: ...
@needs_loop
def current_default_process_limiter() -> CapacityLimiter: ...
def process_worker() -> None: ...

from builtins import TimeoutError as TimeoutError

from async_fixer.knowledge.marks import cancellation, since

@cancellation
class CancelledError(BaseException): ...

class InvalidStateError(Exception): ...
class SendfileNotAvailableError(RuntimeError): ...

class IncompleteReadError(EOFError):
    partial: bytes
    expected: int | None
    def __init__(self, partial, expected) -> None: ...

class LimitOverrunError(Exception):
    consumed: int
    def __init__(self, message, consumed) -> None: ...

@since("3.11")
class BrokenBarrierError(RuntimeError): ...

from collections.abc import Iterator
from typing import Any

from async_fixer.knowledge.marks import blocks, calls, decorates

from .asyncio import AsyncRetrying
from .nap import sleep
from .after import (
    after_log,
    after_nothing,
)
from .before import (
    before_log,
    before_nothing,
)
from .before_sleep import (
    before_sleep_log,
    before_sleep_nothing,
)
from .retry import (
    retry_all,
    retry_always,
    retry_any,
    retry_base,
    retry_if_exception,
    retry_if_exception_cause_type,
    retry_if_exception_message,
    retry_if_exception_type,
    retry_if_not_exception_message,
    retry_if_not_exception_type,
    retry_if_not_result,
    retry_if_result,
    retry_never,
    retry_unless_exception_type,
)
from .stop import (
    stop_after_attempt,
    stop_after_delay,
    stop_all,
    stop_any,
    stop_before_delay,
    stop_never,
    stop_when_event_set,
)
from .wait import (
    wait_chain,
    wait_combine,
    wait_exception,
    wait_exponential,
    wait_exponential_jitter,
    wait_fixed,
    wait_incrementing,
    wait_none,
    wait_random,
    wait_random_exponential,
)

class TryAgain(Exception): ...

class RetryError(Exception):
    last_attempt: Any
    def reraise(self): ...

class AttemptManager:
    retry_state: RetryCallState
    def __enter__(self) -> None: ...
    def __exit__(self, exc_type, exc_value, traceback) -> bool | None: ...

class RetryCallState:
    attempt_number: int
    outcome: Any
    next_action: Any
    fn: Any
    args: Any
    kwargs: Any

class BaseRetrying:
    statistics: dict[str, Any]
    def __init__(
        self,
        sleep=...,
        stop=...,
        wait=...,
        retry=...,
        before=...,
        after=...,
        before_sleep=...,
        reraise=...,
        retry_error_cls=...,
        retry_error_callback=...,
    ) -> None: ...
    # Sleeps between two attempts.
    @blocks("sleep")
    def __iter__(self) -> Iterator[AttemptManager]: ...
    @decorates("keeps")
    def wraps(self, f): ...
    def copy(self, sleep=..., stop=..., wait=..., retry=...) -> BaseRetrying: ...

class Retrying(BaseRetrying):
    @blocks("sleep")
    @calls("fn")
    def __call__(self, fn, *args, **kwargs) -> Any: ...

@decorates("keeps")
def retry(*dargs, **dkw): ...

from typing import Any, Self

from async_fixer.knowledge.marks import blocks

class Lock:
    local: Any
    def __init__(
        self,
        redis,
        name,
        timeout=...,
        sleep=...,
        blocking=...,
        blocking_timeout=...,
        thread_local=...,
        raise_on_release_error=...,
    ) -> None: ...
    @blocks("network")
    def __enter__(self) -> Self: ...
    @blocks("network")
    def __exit__(self, exc_type, exc_value, traceback) -> None: ...
    @blocks("network")
    def acquire(self, sleep=..., blocking=..., blocking_timeout=..., token=...) -> bool: ...
    @blocks("network")
    def release(self) -> None: ...
    @blocks("network")
    def locked(self) -> bool: ...
    @blocks("network")
    def owned(self) -> bool: ...
    @blocks("network")
    def extend(self, additional_time, replace_ttl=...) -> bool: ...
    @blocks("network")
    def reacquire(self) -> bool: ...

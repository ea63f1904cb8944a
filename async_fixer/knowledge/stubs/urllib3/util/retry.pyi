from typing import Self

from async_fixer.knowledge.marks import blocks

class Retry:
    def __init__(
        self,
        total=...,
        connect=...,
        read=...,
        redirect=...,
        status=...,
        other=...,
        allowed_methods=...,
        status_forcelist=...,
        backoff_factor=...,
        backoff_max=...,
        raise_on_redirect=...,
        raise_on_status=...,
        history=...,
        respect_retry_after_header=...,
        remove_headers_on_redirect=...,
        backoff_jitter=...,
    ) -> None: ...
    def new(self, **kw) -> Self: ...
    @classmethod
    def from_int(cls, retries, redirect=..., default=...) -> Retry: ...
    def get_backoff_time(self) -> float: ...
    def is_retry(self, method, status_code, has_retry_after=...) -> bool: ...
    def is_exhausted(self) -> bool: ...
    @blocks("sleep")
    def sleep(self, response=...) -> None: ...

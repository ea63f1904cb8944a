from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from contextlib import asynccontextmanager as asynccontextmanager
from typing import TypeVar

from anyio import Semaphore
from async_fixer.knowledge.marks import offloads
from starlette.concurrency import iterate_in_threadpool as iterate_in_threadpool
from starlette.concurrency import run_in_threadpool as run_in_threadpool
from starlette.concurrency import run_until_first_complete as run_until_first_complete

_T = TypeVar('_T')
@offloads("cm")
def contextmanager_in_threadpool(cm: AbstractContextManager[_T]) -> AbstractAsyncContextManager[_T]: ...

class _DependencyConcurrency:
    max_concurrency: int
    def __init__(self, max_concurrency) -> None: ...
    def get_semaphore(self) -> Semaphore: ...

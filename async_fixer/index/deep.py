"""Work that recurses deeply, run where there is room for it."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_T = TypeVar("_T")

_DEPTH: Final = 25_000
_STACK: Final = 256 << 20
"""bytes of address space; only what is used becomes memory"""


def run_deep(work: Callable[[], _T]) -> _T:
    """Return what `work` returns, run in a thread with a big stack and a high recursion limit.

    Raises what `work` raises: RecursionError or MemoryError when even that is not enough, or no thread can be had.
    """
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - start-up: rarely needed

    with _room(), ThreadPoolExecutor(1, thread_name_prefix="deep") as pool:
        try:
            future = pool.submit(work)
        except RuntimeError as error:
            raise MemoryError(str(error)) from error
        return future.result()


@contextmanager
def _room() -> Iterator[None]:
    limit, stack = sys.getrecursionlimit(), threading.stack_size(_STACK)
    sys.setrecursionlimit(max(limit, _DEPTH))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(stack)

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
    results: list[_T] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            results.append(work())
        except (RecursionError, MemoryError, SyntaxError, ValueError) as error:
            errors.append(error.with_traceback(None))

    with _room():
        thread = threading.Thread(target=run, name="deep")
        try:
            thread.start()
        except RuntimeError as error:
            raise MemoryError(str(error)) from error
        thread.join()
    if errors:
        raise errors[0]
    return results[0]


@contextmanager
def _room() -> Iterator[None]:
    limit, stack = sys.getrecursionlimit(), threading.stack_size(_STACK)
    sys.setrecursionlimit(max(limit, _DEPTH))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(stack)

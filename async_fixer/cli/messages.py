"""Errors and failures -> the lines on standard error that say where, what and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.errors import AsyncFixerError
from async_fixer.report.escape import visible

if TYPE_CHECKING:
    from async_fixer.model import Failure


def describe_error(error: AsyncFixerError | Failure) -> str:
    """Return `error: path:line: reason`, and `remedy: ...` on a line of its own where there is one."""
    place = f"{visible(error.path)}:{error.line}" if error.line else visible(error.path)
    line = f"error: {place}: {visible(error.reason)}\n" if place else f"error: {visible(error.reason)}\n"
    return f"{line}remedy: {visible(error.remedy)}\n" if error.remedy else line


def describe_os_error(error: OSError) -> str:
    """Return the same for what the operating system refused."""
    reason = error.strerror or str(error) or type(error).__name__
    return describe_error(AsyncFixerError(reason, path=str(error.filename or "")))

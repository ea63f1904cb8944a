"""Paths as people see them, and bytes of regular files: nothing here waits on a pipe or a device."""

from __future__ import annotations

import errno
import os
import stat
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_BYTES: Final = 20 * 1024 * 1024
"""Larger files are not read: no one writes them by hand."""

_OPEN_FLAGS: Final = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)
NO_FOLLOW: Final[int] = getattr(os, "O_NOFOLLOW", 0)


_DIGEST_BYTES: Final = 20
_NAMED: Final = 3
_LONGEST: Final = 120


class TooLargeError(OSError):
    """The file has more than MAX_BYTES bytes."""


def absolute(path: str | os.PathLike[str]) -> str:
    """Return the path from the top of the file system, without `.` and `..`; links stay as they are."""
    text = os.fspath(path)
    if text.startswith("/") and os.sep == "/" and "/." not in text and "//" not in text and not text.endswith("/"):
        return text  # nearly every path, and much faster
    return os.path.abspath(text)  # noqa: PTH100 - Path.absolute keeps `..`, Path.resolve loses links


def real(path: str | os.PathLike[str]) -> str:
    """Return the path that the links on the way lead to."""
    return os.path.realpath(path)


def show(path: str | os.PathLike[str]) -> str:
    """Return the path for people: relative to the working directory where possible, with forward slashes."""
    whole = absolute(path)
    here = os.getcwd()  # noqa: PTH109 - text, not a Path
    inside = whole[len(here) :].lstrip(os.sep) if is_within(whole, here) else whole
    return (inside or ".").replace(os.sep, "/")


def name(paths: Sequence[str]) -> str:
    """Return the first few of the paths for people, and how many more there are; none is too long to read."""
    names = [shown if len(shown := show(path)) <= _LONGEST else f"...{shown[-_LONGEST:]}" for path in paths[:_NAMED]]
    return ", ".join(names) + (f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else "")


def is_within(path: str, folder: str) -> bool:
    """Whether `path` is `folder` or lies in it; both absolute and of the same spelling."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def read_bytes(path: str | os.PathLike[str], *, flags: int = 0, limit: int | None = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file of at most `limit` bytes.

    Raises OSError, also for what is no regular file, and TooLargeError.
    """
    descriptor = os.open(path, _OPEN_FLAGS | flags)
    try:
        about = os.fstat(descriptor)
        if stat.S_ISDIR(about.st_mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        if not stat.S_ISREG(about.st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file")
        return _read_all(descriptor, about.st_size, limit)
    finally:
        os.close(descriptor)


def read_open(descriptor: int) -> bytes:
    """Return the bytes of an open file from where it stands. Raises OSError."""
    return _read_all(descriptor, os.fstat(descriptor).st_size, None)


def digest(data: bytes) -> bytes:
    """Return what a file's bytes are recognised by."""
    return blake2b(data, digest_size=_DIGEST_BYTES).digest()


def _read_all(descriptor: int, size: int, limit: int | None) -> bytes:
    """Read to the end; `size` is what the file system says, which may be wrong while the file is written."""
    if limit is not None and size > limit:
        raise TooLargeError(errno.EFBIG, "it is too large")
    data = os.read(descriptor, size + 1)
    if len(data) == size:
        return data
    parts = [data]
    while parts[-1]:
        parts.append(os.read(descriptor, 1 << 20))
        if limit is not None and sum(map(len, parts)) > limit:
            raise TooLargeError(errno.EFBIG, "it is too large")
    return b"".join(parts)


def words(error: OSError | ValueError) -> str:
    """Return what went wrong, without the path that the operating system adds."""
    return (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__

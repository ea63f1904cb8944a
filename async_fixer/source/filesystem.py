"""The system calls that writing needs, one method each, so that a test can let any of them fail."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from async_fixer.source import attributes, disk

if sys.platform != "win32":
    import fcntl

_NEW: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | disk.NO_FOLLOW | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)
_OLD: Final = os.O_RDWR | disk.NO_FOLLOW | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class FileSystem:
    """The real one. Every method raises OSError when the system refuses."""

    def read(self, path: str, limit: int | None = None) -> bytes:
        """Return the bytes of the regular file at `path`, which may not be a link."""
        return disk.read_bytes(path, flags=disk.NO_FOLLOW, limit=limit)

    def watch(self, path: str) -> int:
        """Open the file at `path`, which may not be a link, to read it even when it has lost its name."""
        return os.open(path, os.O_RDONLY | disk.NO_FOLLOW | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))

    def read_again(self, descriptor: int) -> bytes:
        """Return all bytes of the open file."""
        os.lseek(descriptor, 0, os.SEEK_SET)
        return disk.read_open(descriptor)

    def status(self, path: str) -> os.stat_result:
        """Return what is known of `path` itself, link or not."""
        return os.lstat(path)

    def create(self, path: str) -> int:
        """Make a new file, which must not exist, and return its descriptor."""
        return os.open(path, _NEW, 0o600)

    def open(self, path: str) -> int:
        """Open an existing file and return its descriptor."""
        return os.open(path, _OLD)

    def lock(self, descriptor: int, path: str) -> bool:
        """Take the open file for this process until it is closed; False: another has it, or it is not at `path`."""
        if sys.platform == "win32":
            return True  # an open file cannot be removed there, which protects the journal of a running process
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return os.path.samestat(os.fstat(descriptor), os.lstat(path))
        except (BlockingIOError, FileNotFoundError):
            return False

    def write(self, descriptor: int, data: bytes) -> int:
        """Write some of `data` and return how many bytes."""
        return os.write(descriptor, data)

    def carry_over(self, path: str, status: os.stat_result, descriptor: int) -> None:
        """Give the open file what else the file at `path` has: owner, group, permissions, attributes."""
        attributes.carry_over(path, status, descriptor)

    def time_of(self, descriptor: int) -> int:
        """Return when the open file was last written, in nanoseconds."""
        return os.fstat(descriptor).st_mtime_ns

    def sync(self, descriptor: int) -> None:
        """Wait until the file's bytes are on the disk."""
        with attributes.suppress_refusal():
            os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close the descriptor."""
        os.close(descriptor)

    def link(self, path: str, other: str) -> None:
        """Give the file at `path` a second name."""
        os.link(path, other, follow_symlinks=False)

    def replace(self, path: str, target: str) -> None:
        """Put the file at `path` in the place of `target`, in one step."""
        Path(path).replace(target)

    def remove(self, path: str) -> None:
        """Remove the file at `path`, if there is one."""
        with suppress(NotADirectoryError):
            Path(path).unlink(missing_ok=True)

    def sync_folder(self, path: str) -> None:
        """Wait until the names in the folder are on the disk, where the system can; a folder that is gone has none."""
        if sys.platform == "win32":
            return
        with attributes.suppress_refusal(), suppress(FileNotFoundError, NotADirectoryError):
            descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


REAL: Final = FileSystem()

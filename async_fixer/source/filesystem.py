"""The system calls that writing needs, one method each, so that a test can let any of them fail."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from async_fixer.source import disk

if sys.platform != "win32":
    import fcntl

_NEW: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | disk.NO_FOLLOW | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)
_OLD: Final = os.O_RDWR | disk.NO_FOLLOW | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class FileSystem:
    """The real one. Every method raises OSError when the system refuses."""

    def read(self, path: str) -> bytes:
        """Return the bytes of the regular file at `path`, which may not be a link."""
        return disk.read_bytes(path, flags=disk.NO_FOLLOW, limit=None)

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

    def own(self, descriptor: int, user: int, group: int) -> None:
        """Give the file to a user and a group, where that is permitted."""
        if sys.platform != "win32":
            with suppress(PermissionError):
                os.fchown(descriptor, user, group)

    def permit(self, descriptor: int, mode: int) -> None:
        """Set the permission bits."""
        if sys.platform != "win32":
            os.fchmod(descriptor, mode)

    def sync(self, descriptor: int) -> None:
        """Wait until the file's bytes are on the disk."""
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
        Path(path).unlink(missing_ok=True)

    def sync_folder(self, path: str) -> None:
        """Wait until the names in the folder are on the disk."""
        if sys.platform != "win32":
            descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


REAL: Final = FileSystem()

"""Files of a write that came to no end -> the old ones again; what people did to them meanwhile is left alone."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from async_fixer.source import disk

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from async_fixer.source.filesystem import FileSystem
    from async_fixer.source.journal import Entry, Held, Record

State: TypeAlias = Literal["old", "new", "other", "gone"]
_Fate: TypeAlias = Literal["put back", "left", "untouched"]
_IsOwn: TypeAlias = "Callable[[Entry, int], bool]"

_SLACK: Final = 2 * 10**9
"""nanoseconds by which a file system may round a time, once it has forgotten what it was told"""
_GONE: Final = frozenset({errno.ENOENT, errno.ENOTDIR})
_NO_FILE: Final = frozenset({errno.ELOOP, errno.EMLINK, errno.EISDIR, errno.EINVAL, errno.ENXIO})
"""a link, a folder, a pipe, a socket"""


@dataclass(frozen=True, slots=True)
class Undone:
    """How it went, by paths."""

    put_back: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """replaced by this write and changed by others since"""
    failed: tuple[tuple[str, str], ...] = ()
    """could not be put back, and why"""


def put_back(record: Record, fs: FileSystem, *, is_own: _IsOwn) -> Undone:
    """Give every file that this write replaced the old one again.

    A file that others changed after that is left alone, as is one that `is_own` denies when it is asked with the time
    at which the new bytes were written. One that fails stops no other.
    """
    rows = zip(record.entries, record.times or (), strict=False)
    outcomes = [(entry.path, _put_back_one(entry, time, fs, is_own)) for entry, time in rows]
    return Undone(
        tuple(path for path, outcome in outcomes if outcome == "put back"),
        tuple(path for path, outcome in outcomes if outcome == "left"),
        tuple((path, disk.words(outcome)) for path, outcome in outcomes if isinstance(outcome, OSError)),
    )


def tidy(entries: Sequence[Entry], held: Held, fs: FileSystem, kept: Collection[str] = ()) -> None:
    """Remove the temporary files but those `kept`, then the journal, each step on the disk before the next.

    The backups go first: a backup without a temporary file beside it is the mark of a file that was replaced.
    Raises OSError.
    """
    sync_folders(entries, fs)
    for paths in ([entry.backup for entry in entries], [entry.fresh for entry in entries]):
        _remove_all([path for path in paths if path not in kept], fs)
        sync_folders(entries, fs)
    held.remove()


def sync_folders(entries: Sequence[Entry], fs: FileSystem) -> None:
    """Wait until the names in the folders of the files are on the disk. Raises OSError."""
    for folder in sorted({os.path.dirname(entry.path) for entry in entries}):  # noqa: PTH120 - text
        fs.sync_folder(folder)


def state_of(entry: Entry, fs: FileSystem) -> State:
    """Return which bytes the file has. Raises OSError when that cannot be seen."""
    try:
        found = disk.digest(fs.read(entry.path))
    except OSError as error:
        if error.errno in _GONE:
            return "gone"
        if error.errno in _NO_FILE:
            return "other"
        raise
    return "old" if found == entry.old else "new" if found == entry.new else "other"


def has_old_bytes(path: str, entry: Entry, fs: FileSystem) -> bool:
    """Whether the file at `path` is there and holds what the entry's file was before. Raises OSError."""
    try:
        return disk.digest(fs.read(path)) == entry.old
    except OSError as error:
        if error.errno in _GONE | _NO_FILE:
            return False
        raise


def has_time(path: str, time: int, fs: FileSystem) -> bool:
    """Whether the file was last written then. Raises OSError."""
    return abs(fs.status(path).st_mtime_ns - time) <= _SLACK


def is_there(path: str, fs: FileSystem) -> bool:
    """Whether there is anything of this name. Raises OSError when that cannot be seen."""
    try:
        fs.status(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _put_back_one(entry: Entry, time: int, fs: FileSystem, is_own: _IsOwn) -> _Fate | OSError:
    try:
        fate = _judge(entry, fs)
        if fate == "put back" and not is_own(entry, time):
            return "left"
        if fate == "put back":
            fs.replace(entry.backup, entry.path)
    except OSError as error:
        return error
    return fate


def _judge(entry: Entry, fs: FileSystem) -> _Fate:
    """Return what is to become of a file. Raises OSError.

    Replacing is what takes the temporary file away, and putting back takes the backup: where the first is still there,
    or the second no longer, the file is as people have it, unless somebody removed the backup.
    """
    if is_there(entry.fresh, fs):
        return "untouched"
    state = state_of(entry, fs)
    if not is_there(entry.backup, fs):
        return "left" if state in {"new", "gone"} else "untouched"
    return "untouched" if state == "old" else "put back" if state == "new" else "left"


def _remove_all(paths: Iterable[str], fs: FileSystem) -> None:
    """Remove what can be; raises the first OSError at the end."""
    errors = [error for path in paths if (error := _remove(path, fs))]
    if errors:
        raise errors[0]


def _remove(path: str, fs: FileSystem) -> OSError | None:
    try:
        fs.remove(path)
    except OSError as error:
        error.filename = error.filename or path
        return error
    return None

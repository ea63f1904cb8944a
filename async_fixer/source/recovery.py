"""A journal that was left behind -> the files as they were before, or as they were to be; nothing else is touched."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Final

from async_fixer.errors import WriteError
from async_fixer.source import disk, git, journal
from async_fixer.source.filesystem import REAL, FileSystem
from async_fixer.source.journal import Held, Record
from async_fixer.source.undo import Undone, has_old_bytes, has_time, is_there, put_back, state_of, tidy

if TYPE_CHECKING:
    from pathlib import Path

    from async_fixer.source.journal import Entry

_LOOK: Final = f"compare the files with their `.async-fixer-*.old` copies, then remove {journal.NAME}"
_AGAIN: Final = "see to it and apply again"


def recover(folder: Path, fs: FileSystem = REAL) -> str | None:
    """Finish or undo the write whose journal lies in `folder`; return what was done, None where there is no journal.

    What people did to a file after the write was cut short is left alone and named. Raises WriteError when another
    process is writing, when the journal is a stranger's, or when the system refuses; the journal stays then.
    """
    top = disk.real(folder)
    path = journal.path_in(top)
    try:
        descriptor = fs.open(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _refuse(path, f"cannot be opened: {disk.words(error)}") from error
    held = Held(path, descriptor, fs)
    try:
        if not held.lock():
            raise _refuse(path, "another run is writing here", "wait until it has ended")
        return _work_off(held, top, fs)
    except OSError as error:
        named = f"{disk.show(error.filename)}: " if isinstance(error.filename, str) else ""
        raise _refuse(path, f"cannot be worked off: {named}{disk.words(error)}", _AGAIN) from error
    finally:
        held.close()


def _work_off(held: Held, top: str, fs: FileSystem) -> str:
    record = _read(held.path, top, fs)
    if record is None:
        # it is on the disk before any other file is touched: a torn one means that nothing else happened
        tidy((), held, fs)
        return "removed the journal of a write that had not begun"
    here = _without_links(record)
    if here.done:
        tidy(here.entries, held, fs)
        return "removed what a finished write had left behind"
    if _is_complete(here, fs) and len(here.entries) == len(record.entries):
        tidy(here.entries, held, fs)
        return f"finished an interrupted write: {_count(len(here.entries))} written"
    undone = put_back(here, fs, is_own=partial(_is_own, fs))
    if undone.failed:
        path, reason = undone.failed[0]
        raise _refuse(held.path, f"{disk.name([path])} cannot be put back: {reason}", _AGAIN)
    changed = _find_changed_backups(here, undone, fs)
    tidy(here.entries, held, fs, kept=changed)
    return _tell(undone, [e.path for e in record.entries if e not in here.entries], changed)


def _read(path: str, top: str, fs: FileSystem) -> Record | None:
    data = fs.read(path, disk.MAX_BYTES)
    try:
        record = journal.parse(data, top)
    except ValueError as error:
        raise _refuse(path, "is none that this program wrote") from error
    if git.is_tracked(path):
        raise _refuse(path, "is kept by git, so that no write of yours left it", f"`git rm` {journal.NAME}")
    return record


def _without_links(record: Record) -> Record:
    """Leave out the files that a link on the way leads elsewhere by now."""
    rows = [
        (entry, time)
        for entry, time in zip(record.entries, record.times or (0,) * len(record.entries), strict=True)
        if disk.real(os.path.dirname(entry.path)) == os.path.dirname(entry.path)  # noqa: PTH120 - text
    ]
    times = None if record.times is None else tuple(time for _, time in rows)
    return Record(tuple(entry for entry, _ in rows), times, record.done)


def _is_own(fs: FileSystem, entry: Entry, time: int) -> bool:
    """Whether nobody has written a file since it was replaced, nor had just before."""
    return has_time(entry.path, time, fs) and has_old_bytes(entry.backup, entry, fs)


def _is_complete(record: Record, fs: FileSystem) -> bool:
    """Whether every file was replaced, and none that somebody had changed at the last moment."""
    return record.times is not None and all(
        state_of(entry, fs) == "new"
        and not is_there(entry.fresh, fs)
        and (not is_there(entry.backup, fs) or has_old_bytes(entry.backup, entry, fs))
        for entry in record.entries
    )


def _find_changed_backups(record: Record, undone: Undone, fs: FileSystem) -> tuple[str, ...]:
    """Return the backups with bytes that nobody else has: somebody changed the file just before it was replaced."""
    left = [entry for entry in record.entries if entry.path in undone.left]
    return tuple(e.backup for e in left if is_there(e.backup, fs) and not has_old_bytes(e.backup, e, fs))


def _tell(undone: Undone, unreachable: list[str], changed: tuple[str, ...]) -> str:
    left = [*undone.left, *unreachable]
    parts = [
        f"undid an interrupted write: {_count(len(undone.put_back))} put back",
        f"changed by others since, and left as found: {disk.name(left)}" if left else "",
        f"what was there just before is in {disk.name(changed)}" if changed else "",
    ]
    return "; ".join(part for part in parts if part)


def _count(number: int) -> str:
    return f"{number} file{'' if number == 1 else 's'}"


def _refuse(path: str, reason: str, remedy: str = _LOOK) -> WriteError:
    return WriteError(reason, path=disk.show(path), remedy=remedy)

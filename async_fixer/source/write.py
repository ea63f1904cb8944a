"""Patches -> files on the disk: all of them or none, and put right by `recovery.recover` after a crash."""

from __future__ import annotations

import os
import secrets
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from async_fixer.errors import InterruptedWriteError, WriteError
from async_fixer.source import disk, journal, repository, signals
from async_fixer.source.filesystem import REAL, FileSystem
from async_fixer.source.journal import Held, Record
from async_fixer.source.targets import Job, check_unchanged, naming, prepare
from async_fixer.source.undo import has_old_bytes, put_back, sync_folders, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from async_fixer.model import Patch
    from async_fixer.source.signals import Pending

_AGAIN: Final = "run again"
_RECOVER: Final = "apply again: that puts things right first"


class _LostJournalError(Exception):
    """Another run removed the journal before this one had a hold of it: there is nothing to undo."""


def write_all(patches: Sequence[Patch], root: Path, fs: FileSystem = REAL) -> None:
    """Write every patch or none; all files lie in the repository around `root`, or in `root` where there is none.

    Where a file is a symbolic link, what it leads to is written; one with several hard links is refused. Raises
    WriteError, after everything was put back, when a file changed since it was read, another run is writing or the
    system refuses; InterruptedWriteError when a signal came, which also says so when all was written already.
    """
    top = repository.find_border(root)
    token = secrets.token_hex(8)
    _refuse_others(map(disk.real, (patch.source.absolute for patch in patches)))
    jobs = prepare(patches, top, token, fs)
    if not jobs:
        return
    entries = [job.entry for job in jobs]
    with signals.hold_back() as pending:
        held = _take_journal(journal.path_in(top), fs)
        try:
            _transact(jobs, held, journal.render_begin(entries, top, token), pending, fs)
            _tidy_after(jobs, held, pending, fs)
        finally:
            held.close()


def _refuse_others(paths: Iterable[str], own: str = "") -> None:
    """Raise WriteError where a write of another run is under way around one of the files, or was cut short."""
    folders = {os.path.dirname(path) for path in paths}  # noqa: PTH120 - text
    others = [path for path in map(journal.path_in, journal.find(folders)) if path != own]
    if others:
        raise _refuse_second(others[0])


def _take_journal(path: str, fs: FileSystem) -> Held:
    """Make the journal, which keeps other runs out."""
    try:
        return Held(path, fs.create(path), fs)
    except FileExistsError as error:
        raise _refuse_second(path) from error
    except OSError as error:
        reason = f"cannot be made: {disk.words(error)}"
        raise WriteError(reason, path=disk.show(path), remedy="permit writing there") from error


def _transact(jobs: tuple[Job, ...], held: Held, line: bytes, pending: Pending, fs: FileSystem) -> None:
    """Write the journal, then everything beside the files, then put everything in place; undo all on any error."""
    times: list[int] = []
    try:
        with naming(journal.NAME):
            _begin(jobs, held, line, fs)
        _put_in_place(jobs, times, held, pending, fs)
    except _LostJournalError as error:
        raise WriteError("another run took this one's journal", path=journal.NAME, remedy=_AGAIN) from error
    except BaseException as error:
        replaced = tuple(times) if len(times) == len(jobs) else None
        rest = _undo(Record(tuple(job.entry for job in jobs), replaced), held, fs)
        told = _put_in_words(error, rest, pending)
        if told is error:
            raise
        raise told from error


def _begin(jobs: tuple[Job, ...], held: Held, line: bytes, fs: FileSystem) -> None:
    """Write what is going to happen, unless it is to happen within or around what another run is doing."""
    if not held.lock():
        raise _LostJournalError
    # every run makes its own journal before it looks for others: of two at least one sees the other
    _refuse_others((job.entry.path for job in jobs), held.path)
    held.append(line)
    held.sync()
    fs.sync_folder(os.path.dirname(held.path))  # noqa: PTH120 - text


def _put_in_place(jobs: tuple[Job, ...], times: list[int], held: Held, pending: Pending, fs: FileSystem) -> None:
    entries = [job.entry for job in jobs]
    copied = set()
    for job in jobs:
        pending.check()
        with naming(job.shown):
            time, linked = _stage(job, fs)
        times.append(time)
        if not linked:
            copied.add(job.shown)
    with naming(journal.NAME):
        sync_folders(entries, fs)
        held.append(journal.render_staged(times))
        held.sync()
    for job in jobs:
        pending.check()
        _replace(job, fs, is_copied=job.shown in copied)
    with naming(jobs[-1].shown):
        sync_folders(entries, fs)
    pending.check()
    for job in jobs:
        _check_backup(job, fs)
    _commit(held)


def _stage(job: Job, fs: FileSystem) -> tuple[int, bool]:
    """Put the new bytes and a second name of the old file beside it; return when the first were written.

    The second value is False where there is a copy instead: no second names on this file system, or not for this user.
    """
    time = _copy(job.data, job.entry.fresh, job, fs)
    try:
        fs.link(job.entry.path, job.entry.backup)
    except OSError:
        _copy(fs.read(job.entry.path), job.entry.backup, job, fs)
        return time, False
    return time, True


def _copy(data: bytes, path: str, job: Job, fs: FileSystem) -> int:
    """Write a file that is to take the place of the job's file; return when it was written."""
    descriptor = fs.create(path)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[fs.write(descriptor, bytes(rest)) :]
        fs.carry_over(job.entry.path, job.status, descriptor)
        fs.sync(descriptor)
        return fs.time_of(descriptor)
    finally:
        fs.close(descriptor)


def _replace(job: Job, fs: FileSystem, *, is_copied: bool) -> None:
    """Put the new file in the place of the old one.

    What is written to the old one until then, through a descriptor, shows in its second name. Where there is a copy
    instead, the old one is read again when it has lost its name, and the copy brought up to date.
    """
    with naming(job.shown):
        old = fs.watch(job.entry.path) if is_copied else None
        try:
            check_unchanged(job, fs)
            fs.replace(job.entry.fresh, job.entry.path)
            if old is not None and disk.digest(data := fs.read_again(old)) != job.entry.old:
                _copy_anew(data, job, fs)
        finally:
            if old is not None:
                fs.close(old)


def _copy_anew(data: bytes, job: Job, fs: FileSystem) -> None:
    """Put what somebody wrote at the last moment in the place of the backup, which stays if that fails."""
    path = f"{job.entry.backup}.edited"
    try:
        _copy(data, path, job, fs)
        fs.replace(path, job.entry.backup)
    except OSError:
        with suppress(OSError):
            fs.remove(path)
        raise


def _check_backup(job: Job, fs: FileSystem) -> None:
    with naming(job.shown):
        if not has_old_bytes(job.entry.backup, job.entry, fs):
            raise WriteError("changed while it was written", path=job.shown, remedy=_AGAIN)


def _commit(held: Held) -> None:
    """Say in the journal that all files are in place; from then on there is no way back."""
    with naming(journal.NAME):
        held.append(journal.render_done())
    with suppress(OSError):
        # all files are: if this line is lost, the next run finds every new file and no reason to undo
        held.sync()


def _tidy_after(jobs: tuple[Job, ...], held: Held, pending: Pending, fs: FileSystem) -> None:
    """Clear away after everything was written; what cannot be is left to the next run."""
    with suppress(OSError):
        tidy([job.entry for job in jobs], held, fs)
    if number := pending.take():
        raise InterruptedWriteError("interrupted, when all files had been written", number)


def _undo(record: Record, held: Held, fs: FileSystem) -> str:
    """Put everything back and clear away; return what remains to be said of it. Further signals change nothing."""
    undone = put_back(record, fs, is_own=lambda *_: True)
    parts = [f"not everything could be put back: {disk.name([path])}: {reason}" for path, reason in undone.failed]
    if undone.left:
        parts.append(f"changed by others meanwhile, and left as found: {disk.name(undone.left)}")
    if not undone.failed:
        try:
            tidy(record.entries, held, fs)
        except OSError as error:
            where = disk.name([error.filename]) if isinstance(error.filename, str) else journal.NAME
            parts.append(f"all was put back, but {where} could not be removed: {disk.words(error)}")
    return "; ".join(parts)


def _put_in_words(error: BaseException, rest: str, pending: Pending) -> BaseException:
    """Return what to raise: the error with what the undoing left, as an interruption where a signal came."""
    number = pending.take() or (signal.SIGINT if isinstance(error, KeyboardInterrupt) else 0)
    if not (number or (rest and isinstance(error, Exception))):
        return error
    reason = str(error) if isinstance(error, WriteError) else "interrupted"
    reason = f"{reason}; {rest or 'nothing was changed'}"
    path, remedy = getattr(error, "path", ""), _RECOVER if rest else _AGAIN
    if number:
        return InterruptedWriteError(reason, number, path=path, remedy=remedy)
    return WriteError(reason, path=path, remedy=remedy)


def _refuse_second(path: str) -> WriteError:
    folder = disk.show(os.path.dirname(path))  # noqa: PTH120 - text
    remedy = f"wait until it has ended; if none runs, `async-fixer apply {folder}` puts that right"
    reason = "another run is writing here, or one was cut short"
    return WriteError(reason, path=disk.show(path), remedy=remedy)

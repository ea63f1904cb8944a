"""Patches -> files on the disk: all of them or none, and put right by `journal.recover` after a crash."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from async_fixer.errors import WriteError
from async_fixer.source import disk, journal
from async_fixer.source.filesystem import REAL, FileSystem
from async_fixer.source.journal import Held
from async_fixer.source.read import encode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from async_fixer.model import Patch
    from async_fixer.source.journal import Entry


@dataclass(frozen=True, slots=True)
class _Job:
    """One file to write."""

    shown: str
    entry: Entry
    data: bytes
    status: os.stat_result


class _LostJournalError(Exception):
    """Another run removed the journal before this one had a hold of it: there is nothing to undo."""


def write_all(patches: Sequence[Patch], root: Path, fs: FileSystem = REAL) -> None:
    """Write every patch or none; all files lie in `root`. Where a file is a link, what it leads to is written.

    Raises WriteError, after everything was put back, when a file changed since it was read, another run is writing,
    the system refuses or the user interrupts.
    """
    top = disk.real(root)
    token = secrets.token_hex(8)
    jobs = _prepare(patches, top, token, fs)
    if not jobs:
        return
    path = os.path.join(top, journal.NAME)  # noqa: PTH118 - text
    held, descriptor = _take_journal(path, fs)
    try:
        _transact(jobs, held, descriptor, journal.render([job.entry for job in jobs], top, token), fs)
    finally:
        held.close()


def _prepare(patches: Sequence[Patch], top: str, token: str, fs: FileSystem) -> tuple[_Job, ...]:
    jobs: dict[str, _Job] = {}
    for patch in patches:
        data = encode(patch.source, patch.text)
        target = disk.real(patch.source.absolute)
        if target in jobs:
            raise WriteError("is to be written twice", path=patch.source.path, remedy="name it once, not by a link too")
        new = disk.digest(data)
        if new != patch.source.digest:
            entry = journal.make_entry(target, patch.source.digest, new, token, len(jobs))
            with _naming(patch.source.path):
                jobs[target] = _Job(patch.source.path, entry, data, _check(patch, target, top, fs))
    for job in jobs.values():
        _check_unchanged(job, fs)
    return tuple(jobs.values())


def _check(patch: Patch, target: str, top: str, fs: FileSystem) -> os.stat_result:
    """Return what is known of the file that will be replaced; raises WriteError when it must not be."""
    shown = patch.source.path
    if not patch.source.editable:
        raise WriteError("is generated or other people's code, which is never edited", path=shown, remedy="exclude it")
    if not disk.is_within(target, top):
        raise WriteError(f"lies outside of {disk.show(top)}", path=shown, remedy="run where it belongs")
    status = fs.status(target)
    if not os.access(target, os.W_OK):
        raise WriteError("is write-protected", path=shown, remedy="permit writing, or exclude it")
    return status


def _check_unchanged(job: _Job, fs: FileSystem) -> None:
    with _naming(job.shown):
        if journal.state_of(job.entry, fs) != "old":
            raise WriteError("changed since it was read", path=job.shown, remedy="run again")


def _take_journal(path: str, fs: FileSystem) -> tuple[Held, int]:
    """Make the journal, which keeps other runs out; return it and its descriptor."""
    try:
        descriptor = fs.create(path)
    except FileExistsError as error:
        remedy = "wait until it has ended; if none runs, apply again: that puts things right first"
        reason = "another run is writing here, or one was cut short"
        raise WriteError(reason, path=journal.NAME, remedy=remedy) from error
    except OSError as error:
        reason = f"cannot be made: {disk.words(error)}"
        raise WriteError(reason, path=disk.show(path), remedy="permit writing there") from error
    return Held(path, descriptor, fs), descriptor


def _transact(jobs: tuple[_Job, ...], held: Held, descriptor: int, record: bytes, fs: FileSystem) -> None:
    """Write the journal, then everything beside the files, then put everything in place; undo all on any error."""
    entries = [job.entry for job in jobs]
    try:
        with _naming(journal.NAME):
            _begin(record, held, descriptor, fs)
        _put_in_place(jobs, entries, fs)
    except _LostJournalError as error:
        raise WriteError("another run took this one's journal", path=journal.NAME, remedy="run again") from error
    except BaseException as error:
        _undo(entries, held, fs, error)
        if isinstance(error, KeyboardInterrupt):
            raise WriteError("interrupted; nothing was changed", remedy="run again") from error
        raise
    # from here on the new files are what counts: a leftover of this is worked off by the next run
    with suppress(OSError):
        journal.tidy(entries, held, fs)


def _put_in_place(jobs: tuple[_Job, ...], entries: Sequence[Entry], fs: FileSystem) -> None:
    for job in jobs:
        with _naming(job.shown):
            _stage(job, fs)
    with _naming(jobs[0].shown):
        journal.sync_folders(entries, fs)
    for job in jobs:
        _check_unchanged(job, fs)
        with _naming(job.shown):
            fs.replace(job.entry.fresh, job.entry.path)
    with _naming(jobs[-1].shown):
        journal.sync_folders(entries, fs)


def _begin(record: bytes, held: Held, descriptor: int, fs: FileSystem) -> None:
    if not fs.lock(descriptor, held.path):
        raise _LostJournalError
    _write(record, descriptor, fs)
    fs.sync(descriptor)
    fs.sync_folder(os.path.dirname(held.path))  # noqa: PTH120 - text


def _write(data: bytes, descriptor: int, fs: FileSystem) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[fs.write(descriptor, bytes(rest)) :]


def _stage(job: _Job, fs: FileSystem) -> None:
    """Put the new bytes and a second name of the old file beside it."""
    _copy(job.data, job.entry.fresh, job.status, fs)
    try:
        fs.link(job.entry.path, job.entry.backup)
    except OSError:
        # file systems without second names, and files of other users
        _copy(fs.read(job.entry.path), job.entry.backup, job.status, fs)


def _copy(data: bytes, path: str, status: os.stat_result, fs: FileSystem) -> None:
    descriptor = fs.create(path)
    try:
        _write(data, descriptor, fs)
        fs.own(descriptor, status.st_uid, status.st_gid)
        fs.permit(descriptor, stat.S_IMODE(status.st_mode))
        fs.sync(descriptor)
    finally:
        fs.close(descriptor)


def _undo(entries: Sequence[Entry], held: Held, fs: FileSystem, cause: BaseException) -> None:
    try:
        journal.put_back(entries, fs)
        journal.tidy(entries, held, fs)
    except OSError as error:
        reason = f"{str(cause) or 'interrupted'}; and not everything could be put back: {disk.words(error)}"
        remedy = "apply again: that puts things right first"
        raise WriteError(reason, path=journal.NAME, remedy=remedy) from cause


@contextmanager
def _naming(shown: str) -> Iterator[None]:
    """Turn what goes wrong into an error that names the file."""
    try:
        yield
    except OSError as error:
        reason = f"cannot be written: {disk.words(error)}"
        raise WriteError(reason, path=shown, remedy="nothing was changed; see to it and run again") from error

"""Patches -> the files that will be replaced, each checked: it may be, and nobody would lose anything by it."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from async_fixer.errors import WriteError
from async_fixer.source import disk, journal
from async_fixer.source.read import encode
from async_fixer.source.undo import state_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from async_fixer.model import Patch
    from async_fixer.source.filesystem import FileSystem
    from async_fixer.source.journal import Entry


@dataclass(frozen=True, slots=True)
class Job:
    """One file to write."""

    shown: str
    entry: Entry
    data: bytes
    status: os.stat_result


def prepare(patches: Sequence[Patch], top: str, token: str, fs: FileSystem) -> tuple[Job, ...]:
    """Return what there is to write in the folder `top`. Raises WriteError when a file must not be written."""
    jobs: dict[str, Job] = {}
    for patch in patches:
        data = encode(patch.source, patch.text)
        target = disk.real(patch.source.absolute)
        if target in jobs:
            raise WriteError("is to be written twice", path=patch.source.path, remedy="name it once, not by a link too")
        new = disk.digest(data)
        if new != patch.source.digest:
            entry = journal.make_entry(target, patch.source.digest, new, token, len(jobs))
            with naming(patch.source.path):
                jobs[target] = Job(patch.source.path, entry, data, _check(patch, target, top, fs))
    for job in jobs.values():
        check_unchanged(job, fs)
    return tuple(jobs.values())


def check_unchanged(job: Job, fs: FileSystem) -> None:
    """Raise WriteError when the file is not as it was read."""
    with naming(job.shown):
        if state_of(job.entry, fs) != "old":
            raise WriteError("changed since it was read", path=job.shown, remedy="run again")


@contextmanager
def naming(shown: str) -> Iterator[None]:
    """Turn what goes wrong into an error that names the file."""
    try:
        yield
    except OSError as error:
        reason = f"cannot be written: {disk.words(error)}"
        raise WriteError(reason, path=shown, remedy="nothing was changed; see to it and run again") from error


def _check(patch: Patch, target: str, top: str, fs: FileSystem) -> os.stat_result:
    """Return what is known of the file that will be replaced; raises WriteError when it must not be."""
    shown = patch.source.path
    if not journal.is_python(target):
        raise WriteError("has not the name of a Python file", path=shown, remedy="name it `.py`, or leave it out")
    if not patch.source.editable:
        raise WriteError("is generated or other people's code, which is never edited", path=shown, remedy="exclude it")
    if not disk.is_within(target, top):
        raise WriteError(f"lies outside of {disk.show(top)}", path=shown, remedy="run where it belongs")
    status = fs.status(target)
    if not os.access(target, os.W_OK):
        raise WriteError("is write-protected", path=shown, remedy="permit writing, or exclude it")
    if status.st_nlink > 1:
        # a file is replaced, not overwritten: its other names would keep the old text
        remedy = "replace it by a copy of itself, or exclude it"
        raise WriteError("has a second name (a hard link), which would keep the old text", path=shown, remedy=remedy)
    if _is_held_fast(status, fs.status(os.path.dirname(target))):  # noqa: PTH120 - text
        reason = "is somebody else's, in a folder where only its owner may replace it"
        raise WriteError(reason, path=shown, remedy="let its owner run this, or exclude it")
    return status


def _is_held_fast(file: os.stat_result, folder: os.stat_result) -> bool:
    """Whether the folder is a sticky one, as /tmp is, and neither it nor the file is this user's."""
    if not hasattr(os, "geteuid") or not folder.st_mode & stat.S_ISVTX:
        return False
    return os.geteuid() not in {0, file.st_uid, folder.st_uid}

"""The note that a write leaves beside the files while it runs, and how a later run puts things right from it.

A journal found in a folder may be a stranger's: it is believed only where it speaks of regular files inside that
folder whose bytes are the ones that it names. It holds no names but those of the files to write; those of the
temporary files follow from its token.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from async_fixer.errors import WriteError
from async_fixer.source import disk
from async_fixer.source.filesystem import REAL, FileSystem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAME: Final = ".async-fixer-journal"
_VERSION: Final = 1
_FIELDS: Final = ("path", "old", "new")
_LOOK: Final = f"compare the files with their `.async-fixer-*.old` copies, then remove {NAME}"

State: TypeAlias = Literal["old", "new", "other"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a write: where it is and what its bytes were and will be."""

    path: str
    """absolute; in the journal relative to the root"""
    old: bytes
    """digest of the bytes before"""
    new: bytes
    fresh: str
    """path of the temporary file with the new bytes, in the same folder"""
    backup: str
    """path of the second name, or copy, of the old file, in the same folder"""


class Held:
    """The journal while this process has it open."""

    __slots__ = ("_descriptor", "_fs", "path")

    def __init__(self, path: str, descriptor: int, fs: FileSystem) -> None:
        self.path = path
        self._descriptor: int | None = descriptor
        self._fs = fs

    def close(self) -> None:
        """Let go of it. Never raises OSError."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with suppress(OSError):
                self._fs.close(descriptor)

    def remove(self) -> None:
        """Remove it from the disk. Raises OSError."""
        if os.name == "nt":
            self.close()  # an open file cannot be removed there
        self._fs.remove(self.path)
        self._fs.sync_folder(os.path.dirname(self.path))  # noqa: PTH120 - text


def make_entry(path: str, old: bytes, new: bytes, token: str, number: int) -> Entry:
    """Return the entry; its temporary files follow from the token and the number."""
    stem = os.path.join(os.path.dirname(path), f".async-fixer-{token}-{number}")  # noqa: PTH118, PTH120 - text
    return Entry(path, old, new, f"{stem}.new", f"{stem}.old")


def render(entries: Sequence[Entry], root: str, token: str) -> bytes:
    """Return the journal's bytes: one line, complete only with the newline at its end."""
    files = [
        {"path": os.path.relpath(e.path, root).replace(os.sep, "/"), "old": e.old.hex(), "new": e.new.hex()}
        for e in entries
    ]
    return json.dumps({"version": _VERSION, "token": token, "files": files}).encode("ascii") + b"\n"


def recover(root: Path, fs: FileSystem = REAL) -> str | None:
    """Finish or undo a write that was cut short in `root`; return what was done, None when there was nothing to do.

    Raises WriteError, and changes nothing, when another process is writing, or when the journal does not fit the files.
    """
    top = disk.real(root)
    path = os.path.join(top, NAME)  # noqa: PTH118 - text
    try:
        descriptor = fs.open(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _refuse(f"cannot be opened: {disk.words(error)}") from error
    held = Held(path, descriptor, fs)
    try:
        if not fs.lock(descriptor, path):
            raise _refuse("another run is writing here", "wait until it has ended")
        return _recover(held, top, fs)
    except OSError as error:
        raise _refuse(f"cannot be worked off: {disk.words(error)}") from error
    finally:
        held.close()


def put_back(entries: Sequence[Entry], fs: FileSystem) -> None:
    """Give every file that has its new bytes the old ones again; leave any other alone. Raises OSError."""
    for entry in entries:
        if state_of(entry, fs) == "new":
            fs.replace(entry.backup, entry.path)


def tidy(entries: Sequence[Entry], held: Held, fs: FileSystem) -> None:
    """Remove the temporary files and then the journal, each step on the disk before the next. Raises OSError."""
    sync_folders(entries, fs)
    for entry in entries:
        fs.remove(entry.fresh)
        fs.remove(entry.backup)
    sync_folders(entries, fs)
    held.remove()


def sync_folders(entries: Sequence[Entry], fs: FileSystem) -> None:
    """Wait until the names in the folders of the files are on the disk. Raises OSError."""
    for folder in sorted({os.path.dirname(entry.path) for entry in entries}):  # noqa: PTH120 - text
        fs.sync_folder(folder)


def state_of(entry: Entry, fs: FileSystem) -> State:
    """Return which bytes the file has. Raises OSError."""
    found = disk.digest(fs.read(entry.path))
    return "old" if found == entry.old else "new" if found == entry.new else "other"


def _recover(held: Held, top: str, fs: FileSystem) -> str:
    data = fs.read(held.path)
    if not data.endswith(b"\n"):
        # it is on the disk before any other file is touched: a torn one means that nothing else happened
        tidy((), held, fs)
        return "removed the journal of a write that had not begun"
    entries = _parse(data, top)
    states = [_examine(entry, top, fs) for entry in entries]
    if all(state == "new" for state in states):
        tidy(entries, held, fs)
        return f"finished an interrupted write: {_count(len(entries))} written"
    lost = [e for e, state in zip(entries, states, strict=True) if state == "new" and not _has_backup(e, fs)]
    if lost:
        raise _refuse(f"the old bytes of {disk.show(lost[0].path)} are gone")
    put_back(entries, fs)
    tidy(entries, held, fs)
    return f"undid an interrupted write: {_count(states.count('new'))} put back"


def _count(number: int) -> str:
    return f"{number} file{'' if number == 1 else 's'}"


def _parse(data: bytes, top: str) -> tuple[Entry, ...]:
    """Return the entries; raises WriteError for anything that `render` does not write."""
    try:
        document = json.loads(data)
        token, files = document["token"], document["files"]
        if document["version"] != _VERSION or not re.fullmatch(r"[0-9a-f]{16}", token):
            raise ValueError(token)  # noqa: TRY301 - one way out for all that is wrong with it
        rows = [tuple(str(row[name]) for name in _FIELDS) for row in files]
        return tuple(
            make_entry(_inside(path, top), bytes.fromhex(old), bytes.fromhex(new), token, number)
            for number, (path, old, new) in enumerate(rows)
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _refuse("is none that this program wrote") from error


def _inside(path: str, top: str) -> str:
    """Return the absolute path of a file below `top` that no link leads to; raises ValueError for any other."""
    whole = os.path.join(top, *path.split("/"))  # noqa: PTH118 - text
    strange = not path or "\0" in path or any(part in {"", ".", "..", ".git"} for part in path.split("/"))
    if strange or not disk.is_within(whole, top) or disk.real(whole) != whole:
        raise ValueError(path)
    return whole


def _examine(entry: Entry, top: str, fs: FileSystem) -> State:
    """Return the file's state; raises WriteError when it is neither the old nor the new one."""
    try:
        state = state_of(entry, fs)
    except OSError as error:
        raise _refuse(f"{_below(entry.path, top)} cannot be read: {disk.words(error)}") from error
    if state == "other":
        raise _refuse(f"{_below(entry.path, top)} was changed after a write was cut short")
    return state


def _below(path: str, top: str) -> str:
    return os.path.relpath(path, top)


def _has_backup(entry: Entry, fs: FileSystem) -> bool:
    try:
        return disk.digest(fs.read(entry.backup)) == entry.old
    except OSError:
        return False


def _refuse(reason: str, remedy: str = _LOOK) -> WriteError:
    return WriteError(reason, path=NAME, remedy=remedy)

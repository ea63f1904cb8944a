"""The note that a write leaves beside the files while it runs: what it holds, where it lies, who has it.

It grows by a line with each stage: which files are to be written; when the temporary files were written, once all of
them are on the disk; that all files are in place. A line counts when it is complete. It holds no names but those of the
files to write; those of the temporary files follow from its token.

A journal found in a folder may be a stranger's: it is believed only where it speaks of Python files inside that folder
whose bytes are the ones that it names.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from async_fixer.source import disk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from async_fixer.source.filesystem import FileSystem

NAME: Final = ".async-fixer-journal"
_VERSION: Final = 2
_FIELDS: Final = ("path", "old", "new")
_SUFFIXES: Final = (".py", ".pyw")
_DONE: Final = b'{"done": true}\n'


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a write: where it is and what its bytes were and will be."""

    path: str
    """absolute; in the journal relative to its folder"""
    old: bytes
    """digest of the bytes before"""
    new: bytes
    fresh: str
    """path of the temporary file with the new bytes, in the same folder"""
    backup: str
    """path of the second name, or copy, of the old file, in the same folder"""


@dataclass(frozen=True, slots=True)
class Record:
    """What a journal says."""

    entries: tuple[Entry, ...]
    times: tuple[int, ...] | None = None
    """when each temporary file was written; None: no file has been replaced yet"""
    done: bool = False
    """every file has been replaced: what remains is to clear away"""


class Held:
    """The journal while this process has it open."""

    __slots__ = ("_descriptor", "_fs", "path")

    def __init__(self, path: str, descriptor: int, fs: FileSystem) -> None:
        self.path = path
        self._descriptor: int | None = descriptor
        self._fs = fs

    def lock(self) -> bool:
        """Take it for this process; False: another has it, or it is no longer there. Raises OSError."""
        return self._descriptor is not None and self._fs.lock(self._descriptor, self.path)

    def append(self, line: bytes) -> None:
        """Write a line. Raises OSError when it is not all written."""
        rest = line
        while rest and self._descriptor is not None:
            rest = rest[self._fs.write(self._descriptor, rest) :]

    def sync(self) -> None:
        """Wait until what was written is on the disk. Raises OSError."""
        if self._descriptor is not None:
            self._fs.sync(self._descriptor)

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


def is_python(path: str) -> bool:
    """Whether a file of this name may be written: nothing else is believed of a journal."""
    return path.endswith(_SUFFIXES)


def render_begin(entries: Sequence[Entry], root: str, token: str) -> bytes:
    """Return the first line: what is going to be written."""
    files = [
        {"path": os.path.relpath(e.path, root).replace(os.sep, "/"), "old": e.old.hex(), "new": e.new.hex()}
        for e in entries
    ]
    return _line({"version": _VERSION, "token": token, "files": files})


def render_staged(times: Sequence[int]) -> bytes:
    """Return the second line: every temporary file is on the disk, and was written then."""
    return _line({"staged": list(times)})


def render_done() -> bytes:
    """Return the last line: every file is in place."""
    return _DONE


def parse(data: bytes, top: str) -> Record | None:
    """Return what the journal in the folder `top` says, None where not even its first line is complete.

    Raises ValueError for anything that is not written by the functions above.
    """
    lines = data.splitlines(keepends=True)
    lines = lines if not lines or lines[-1].endswith(b"\n") else lines[:-1]
    if not lines:
        return None
    try:
        entries = _parse_entries(json.loads(lines[0]), top)
        times = tuple(map(int, json.loads(lines[1])["staged"])) if len(lines) > 1 else None
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(data[:40]) from error
    if lines[2:] not in ([], [_DONE]) or (times is not None and len(times) != len(entries)):
        raise ValueError(data[:40])
    return Record(entries, times, done=len(lines) > 2)  # noqa: PLR2004 - the third line says so


def find(folders: Iterable[str]) -> tuple[str, ...]:
    """Return the folders, of these and all above them, in which a journal lies, outermost first."""
    places = {place for folder in folders for place in (folder, *map(str, Path(folder).parents))}
    return tuple(sorted(place for place in places if _has_journal(place)))


def path_in(folder: str) -> str:
    """Return where the journal of a folder is."""
    return os.path.join(folder, NAME)  # noqa: PTH118 - text


def _line(value: object) -> bytes:
    return json.dumps(value).encode("ascii") + b"\n"


def _parse_entries(document: dict[str, object], top: str) -> tuple[Entry, ...]:
    token, files = document["token"], document["files"]
    if document["version"] != _VERSION or not isinstance(token, str) or not isinstance(files, list):
        raise ValueError(token)
    rows = [tuple(str(row[name]) for name in _FIELDS) for row in files]
    if not rows or not re.fullmatch(r"[0-9a-f]{16}", token) or len({path for path, _, _ in rows}) < len(rows):
        raise ValueError(token)
    return tuple(
        make_entry(_inside(path, top), bytes.fromhex(old), bytes.fromhex(new), token, number)
        for number, (path, old, new) in enumerate(rows)
    )


def _inside(path: str, top: str) -> str:
    """Return the absolute path of a Python file below `top`; raises ValueError for any other."""
    parts = path.split("/")
    whole = os.path.join(top, *parts)  # noqa: PTH118 - text
    strange = "\0" in path or not {"", ".", "..", ".git"}.isdisjoint(parts) or not is_python(path)
    if strange or not disk.is_within(whole, top):
        raise ValueError(path)
    return whole


def _has_journal(folder: str) -> bool:
    """Whether there is one that this user or the folder's owner made: anyone may leave one in a folder like /tmp."""
    try:
        status = os.lstat(path_in(folder))
        owner = os.stat(folder).st_uid  # noqa: PTH116 - text
    except OSError:
        return False
    return status.st_uid in {owner, os.geteuid() if hasattr(os, "geteuid") else owner}

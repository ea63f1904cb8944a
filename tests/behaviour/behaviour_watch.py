"""A profiler on the loop's thread: notes each primitive that waits on the world, reached from the app's own files."""

from __future__ import annotations

import _posixsubprocess
import asyncio
import builtins
import hashlib
import os
import socket
import sqlite3
import sys
import time
from typing import TYPE_CHECKING, Final

import bcrypt

if TYPE_CHECKING:
    from types import FrameType, TracebackType

_FUNCTIONS: Final = frozenset(
    {
        time.sleep,
        open,
        builtins.input,
        os.fsync,
        os.system,
        os.waitpid,
        _posixsubprocess.fork_exec,
        socket.getaddrinfo,
        sqlite3.connect,
        hashlib.pbkdf2_hmac,
        hashlib.scrypt,
        bcrypt.hashpw,
        bcrypt.checkpw,
    }
)
_METHODS: Final = {
    "socket": {"connect", "recv", "recv_into", "send", "sendall", "accept"},
    "Connection": {"execute", "executemany", "executescript", "commit", "rollback"},
    "Cursor": {"execute", "executemany", "executescript", "fetchall", "fetchone", "fetchmany"},
    "lock": {"acquire", "__enter__"},
    "RLock": {"acquire", "__enter__"},
}
_NOT_THE_APPS: Final = frozenset(
    {"run_sync_in_worker_thread", "submit", "start", "_is_owned", "_extract_endpoint_context"}
)
"""functions that hand work to a thread, which takes a lock for a moment, or read an endpoint's source for a message"""


class Watch:
    """While entered, notes what waits into `waits` as `primitive at file:line`."""

    def __init__(self, folder: str, waits: list[str]) -> None:
        self._folder = folder + os.sep
        self._waits = waits

    def __enter__(self) -> None:
        sys.setprofile(self._profile)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        sys.setprofile(None)

    def _profile(self, frame: FrameType, event: str, called: object) -> None:
        if event == "c_call" and _waits(called) and asyncio._get_running_loop() is not None:  # noqa: SLF001 - cheaper
            place = self._place(frame)
            if place:
                self._waits.append(f"{getattr(called, '__name__', called)} at {place}")

    def _place(self, frame: FrameType | None) -> str:
        """Return where the app's own code called it from; empty if it did not, or only imports something."""
        place = ""
        while frame is not None:
            code = frame.f_code
            if not place and code.co_filename.startswith(self._folder):
                place = f"{code.co_filename.removeprefix(self._folder)}:{frame.f_lineno}"
            if code.co_filename.startswith("<frozen importlib") or (not place and code.co_name in _NOT_THE_APPS):
                return ""
            frame = frame.f_back
        return place


def _waits(called: object) -> bool:
    owner = getattr(called, "__self__", None)
    kind = type(owner).__name__
    if getattr(called, "__name__", "") not in _METHODS.get(kind, ()):
        return kind == "module" and called in _FUNCTIONS
    if isinstance(owner, socket.socket):
        return owner.gettimeout() != 0
    return not kind.endswith("ock") or _is_taken(owner)


def _is_taken(lock: object) -> bool:
    """Tell whether a lock is held: only then does taking it wait."""
    locked = getattr(lock, "locked", None)
    return bool(locked()) if locked is not None else "locked" in repr(lock).split()

"""Text and bytes -> standard output and standard error, whatever is at their other end."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from async_fixer.report.view import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

_LAST: Final = 2
"""the descriptor of the last of the standard streams"""


def open_missing() -> None:
    """Connect the standard streams that the caller closed to nowhere: the next files opened would take their places."""
    descriptor = 0
    while descriptor <= _LAST:
        descriptor = os.open(os.devnull, os.O_RDWR)  # always the lowest that is free
    os.close(descriptor)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end


def write_out(data: str | bytes) -> None:
    """Write findings, a diff or a page to standard output; bytes stay as they are, newlines are never translated.

    A reader that went away changes nothing about the outcome. Raises OSError when the output is lost otherwise.
    """
    try:
        _write(sys.stdout, data)
    except OSError as error:
        _silence(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise OSError(error.errno, error.strerror, "standard output") from error


def write_err(text: str) -> None:
    """Write everything else to standard error; where that fails there is nobody to tell."""
    try:
        _write(sys.stderr, text)
    except OSError:
        _silence(sys.stderr)


def give_up_out() -> None:
    """Throw away what standard output does not take, so that the interpreter does not try again at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        _silence(sys.stdout)


def is_terminal(stream: TextIO) -> bool:
    """Return whether a person reads the stream."""
    return stream.isatty()


def choose_style(stream: TextIO, environment: Mapping[str, str]) -> Style:
    """Return colours for a terminal, none for anything else; NO_COLOR and FORCE_COLOR win, in this order."""
    if environment.get("NO_COLOR"):
        return Style(enabled=False)
    if environment.get("FORCE_COLOR"):
        return Style(enabled=True)
    return Style(enabled=is_terminal(stream) and environment.get("TERM") != "dumb")


def _write(stream: TextIO, data: str | bytes) -> None:
    """Escape what the stream cannot encode. Raises OSError."""
    raw = data if isinstance(data, bytes) else data.encode(stream.encoding or "utf-8", "backslashreplace")
    stream.flush()
    stream.buffer.write(raw)
    stream.buffer.flush()


def _silence(stream: TextIO) -> None:
    """Send the rest to nowhere, so that the interpreter does not complain when it flushes at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)

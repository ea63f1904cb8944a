"""Text and bytes -> standard output and standard error, whatever is at their other end."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

from async_fixer.report.view import Style

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_out(data: str | bytes) -> None:
    """Write findings, a diff or a page to standard output; bytes stay as they are, newlines are never translated."""
    _write(sys.stdout, data)


def write_err(text: str) -> None:
    """Write everything else to standard error."""
    _write(sys.stderr, text)


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
    """Escape what the stream cannot encode; a reader that went away changes nothing about the outcome."""
    raw = data if isinstance(data, bytes) else data.encode(stream.encoding or "utf-8", "backslashreplace")
    try:
        stream.flush()
        stream.buffer.write(raw)
        stream.buffer.flush()
    except BrokenPipeError:
        _silence(stream)


def _silence(stream: TextIO) -> None:
    """Send the rest to nowhere, so that the interpreter does not complain when it flushes at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)

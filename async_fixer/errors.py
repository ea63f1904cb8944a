"""What can go wrong, as values with fields; only the command line turns them into words and exit codes."""

from __future__ import annotations

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_FAILED = 2


class AsyncFixerError(Exception):
    """Base of every error that async-fixer raises on purpose: where it happened, what is wrong, what to do about it.

    `path` is the file as the user would name it ("" when no file is concerned), `line` is 1-based (0: none).
    """

    def __init__(self, reason: str, *, path: str = "", line: int = 0, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path
        self.line = line
        self.remedy = remedy


class SettingsError(AsyncFixerError):
    """The configuration or the options cannot be used."""


class UsageError(AsyncFixerError):
    """What was asked for does not exist: a path, a rule, a function."""


class StubError(AsyncFixerError):
    """A knowledge stub says something that no mark means."""


class RewriteError(AsyncFixerError):
    """An edit cannot be carried out on this text; the component that wants it is dropped."""


class WriteError(AsyncFixerError):
    """Nothing was written, or everything was put back: why, and which file is the cause."""


class InterruptedWriteError(WriteError):
    """A signal asked for the end while files were written; the reason says what became of them."""

    def __init__(self, reason: str, signal: int, *, path: str = "", remedy: str = "") -> None:
        super().__init__(reason, path=path, remedy=remedy)
        self.signal = signal


class OutputError(AsyncFixerError):
    """What was done cannot be shown."""

"""Signals that would end the process -> a note of them, for as long as files are between old and new."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_NUMBERS: Final = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM", "SIGINT") if hasattr(signal, name))
"""the one that raises on its own comes last, so that it is the last to do so again"""


class Interruption(BaseException):
    """A signal asked the process to end, and it was noticed where stopping is safe."""

    def __init__(self, number: int) -> None:
        super().__init__("interrupted")
        self.number = number


class Pending:
    """The signal that came, if one did; further ones change nothing."""

    __slots__ = ("answered", "number")

    def __init__(self) -> None:
        self.number = 0
        self.answered = False

    def note(self, number: int, _frame: FrameType | None) -> None:
        """Handle a signal: remember it."""
        self.number = self.number or number

    def check(self) -> None:
        """Stop here when a signal came. Raises Interruption."""
        if self.number:
            raise Interruption(self.number)

    def take(self) -> int:
        """Return the signal, 0 for none; whoever takes it tells of it."""
        self.answered = True
        return self.number


@contextmanager
def hold_back() -> Iterator[Pending]:
    """Note Ctrl-C, SIGTERM and SIGHUP instead of obeying them; one that nobody took is obeyed at the end."""
    pending = Pending()
    if threading.current_thread() is not threading.main_thread():
        yield pending  # only the main thread is ever interrupted
        return
    # what is ignored (nohup) stays ignored; None is a handler that Python did not set and could not set again
    former = {number: signal.getsignal(number) for number in _NUMBERS}
    former = {number: handler for number, handler in former.items() if handler not in {signal.SIG_IGN, None}}
    try:
        for number in former:
            signal.signal(number, pending.note)
        yield pending
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
        if pending.number and not pending.answered:
            signal.raise_signal(pending.number)

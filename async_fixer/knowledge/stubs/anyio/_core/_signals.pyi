from collections.abc import AsyncIterator
from contextlib import AbstractContextManager
from signal import Signals

from async_fixer.knowledge.marks import needs_loop

@needs_loop
def open_signal_receiver(*signals) -> AbstractContextManager[AsyncIterator[Signals]]: ...

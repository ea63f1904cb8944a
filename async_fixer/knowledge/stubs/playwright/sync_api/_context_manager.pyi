from contextlib import AbstractContextManager
from typing import Any

from async_fixer.knowledge.marks import blocks

from ._generated import Playwright

class PlaywrightContextManager:
    @blocks("process")
    def __enter__(self) -> Playwright: ...
    @blocks("process")
    def __exit__(self, *args) -> None: ...
    @blocks("process")
    def start(self) -> Playwright: ...

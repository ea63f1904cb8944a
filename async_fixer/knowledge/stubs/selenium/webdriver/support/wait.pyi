from typing import Any

from async_fixer.knowledge.marks import blocks

class WebDriverWait:
    def __init__(self, driver, timeout, poll_frequency=..., ignored_exceptions=...) -> None: ...
    @blocks("sleep")
    def until(self, method, message=...) -> Any: ...
    @blocks("sleep")
    def until_not(self, method, message=...) -> Any: ...

from collections.abc import Iterator
from typing import Any

from async_fixer.knowledge.marks import blocks

class Watch:
    def __init__(self, return_type=...) -> None: ...
    def stop(self) -> None: ...
    @blocks("network")
    def stream(self, func, *args, **kwargs) -> Iterator[Any]: ...

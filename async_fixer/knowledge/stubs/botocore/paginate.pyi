from collections.abc import Iterator
from typing import Any

from async_fixer.knowledge.marks import blocks

class PageIterator:
    @blocks("network")
    def __iter__(self) -> Iterator[Any]: ...
    # Pages are fetched while the result is iterated.
    @blocks("network")
    def search(self, expression) -> Iterator[Any]: ...
    @blocks("network")
    def build_full_result(self) -> Any: ...

class Paginator:
    def paginate(self, **kwargs) -> PageIterator: ...

from typing import Any

from async_fixer.knowledge.marks import blocks

from .base import _D, BaseQuerySet

class QuerySet(BaseQuerySet[_D]):
    @blocks("database")
    def __len__(self) -> int: ...
    @blocks("database")
    def count(self, with_limit_and_skip=...) -> int: ...
    def no_cache(self) -> Any: ...

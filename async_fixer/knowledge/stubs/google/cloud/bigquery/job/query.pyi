from typing import Any

from async_fixer.knowledge.marks import blocks

from ..table import RowIterator

# The job runs elsewhere; asking for what it found waits for it.

class QueryJob:
    @property
    def total_bytes_processed(self) -> Any: ...
    @property
    def total_bytes_billed(self) -> Any: ...
    @property
    def cache_hit(self) -> Any: ...
    @property
    def num_dml_affected_rows(self) -> int | None: ...
    @blocks("database")
    def result(
        self, page_size=..., max_results=..., retry=..., timeout=..., start_index=..., **kwargs
    ) -> RowIterator: ...
    @blocks("database")
    def to_arrow(
        self, progress_bar_type=..., bqstorage_client=..., create_bqstorage_client=..., max_results=..., timeout=...
    ) -> Any: ...
    @blocks("database")
    def to_dataframe(
        self,
        bqstorage_client=...,
        dtypes=...,
        progress_bar_type=...,
        create_bqstorage_client=...,
        max_results=...,
        **kwargs,
    ) -> Any: ...
    @blocks("database")
    def __iter__(self) -> Any: ...
    @blocks("database")
    def done(self, retry=..., timeout=..., reload=...) -> bool: ...
    @blocks("database")
    def reload(self, client=..., retry=..., timeout=...) -> None: ...
    @blocks("database")
    def cancel(self, client=..., retry=..., timeout=...) -> bool: ...

class QueryJobConfig:
    def __init__(self, **kwargs) -> None: ...

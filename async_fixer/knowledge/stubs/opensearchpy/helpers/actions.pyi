from collections.abc import Iterator
from typing import Any

from async_fixer.knowledge.marks import blocks

@blocks("database", instead="opensearchpy.AsyncOpenSearch")
def streaming_bulk(
    client, actions, chunk_size=..., max_chunk_bytes=..., raise_on_error=..., expand_action_callback=..., **kwargs
) -> Iterator[Any]: ...
@blocks("database", instead="opensearchpy.AsyncOpenSearch")
def bulk(client, actions, stats_only=..., ignore_status=..., *args, **kwargs) -> Any: ...
@blocks("database", instead="opensearchpy.AsyncOpenSearch")
def parallel_bulk(
    client, actions, thread_count=..., chunk_size=..., max_chunk_bytes=..., queue_size=..., **kwargs
) -> Iterator[Any]: ...
@blocks("database", instead="opensearchpy.AsyncOpenSearch")
def scan(
    client, query=..., scroll=..., raise_on_error=..., preserve_order=..., size=..., **kwargs
) -> Iterator[Any]: ...
@blocks("database", instead="opensearchpy.AsyncOpenSearch")
def reindex(client, source_index, target_index, query=..., target_client=..., chunk_size=..., **kwargs) -> Any: ...

from collections.abc import AsyncIterator, Iterator

from async_fixer.knowledge.marks import blocks

__all__ = ["AsyncByteStream", "SyncByteStream"]

class SyncByteStream:
    @blocks("http")
    def __iter__(self) -> Iterator[bytes]: ...
    def close(self) -> None: ...

class AsyncByteStream:
    def __aiter__(self) -> AsyncIterator[bytes]: ...
    async def aclose(self) -> None: ...

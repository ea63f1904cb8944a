from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from .. import (
    BrokenResourceError,
    CancelScope,
    ClosedResourceError,
    EndOfStream,
    TypedAttributeSet,
    to_thread,
    typed_attribute,
)
from ..abc import ByteReceiveStream, ByteSendStream
from ..lowlevel import checkpoint_if_cancelled

class FileStreamAttribute(TypedAttributeSet):
    file: IO[bytes]
    path: Path
    fileno: int

class _BaseFileStream:
    def __init__(self, file) -> None: ...
    async def aclose(self) -> None: ...
    @property
    def extra_attributes(self) -> Mapping[Any, Callable[[], Any]]: ...

class FileReadStream(_BaseFileStream, ByteReceiveStream):
    @classmethod
    async def from_path(cls, path) -> FileReadStream: ...
    async def receive(self, max_bytes=...) -> bytes: ...
    async def seek(self, position, whence=...) -> int: ...
    async def tell(self) -> int: ...

class FileWriteStream(_BaseFileStream, ByteSendStream):
    @classmethod
    async def from_path(cls, path, append=...) -> FileWriteStream: ...
    async def send(self, item) -> None: ...

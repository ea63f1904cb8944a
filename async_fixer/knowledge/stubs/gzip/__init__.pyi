import io
from typing import Generic, TypeVar

from async_fixer.knowledge.marks import blocks, in_memory

_F = TypeVar("_F")

@blocks("file", over="filename")
def open(filename: _F, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None) -> GzipFile[_F]: ...
READ: object
WRITE: object

@in_memory(of="_F")
class GzipFile(io.BufferedIOBase, Generic[_F]):
    mtime: int | None
    name: str
    mode: object
    @blocks("file", severity="mild")
    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj: _F = None, mtime=None) -> None: ...
    @blocks("file")
    def peek(self, n) -> bytes: ...
    @blocks("file")
    def rewind(self) -> None: ...

class BadGzipFile(OSError): ...
@blocks("cpu", severity="mild")
def compress(data, compresslevel=9, *, mtime=None) -> bytes: ...
@blocks("cpu", severity="mild")
def decompress(data) -> bytes: ...

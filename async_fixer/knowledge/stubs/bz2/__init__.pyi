import io
from typing import Any, Generic, TypeVar

from async_fixer.knowledge.marks import blocks, in_memory

_F = TypeVar("_F")

class BZ2Compressor:
    def compress(self, data, /) -> bytes: ...
    def flush(self) -> bytes: ...

class BZ2Decompressor:
    def decompress(self, data, max_length=-1) -> bytes: ...
    eof: Any
    unused_data: Any
    needs_input: Any

@in_memory(of="_F")
class BZ2File(io.BufferedIOBase, Generic[_F]):
    @blocks("file", severity="mild")
    def __init__(self, filename: _F, mode="r", *, compresslevel=9) -> None: ...
    @blocks("file")
    def peek(self, n=0): ...

@blocks("cpu", severity="mild")
def compress(data, compresslevel=9) -> bytes: ...
@blocks("cpu", severity="mild")
def decompress(data) -> bytes: ...
@blocks("file", over="filename")
def open(filename: _F, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None) -> BZ2File[_F]: ...

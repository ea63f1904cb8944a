import io
from typing import Any, Generic, TypeVar

from async_fixer.knowledge.marks import blocks, in_memory

_F = TypeVar("_F")

class LZMACompressor:
    def compress(self, data, /) -> bytes: ...
    def flush(self) -> bytes: ...

class LZMADecompressor:
    def decompress(self, data, max_length=-1) -> bytes: ...
    check: Any
    eof: Any
    needs_input: Any
    unused_data: Any

class LZMAError(Exception): ...

@in_memory(of="_F")
class LZMAFile(io.BufferedIOBase, Generic[_F]):
    @blocks("file", severity="mild")
    def __init__(self, filename: _F = None, mode="r", *, format=None, check=-1, preset=None, filters=None) -> None: ...
    @blocks("file")
    def peek(self, size=-1): ...

@blocks("cpu", severity="mild")
def compress(data, format=1, check=-1, preset=None, filters=None) -> bytes: ...
@blocks("cpu", severity="mild")
def decompress(data, format=0, memlimit=None, filters=None) -> bytes: ...
def is_check_supported(check_id, /): ...
@blocks("file", over="filename")
def open(filename: _F, mode="rb", *, format=None, check=-1, preset=None, filters=None, encoding=None, errors=None, newline=None) -> LZMAFile[_F]: ...

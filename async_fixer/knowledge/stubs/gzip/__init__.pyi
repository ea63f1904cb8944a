import io

from async_fixer.knowledge.marks import blocks

@blocks("file")
def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None) -> GzipFile: ...
READ: object
WRITE: object

class GzipFile(io.BufferedIOBase):
    mtime: int | None
    name: str
    mode: object
    @blocks("file", severity="mild")
    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None) -> None: ...
    @blocks("file")
    def peek(self, n) -> bytes: ...
    @blocks("file")
    def rewind(self) -> None: ...

class BadGzipFile(OSError): ...
@blocks("cpu", severity="mild")
def compress(data, compresslevel=9, *, mtime=None) -> bytes: ...
@blocks("cpu", severity="mild")
def decompress(data) -> bytes: ...

import io
from typing import IO

from async_fixer.knowledge.marks import blocks, finalized

@finalized("close")
class _TemporaryFileWrapper(io.TextIOWrapper):
    """It passes everything on to the file that it wraps."""

    file: io.TextIOWrapper
    name: str
    delete: bool

class SpooledTemporaryFile(IO):
    """In memory up to `max_size`, on disk from there on: reading and writing may wait for the disk."""

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None) -> None: ...
    @blocks("file")
    def rollover(self) -> None: ...

@blocks("file")
@finalized("cleanup")
class TemporaryDirectory:
    name: str
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False) -> None: ...
    def __enter__(self) -> str: ...
    @blocks("file")
    def __exit__(self, exc, value, tb) -> None: ...
    @blocks("file")
    def cleanup(self) -> None: ...

tempdir: str | None
template: str
TMP_MAX: int

@blocks("file")
def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None) -> _TemporaryFileWrapper: ...
@blocks("file")
def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None) -> _TemporaryFileWrapper: ...
@blocks("file", severity="mild")
def gettempdir() -> str: ...
@blocks("file", severity="mild")
def gettempdirb() -> bytes: ...
def gettempprefix() -> str: ...
def gettempprefixb() -> bytes: ...
@blocks("file")
def mkdtemp(suffix=None, prefix=None, dir=None) -> str: ...
@blocks("file")
def mkstemp(suffix=None, prefix=None, dir=None, text=False) -> tuple[int, str]: ...
@blocks("file", severity="mild")
def mktemp(suffix="", prefix="tmp", dir=None) -> str: ...

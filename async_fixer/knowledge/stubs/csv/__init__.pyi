import sys
from collections.abc import Iterator, Sequence
from typing import Any, Self

from async_fixer.knowledge.marks import calls, consumes, mutates, process_wide, synthetic

QUOTE_ALL: int
QUOTE_MINIMAL: int
QUOTE_NONE: int
QUOTE_NONNUMERIC: int
if sys.version_info >= (3, 12):
    QUOTE_NOTNULL: int
    QUOTE_STRINGS: int

class Error(Exception): ...

@synthetic
class _reader(Iterator[list[str]]):
    dialect: Dialect
    line_num: int
    @consumes("csvfile", when="iterated")
    def __init__(self, csvfile, dialect="excel", **fmtparams) -> None: ...
    def __iter__(self) -> Self: ...
    def __next__(self) -> list[str]: ...

@synthetic
class _writer:
    dialect: Dialect
    def __init__(self, csvfile, dialect="excel", **fmtparams) -> None: ...
    @mutates
    @calls("self.csvfile.write")
    def writerow(self, row, /) -> Any: ...
    @mutates
    @calls("self.csvfile.write")
    @consumes("rows")
    def writerows(self, rows, /) -> None: ...

reader = _reader
writer = _writer

class DictReader(Iterator[dict[str, str]]):
    fieldnames: Sequence[str] | None
    restkey: Any
    restval: Any
    reader: _reader
    dialect: Any
    line_num: int
    @consumes("f", when="iterated")
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds) -> None: ...
    def __iter__(self) -> Self: ...
    def __next__(self) -> dict[str, str]: ...

class DictWriter:
    fieldnames: Sequence[str]
    restval: Any
    extrasaction: str
    writer: _writer
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds) -> None: ...
    @mutates
    @calls("self.f.write")
    def writeheader(self) -> Any: ...
    @mutates
    @calls("self.f.write")
    def writerow(self, rowdict) -> Any: ...
    @mutates
    @calls("self.f.write")
    @consumes("rowdicts")
    def writerows(self, rowdicts) -> None: ...

class Dialect:
    delimiter: str
    quotechar: str | None
    escapechar: str | None
    doublequote: bool
    skipinitialspace: bool
    lineterminator: str
    quoting: int
    strict: bool

class excel(Dialect): ...
class excel_tab(excel): ...
class unix_dialect(Dialect): ...

class Sniffer:
    def __init__(self) -> None: ...
    def sniff(self, sample, delimiters=None) -> type[Dialect]: ...
    def has_header(self, sample) -> bool: ...

def field_size_limit(limit=..., /) -> int: ...
def get_dialect(name): ...
def list_dialects() -> list[str]: ...
@process_wide
def register_dialect(name, dialect=..., **fmtparams): ...
@process_wide
def unregister_dialect(name): ...

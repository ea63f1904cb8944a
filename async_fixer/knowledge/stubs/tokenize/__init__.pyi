import io
import sys
from collections.abc import Iterator
from typing import Any

from async_fixer.knowledge.marks import blocks, calls

class TokenError(Exception): ...

class TokenInfo(tuple):
    @property
    def exact_type(self): ...
    type: Any
    string: Any
    start: Any
    end: Any
    line: Any

@calls("readline")
def detect_encoding(readline) -> tuple[str, list[bytes]]: ...
@calls("readline")
def generate_tokens(readline) -> Iterator[TokenInfo]: ...
@blocks("file")
def open(filename) -> io.TextIOWrapper: ...
@calls("readline")
def tokenize(readline) -> Iterator[TokenInfo]: ...
def untokenize(iterable): ...
if sys.version_info < (3, 13):
    class StopTokenizing(Exception): ...

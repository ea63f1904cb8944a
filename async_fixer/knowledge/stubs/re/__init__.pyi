import sys
from collections.abc import Iterator, Mapping
from enum import IntFlag
from typing import Any, AnyStr, Generic

from async_fixer.knowledge.marks import calls

class RegexFlag(IntFlag):
    A: RegexFlag
    ASCII: RegexFlag
    DEBUG: RegexFlag
    DOTALL: RegexFlag
    I: RegexFlag
    IGNORECASE: RegexFlag
    L: RegexFlag
    LOCALE: RegexFlag
    M: RegexFlag
    MULTILINE: RegexFlag
    S: RegexFlag
    U: RegexFlag
    UNICODE: RegexFlag
    VERBOSE: RegexFlag
    X: RegexFlag

A: RegexFlag
ASCII: RegexFlag
DEBUG: RegexFlag
DOTALL: RegexFlag
I: RegexFlag
IGNORECASE: RegexFlag
L: RegexFlag
LOCALE: RegexFlag
M: RegexFlag
MULTILINE: RegexFlag
S: RegexFlag
U: RegexFlag
UNICODE: RegexFlag
VERBOSE: RegexFlag
X: RegexFlag
if sys.version_info >= (3, 11):
    NOFLAG: RegexFlag

class error(Exception):
    msg: str
    pattern: Any
    pos: int | None
    lineno: int
    colno: int

class Match(Generic[AnyStr]):
    string: AnyStr
    re: Pattern[AnyStr]
    pos: int
    endpos: int
    lastindex: int | None
    lastgroup: str | None
    regs: Any
    def __getitem__(self, key, /) -> AnyStr: ...
    def end(self, group=0, /) -> int: ...
    def expand(self, template) -> AnyStr: ...
    def group(self, *groups) -> Any: ...
    def groupdict(self, default=None) -> dict[str, AnyStr]: ...
    def groups(self, default=None) -> tuple[AnyStr, ...]: ...
    def span(self, group=0, /) -> tuple[int, int]: ...
    def start(self, group=0, /) -> int: ...

class Pattern(Generic[AnyStr]):
    pattern: AnyStr
    flags: int
    groups: int
    groupindex: Mapping[str, int]
    def findall(self, string, pos=0, endpos=...) -> list[Any]: ...
    def finditer(self, string: AnyStr, pos=0, endpos=...) -> Iterator[Match[AnyStr]]: ...
    def fullmatch(self, string: AnyStr, pos=0, endpos=...) -> Match[AnyStr] | None: ...
    def match(self, string: AnyStr, pos=0, endpos=...) -> Match[AnyStr] | None: ...
    def scanner(self, string, pos=0, endpos=...) -> Any: ...
    def search(self, string: AnyStr, pos=0, endpos=...) -> Match[AnyStr] | None: ...
    def split(self, string: AnyStr, maxsplit=0) -> list[AnyStr]: ...
    @calls("repl")
    def sub(self, repl, string: AnyStr, count=0) -> AnyStr: ...
    @calls("repl")
    def subn(self, repl, string: AnyStr, count=0) -> tuple[AnyStr, int]: ...

def compile(pattern: AnyStr, flags=0) -> Pattern[AnyStr]: ...
def escape(pattern: AnyStr) -> AnyStr: ...
def findall(pattern, string, flags=0) -> list[Any]: ...
def finditer(pattern, string: AnyStr, flags=0) -> Iterator[Match[AnyStr]]: ...
def fullmatch(pattern, string: AnyStr, flags=0) -> Match[AnyStr] | None: ...
def match(pattern, string: AnyStr, flags=0) -> Match[AnyStr] | None: ...
def purge() -> None: ...
def search(pattern, string: AnyStr, flags=0) -> Match[AnyStr] | None: ...
def split(pattern, string: AnyStr, maxsplit=0, flags=0) -> list[AnyStr]: ...
@calls("repl")
def sub(pattern, repl, string: AnyStr, count=0, flags=0) -> AnyStr: ...
@calls("repl")
def subn(pattern, repl, string: AnyStr, count=0, flags=0) -> tuple[AnyStr, int]: ...

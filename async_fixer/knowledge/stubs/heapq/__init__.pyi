from collections.abc import Iterable, Iterator
from typing import TypeVar

from async_fixer.knowledge.marks import calls, changes, consumes

_T = TypeVar("_T")

@calls("heap[].__lt__|__gt__")
@changes("heap")
def heapify(heap, /) -> None: ...
@calls("heap[].__lt__|__gt__")
@changes("heap")
def heappop(heap: list[_T], /) -> _T: ...
@calls("heap[].__lt__|__gt__")
@calls("item.__lt__|__gt__")
@changes("heap")
def heappush(heap, item, /) -> None: ...
@calls("heap[].__lt__|__gt__")
@calls("item.__lt__|__gt__")
@changes("heap")
def heappushpop(heap: list[_T], item, /) -> _T: ...
@calls("heap[].__lt__|__gt__")
@calls("item.__lt__|__gt__")
@changes("heap")
def heapreplace(heap: list[_T], item, /) -> _T: ...
class merge(Iterator[_T]):
    @calls("iterables[].__lt__|__gt__", when="iterated", unless_given="key")
    @calls("key", when="iterated", items="iterables")
    @consumes("iterables", when="iterated")
    def __init__(self, *iterables: Iterable[_T], key=None, reverse=False) -> None: ...

@calls("iterable[].__lt__|__gt__", unless_given="key")
@calls("key", items="iterable")
@consumes("iterable")
def nlargest(n, iterable: Iterable[_T], key=None) -> list[_T]: ...
@calls("iterable[].__lt__|__gt__", unless_given="key")
@calls("key", items="iterable")
@consumes("iterable")
def nsmallest(n, iterable: Iterable[_T], key=None) -> list[_T]: ...

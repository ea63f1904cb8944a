import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from async_fixer.knowledge.marks import calls, consumes, synthetic

_T = TypeVar("_T")

@synthetic
class _chain_of(Iterator[_T]):
    @consumes("iterable", when="iterated")
    @consumes("iterable[]", when="iterated")
    def __init__(self, iterable: Iterable[Iterable[_T]], /) -> None: ...

class chain(Iterator[_T]):
    @consumes("iterables", when="iterated")
    def __init__(self, *iterables: Iterable[_T]) -> None: ...
    from_iterable = _chain_of

class count(Iterator[int]):
    def __init__(self, start=0, step=1) -> None: ...

class cycle(Iterator[_T]):
    @consumes("iterable", when="iterated")
    def __init__(self, iterable: Iterable[_T], /) -> None: ...

class repeat(Iterator[_T]):
    def __init__(self, object: _T, times=...) -> None: ...

class accumulate(Iterator[_T]):
    @calls("func", when="iterated", items="iterable, iterable")
    @consumes("iterable", when="iterated")
    def __init__(self, iterable: Iterable[_T], func=None, *, initial=None) -> None: ...

class compress(Iterator[_T]):
    @consumes("data", when="iterated")
    @consumes("selectors", when="iterated")
    def __init__(self, data: Iterable[_T], selectors) -> None: ...

class dropwhile(Iterator[_T]):
    @calls("predicate", when="iterated", items="iterable")
    @consumes("iterable", when="iterated")
    def __init__(self, predicate, iterable: Iterable[_T], /) -> None: ...

class filterfalse(Iterator[_T]):
    @calls("function", when="iterated", items="iterable")
    @consumes("iterable", when="iterated")
    def __init__(self, function, iterable: Iterable[_T], /) -> None: ...

class groupby(Iterator[tuple[Any, Iterator[_T]]]):
    @calls("key", when="iterated", items="iterable")
    @consumes("iterable", when="iterated")
    def __init__(self, iterable: Iterable[_T], key=None) -> None: ...

class islice(Iterator[_T]):
    @consumes("iterable", when="iterated")
    def __init__(self, iterable: Iterable[_T], start, stop=..., step=..., /) -> None: ...

class pairwise(Iterator[tuple[_T, _T]]):
    @consumes("iterable", when="iterated")
    def __init__(self, iterable: Iterable[_T], /) -> None: ...

class starmap(Iterator[_T]):
    @calls("function", when="iterated")
    @consumes("iterable", when="iterated")
    def __init__(self, function: Callable[..., _T], iterable, /) -> None: ...

class takewhile(Iterator[_T]):
    @calls("predicate", when="iterated", items="iterable")
    @consumes("iterable", when="iterated")
    def __init__(self, predicate, iterable: Iterable[_T], /) -> None: ...

class zip_longest(Iterator[tuple[_T, ...]]):
    @consumes("iterables", when="iterated")
    def __init__(self, *iterables: Iterable[_T], fillvalue=None) -> None: ...

class combinations(Iterator[tuple[_T, ...]]):
    @consumes("iterable")
    def __init__(self, iterable: Iterable[_T], r) -> None: ...

class combinations_with_replacement(Iterator[tuple[_T, ...]]):
    @consumes("iterable")
    def __init__(self, iterable: Iterable[_T], r) -> None: ...

class permutations(Iterator[tuple[_T, ...]]):
    @consumes("iterable")
    def __init__(self, iterable: Iterable[_T], r=None) -> None: ...

class product(Iterator[tuple[_T, ...]]):
    @consumes("iterables")
    def __init__(self, *iterables: Iterable[_T], repeat=1) -> None: ...

if sys.version_info >= (3, 12):
    class batched(Iterator[tuple[_T, ...]]):
        @consumes("iterable", when="iterated")
        def __init__(self, iterable: Iterable[_T], n, *, strict=False) -> None: ...

def tee(iterable: _T, n=2, /) -> tuple[_T, ...]: ...

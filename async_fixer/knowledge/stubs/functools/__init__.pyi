import sys
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from async_fixer.knowledge.marks import calls, carries, consumes, decorates, fills_in, memoizes, synthetic

_T = TypeVar("_T")

WRAPPER_ASSIGNMENTS: tuple[str, ...]
WRAPPER_UPDATES: tuple[str]

class partial(Generic[_T]):
    func: Callable[..., _T]
    args: tuple[Any, ...]
    keywords: dict[str, Any]
    @fills_in("func")
    @carries("func", parameter="func")
    def __init__(self, func: Callable[..., _T], /, *args, **keywords) -> None: ...

class partialmethod(Generic[_T]):
    func: Callable[..., _T]
    args: tuple[Any, ...]
    keywords: dict[str, Any]
    @fills_in("func", method=True)
    def __init__(self, func: Callable[..., _T], /, *args, **keywords) -> None: ...

class cached_property(Generic[_T]):
    func: Callable[[Any], _T]
    attrname: str | None
    @decorates("property")
    def __init__(self, func: Callable[[Any], _T]) -> None: ...
    def __get__(self, instance, owner=None) -> _T: ...

class singledispatchmethod(Generic[_T]):
    dispatcher: Any
    func: Callable[..., _T]
    @decorates("dispatches", by="register")
    def __init__(self, func: Callable[..., _T]) -> None: ...
    @decorates("keeps")
    def register(self, cls, method=None) -> Any: ...

@synthetic
class _CacheInfo(tuple[int]):
    hits: int
    misses: int
    maxsize: int | None
    currsize: int

@memoizes
@decorates("keeps")
@carries("__wrapped__")
def cache(user_function: _T, /) -> _T: ...
@memoizes
@decorates("keeps")
@carries("__wrapped__")
def lru_cache(maxsize=128, typed=False) -> Callable[[_T], _T]: ...
@decorates("keeps")
@carries("__wrapped__", parameter="wrapped")
def wraps(wrapped, assigned=..., updated=...) -> Callable[[_T], _T]: ...
def update_wrapper(wrapper: _T, wrapped, assigned=..., updated=...) -> _T: ...
@decorates("orders")
def total_ordering(cls: _T) -> _T: ...
@decorates("dispatches", by="register")
def singledispatch(func: _T) -> _T: ...
@calls("function", items="iterable, iterable")
@consumes("iterable")
def reduce(function: Callable[..., _T], iterable, initial: _T = ..., /) -> _T: ...
class cmp_to_key:
    def __init__(self, mycmp) -> None: ...
    @calls("self.mycmp")
    def __call__(self, obj) -> Any: ...

if sys.version_info >= (3, 14):
    Placeholder: Any

from collections import OrderedDict
from collections.abc import AsyncIterable, Awaitable, Callable, Coroutine, Hashable, Iterable
from typing import Any, Generic, NamedTuple, ParamSpec, TypedDict, TypeVar
from weakref import WeakKeyDictionary

from async_fixer.knowledge.marks import decorates, runs_on_loop

from ._core._eventloop import current_time
from ._core._synchronization import Lock
from .lowlevel import RunVar, checkpoint

T = TypeVar('T')
S = TypeVar('S')
P = ParamSpec('P')
lru_cache_items: RunVar[WeakKeyDictionary[AsyncLRUCacheWrapper[Any, Any], OrderedDict[Hashable, tuple[_InitialMissingType, Lock, float | None] | tuple[Any, None, float | None]]]]

class _InitialMissingType: ...

initial_missing: _InitialMissingType

class AsyncCacheInfo(NamedTuple):
    hits: int
    misses: int
    maxsize: int | None
    currsize: int
    ttl: int | None

class AsyncCacheParameters(TypedDict):
    maxsize: int | None
    typed: bool
    always_checkpoint: bool
    ttl: int | None

class _LRUMethodWrapper(Generic[T]):
    def __init__(self, wrapper: AsyncLRUCacheWrapper[..., T], instance) -> None: ...
    def cache_info(self) -> AsyncCacheInfo: ...
    def cache_parameters(self) -> AsyncCacheParameters: ...
    def cache_clear(self) -> None: ...
    async def __call__(self, *args, **kwargs) -> T: ...

class AsyncLRUCacheWrapper(Generic[P, T]):
    def __init__(self, func: Callable[P, Awaitable[T]], maxsize, typed, always_checkpoint, ttl) -> None: ...
    def cache_info(self) -> AsyncCacheInfo: ...
    def cache_parameters(self) -> AsyncCacheParameters: ...
    def cache_clear(self) -> None: ...
    async def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T: ...
    def __get__(self, instance, owner=...) -> _LRUMethodWrapper[T]: ...

@decorates("keeps")
def cache(func: Callable[..., Any] | Callable[P, Coroutine[Any, Any, Any]], /) -> Any: ...
@decorates("keeps")
def lru_cache(
    func: Callable[..., Coroutine[Any, Any, Any]] | Callable[..., Any] | None = ..., /, *, maxsize=..., typed=...,
    always_checkpoint=..., ttl=...,
) -> Any: ...
@runs_on_loop("function")
async def reduce(
    function: Callable[[T, T], Awaitable[T]] | Callable[[T, S], Awaitable[T]],
    iterable: Iterable[T] | Iterable[S] | AsyncIterable[T] | AsyncIterable[S], /,
    initial: T | _InitialMissingType = ...,
) -> T: ...

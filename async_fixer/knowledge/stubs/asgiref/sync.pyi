import asyncio
import contextvars
import inspect
import weakref
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any, Dict, Generic, ParamSpec, TypeVar

from async_fixer.knowledge.marks import decorates, offloads, runs_on_loop

from .current_thread_executor import CurrentThreadExecutor
from .local import Local

_F = TypeVar('_F', bound=Callable[..., Any])
_P = ParamSpec('_P')
_R = TypeVar('_R')
iscoroutinefunction = inspect.iscoroutinefunction
markcoroutinefunction: Callable[[_F], _F]
iscoroutinefunction = asyncio.iscoroutinefunction

class AsyncSingleThreadContext:
    token: Any
    def __init__(self) -> None: ...
    def __enter__(self): ...
    def __exit__(self, exc, value, tb): ...

class ThreadSensitiveContext:
    token: contextvars.Token[ThreadSensitiveContext] | None
    def __init__(self, *, executor=...) -> None: ...
    async def __aenter__(self): ...
    async def __aexit__(self, exc, value, tb): ...

class AsyncToSync(Generic[_P, _R]):
    executors: Local
    loop_thread_executors: Dict[asyncio.AbstractEventLoop, CurrentThreadExecutor]
    async_single_thread_context: contextvars.ContextVar[AsyncSingleThreadContext]
    context_to_thread_executor: weakref.WeakKeyDictionary[AsyncSingleThreadContext, ThreadPoolExecutor]
    awaitable: Callable[_P, Coroutine[Any, Any, _R]] | Callable[_P, Awaitable[_R]]
    force_new_loop: bool
    @runs_on_loop("awaitable")
    def __init__(
        self, awaitable: Callable[_P, Coroutine[Any, Any, _R]] | Callable[_P, Awaitable[_R]], force_new_loop=...,
    ) -> None: ...
    def __call__(self, *args: _P.args, **kwargs: _P.kwargs) -> _R: ...
    def __get__(self, parent, objtype) -> Callable[_P, _R]: ...
    async def main_wrap(
        self, call_result: Future[_R], exc_info, task_context, context,
        awaitable: Coroutine[Any, Any, _R] | Awaitable[_R],
    ) -> None: ...

class SyncToAsync(Generic[_P, _R]):
    threadlocal: Any
    single_thread_executor: ThreadPoolExecutor
    thread_sensitive_context: contextvars.ContextVar[ThreadSensitiveContext]
    deadlock_context: contextvars.ContextVar[bool]
    context_to_thread_executor: weakref.WeakKeyDictionary[ThreadSensitiveContext, Executor]
    func: Callable[_P, _R]
    context: contextvars.Context | None
    @offloads("func")
    def __init__(self, func: Callable[_P, _R], thread_sensitive=..., executor=..., context=...) -> None: ...
    async def __call__(self, *args: _P.args, **kwargs: _P.kwargs) -> _R: ...
    def __get__(self, parent, objtype) -> Callable[_P, Coroutine[Any, Any, _R]]: ...
    def thread_handler(self, loop, exc_info, task_context, func, *args, **kwargs): ...

@runs_on_loop("awaitable")
def async_to_sync(
    awaitable: None | (Callable[_P, Coroutine[Any, Any, _R]] | Callable[_P, Awaitable[_R]]) = ..., *,
    force_new_loop=...,
) -> Callable[[Callable[_P, Coroutine[Any, Any, _R]] | Callable[_P, Awaitable[_R]]], Callable[_P, _R]] | Callable[_P, _R]: ...

def markcoroutinefunction(func: _F) -> _F: ...
@offloads("func")
@decorates("offloads")
def sync_to_async(
    func: Callable[_P, _R] = ..., *, thread_sensitive=..., executor=..., context=...,
) -> SyncToAsync[_P, _R]: ...

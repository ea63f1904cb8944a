"""What changes when code moves from the loop to a worker thread: context, exceptions, arguments, decorators."""

from __future__ import annotations

import asyncio
import functools
import threading
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import anyio
import anyio.from_thread
import anyio.to_thread
import pytest
from fastapi import Depends, FastAPI
from fastapi.concurrency import contextmanager_in_threadpool, iterate_in_threadpool, run_in_threadpool
from framework_cases_starlette import PATH, served
from framework_driver import Probe, get
from starlette.authentication import AuthCredentials, requires
from starlette.middleware import Middleware
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

    from framework_driver import App

KINDS = pytest.mark.parametrize("is_async", [False, True], ids=["def", "async def"])
current: ContextVar[str] = ContextVar("current", default="unset")


def _read_back(dependency: Callable[..., Any], *, endpoint_is_async: bool) -> list[str]:
    """Return what an endpoint finds in the context variable behind `dependency`."""
    found: list[str] = []

    def plain() -> None:
        found.append(current.get())

    async def coroutine() -> None:
        plain()

    app = FastAPI(dependencies=[Depends(dependency)])
    app.get(PATH)(coroutine if endpoint_is_async else plain)
    assert get(app) == 200
    return found


def _set_plainly() -> None:
    current.set("set")


async def _set_on_loop() -> None:
    current.set("set")


def _set_by_generator() -> Iterator[None]:
    current.set("set")
    yield


async def _set_by_async_generator() -> AsyncIterator[None]:
    current.set("set")
    yield


@KINDS
@pytest.mark.parametrize("dependency", [_set_plainly, _set_by_generator])
def test_context_set_in_a_def_dependency_is_lost(dependency: Callable[..., Any], is_async: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert _read_back(dependency, endpoint_is_async=is_async) == ["unset"]


@KINDS
@pytest.mark.parametrize("dependency", [_set_on_loop, _set_by_async_generator])
def test_context_set_in_an_async_dependency_arrives(dependency: Callable[..., Any], is_async: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert _read_back(dependency, endpoint_is_async=is_async) == ["set"]


def test_a_token_cannot_be_reset_by_a_def_generator() -> None:
    def dependency() -> Iterator[None]:
        token = current.set("set")
        yield
        current.reset(token)

    with pytest.raises(ValueError, match="different Context"):
        _read_back(dependency, endpoint_is_async=False)


def test_stop_iteration_does_not_come_out_of_the_threadpool() -> None:
    async def main() -> object:
        return await run_in_threadpool(next, iter(()))

    with pytest.raises(RuntimeError, match="coroutine raised StopIteration"):
        asyncio.run(main())


def test_next_with_a_default_is_safe() -> None:
    async def main() -> object:
        return await run_in_threadpool(next, iter(()), "end")

    assert asyncio.run(main()) == "end"


def _untyped(function: Callable[..., Any]) -> Callable[..., Any]:
    return function


def _takes_func(*, func: str) -> str:
    return func


def test_run_in_threadpool_cannot_pass_an_argument_named_func() -> None:
    with pytest.raises(TypeError, match="multiple values for argument 'func'"):
        asyncio.run(_untyped(run_in_threadpool)(_takes_func, func="x"))


def test_to_thread_can_pass_an_argument_named_func() -> None:
    assert asyncio.run(asyncio.to_thread(_takes_func, func="x")) == "x"


def test_run_sync_takes_no_keyword_arguments() -> None:
    with pytest.raises(TypeError, match=r"unexpected keyword argument 'func'|multiple values for argument 'func'"):
        asyncio.run(_untyped(anyio.to_thread.run_sync)(_takes_func, func="x"))


def test_arguments_are_evaluated_on_the_loop_and_a_lambda_body_is_not() -> None:
    argument, body = Probe(is_async=False), Probe(is_async=False)

    async def main() -> None:
        await run_in_threadpool(str, argument.function()())
        await run_in_threadpool(lambda: str(body.function()()))

    asyncio.run(main())
    assert (argument.where(), body.where()) == ("loop", "worker")


def test_context_is_copied_in_but_not_back() -> None:
    async def main() -> tuple[str, str]:
        current.set("outer")
        inner = await run_in_threadpool(current.get)
        await run_in_threadpool(current.set, "inner")
        return inner, current.get()

    assert asyncio.run(main()) == ("outer", "outer")


def test_an_executor_gets_no_context() -> None:
    async def main() -> str:
        current.set("outer")
        return await asyncio.get_running_loop().run_in_executor(None, current.get)

    assert asyncio.run(main()) == "unset"


async def _offload_all(probe: Probe) -> None:
    @contextmanager
    def manager() -> Iterator[None]:
        probe.note()
        yield
        probe.note()

    chunks = probe.generator()
    assert not hasattr(chunks, "__aiter__")
    async for _ in iterate_in_threadpool(chunks):
        pass
    async with contextmanager_in_threadpool(manager()):
        pass
    await asyncio.to_thread(probe.function())
    await anyio.to_thread.run_sync(probe.function())
    await run_in_threadpool(probe.function())
    await asyncio.get_running_loop().run_in_executor(None, probe.function())


def test_what_offloads_runs_in_workers() -> None:
    probe = Probe(is_async=False)
    asyncio.run(_offload_all(probe))
    assert threading.get_ident() not in probe.threads
    assert len(probe.threads) == 8


@pytest.mark.parametrize("is_async", [False, True], ids=["run_sync", "run"])
def test_from_thread_runs_on_the_loop(is_async: bool) -> None:  # noqa: FBT001 - a parameter of the test
    probe = Probe(is_async)
    call_back = anyio.from_thread.run if is_async else anyio.from_thread.run_sync

    def endpoint(_: object) -> Response:
        call_back(probe.function())
        return Response()

    assert get(served(endpoint)) == 200
    assert probe.where() == "loop"


def test_from_thread_does_not_work_in_a_thread_of_asyncio() -> None:
    with pytest.raises(RuntimeError):
        asyncio.run(asyncio.to_thread(anyio.from_thread.run, anyio.sleep, 0))


def _awaiting(function: Callable[..., Awaitable[object]]) -> Callable[..., Awaitable[object]]:
    @functools.wraps(function)
    async def wrapper(*args: object, **kwargs: object) -> object:
        return await function(*args, **kwargs)

    return wrapper


def _calling(function: Callable[..., object]) -> Callable[..., object]:
    @functools.wraps(function)
    def wrapper(*args: object, **kwargs: object) -> object:
        return function(*args, **kwargs)

    return wrapper


def _decorated(decorator: Callable[..., Any], probe: Probe) -> App:
    app = FastAPI()
    app.get(PATH)(decorator(probe.function({})))
    return app


def test_a_decorator_that_awaits_breaks_a_def() -> None:
    with pytest.raises(TypeError, match=r"'await' expression|can't be awaited"):
        get(_decorated(_awaiting, Probe(is_async=False)))


def test_a_decorator_that_calls_keeps_a_def() -> None:
    probe = Probe(is_async=False)
    assert get(_decorated(_calling, probe)) == 200
    assert probe.where() == "worker"


@KINDS
def test_requires_keeps_the_kind(is_async: bool) -> None:  # noqa: FBT001 - a parameter of the test
    def authenticate(app: App) -> App:
        async def layer(scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI is untyped
            await app(scope | {"auth": AuthCredentials(["read"])}, receive, send)

        return layer

    probe = Probe(is_async)
    note = probe.function(Response())

    def plain(request: object) -> object:
        del request
        return note()

    async def coroutine(request: object) -> object:
        del request
        return await note()

    endpoint = requires("read")(coroutine if is_async else plain)
    assert get(served(endpoint, middleware=[Middleware(authenticate)])) == 200
    assert probe.where() == ("loop" if is_async else "worker")

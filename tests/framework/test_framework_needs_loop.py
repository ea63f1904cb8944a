"""Every function marked `needs_loop` fails where a `def` route runs: in a worker thread without an event loop."""

from __future__ import annotations

import asyncio
import concurrent.futures
import signal
import socket
import threading
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import anyio
import anyio.lowlevel
import anyio.to_process
import anyio.to_thread
import pytest
from framework_cases_starlette import served
from framework_driver import get
from framework_marks import Declaration, find_real, read_declarations
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

pytestmark = [
    pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # Python 3.12 and later speak before they fail
]

NO_CURRENT = "There is no current event loop in thread 'AnyIO worker thread'."
NO_RUNNING = "no running event loop"


_made: list[Coroutine[Any, Any, None]] = []


@pytest.fixture(autouse=True)
def _close_coroutines() -> Iterator[None]:
    yield
    while _made:
        _made.pop().close()


def _coroutine() -> Coroutine[Any, Any, None]:
    """Return a coroutine to hand over, that is closed when the test is over."""

    async def nothing() -> None:
        """Do nothing."""

    _made.append(nothing())
    return _made[-1]


class _Reader(asyncio.StreamReader):
    def __init__(self) -> None:
        """Skip what needs a loop."""


def _enter(scope: Any) -> Callable[[], object]:  # noqa: ANN401 - any context manager maker
    return lambda: scope(1).__enter__()


def _with_socket(use: Callable[[socket.socket], object]) -> object:
    with socket.socket() as unused:
        return use(unused)


def _interpreter_limiter() -> object:
    result: object = import_module("anyio.to_interpreter").current_default_interpreter_limiter()
    return result


def _library() -> object:
    result: object = import_module("sniffio").current_async_library()
    return result


def _ask_for_loop() -> None:
    """Ask in the way that gives nothing, rather than fail, where no loop runs."""
    if asyncio._get_running_loop() is None:  # noqa: SLF001 - projects do so
        raise RuntimeError(NO_RUNNING)


EXACT: dict[str, tuple[Callable[[], object], str]] = {
    "asyncio.get_event_loop": (asyncio.get_event_loop, NO_CURRENT),
    "asyncio.ensure_future": (lambda: asyncio.ensure_future(_coroutine()), NO_CURRENT),
    "asyncio.gather": (lambda: asyncio.gather(_coroutine()), NO_CURRENT),
    "asyncio.Future": (asyncio.Future, NO_CURRENT),
    "asyncio.get_running_loop": (asyncio.get_running_loop, NO_RUNNING),
    "asyncio.create_task": (lambda: asyncio.create_task(_coroutine()), NO_RUNNING),
    "asyncio.current_task": (asyncio.current_task, NO_RUNNING),
    "asyncio.all_tasks": (asyncio.all_tasks, NO_RUNNING),
}

FAILING: dict[tuple[str, str], Callable[[], object]] = {
    ("asyncio.events", "_get_running_loop"): _ask_for_loop,
    ("asyncio.events", "get_event_loop"): asyncio.get_event_loop,
    ("asyncio.events", "get_running_loop"): asyncio.get_running_loop,
    ("asyncio.futures", "Future"): asyncio.Future,
    ("asyncio.futures", "wrap_future"): lambda: asyncio.wrap_future(concurrent.futures.Future()),
    ("asyncio.streams", "StreamReader"): asyncio.StreamReader,
    ("asyncio.streams", "StreamReaderProtocol"): lambda: asyncio.StreamReaderProtocol(_Reader()),
    ("asyncio.tasks", "Task"): lambda: asyncio.Task(_coroutine()),
    ("asyncio.tasks", "all_tasks"): asyncio.all_tasks,
    ("asyncio.tasks", "as_completed"): lambda: next(iter(asyncio.as_completed([_coroutine()]))),
    ("asyncio.tasks", "create_task"): lambda: asyncio.create_task(_coroutine()),
    ("asyncio.tasks", "current_task"): asyncio.current_task,
    ("asyncio.tasks", "eager_task_factory"): lambda: vars(asyncio)["eager_task_factory"](None, _coroutine()),
    ("asyncio.tasks", "ensure_future"): lambda: asyncio.ensure_future(_coroutine()),
    ("asyncio.tasks", "gather"): lambda: asyncio.gather(_coroutine()),
    ("asyncio.tasks", "shield"): lambda: asyncio.shield(_coroutine()),
    ("asyncio.timeouts", "timeout"): lambda: asyncio.timeout(1),
    ("anyio._core._eventloop", "current_time"): anyio.current_time,
    ("anyio._core._eventloop", "get_cancelled_exc_class"): anyio.get_cancelled_exc_class,
    ("anyio._core._signals", "open_signal_receiver"): _enter(lambda _: anyio.open_signal_receiver(signal.SIGUSR1)),
    ("anyio._core._sockets", "notify_closing"): lambda: _with_socket(anyio.notify_closing),
    ("anyio._core._tasks", "CancelScope"): lambda: anyio.CancelScope().__enter__(),
    ("anyio._core._tasks", "create_task_group"): anyio.create_task_group,
    ("anyio._core._tasks", "current_effective_deadline"): anyio.current_effective_deadline,
    ("anyio._core._tasks", "fail_after"): _enter(anyio.fail_after),
    ("anyio._core._tasks", "fail_at"): _enter(anyio.fail_at),
    ("anyio._core._tasks", "move_on_after"): _enter(anyio.move_on_after),
    ("anyio._core._tasks", "move_on_at"): _enter(anyio.move_on_at),
    ("anyio._core._testing", "get_current_task"): anyio.get_current_task,
    ("anyio._core._testing", "get_running_tasks"): anyio.get_running_tasks,
    ("anyio.from_thread", "BlockingPortal"): anyio.from_thread.BlockingPortal,
    ("anyio.lowlevel", "current_token"): anyio.lowlevel.current_token,
    ("anyio.to_interpreter", "current_default_interpreter_limiter"): _interpreter_limiter,
    ("anyio.to_process", "current_default_process_limiter"): anyio.to_process.current_default_process_limiter,
    ("anyio.to_thread", "current_default_thread_limiter"): anyio.to_thread.current_default_thread_limiter,
    ("sniffio._impl", "current_async_library"): _library,
}


def _call_in_def_route(call: Callable[[], object]) -> RuntimeError:
    caught: list[RuntimeError] = []

    def endpoint(_: object) -> Response:
        try:
            call()
        except RuntimeError as error:
            caught.append(error)
        return Response()

    get(served(endpoint))
    assert caught, "it works without a loop"
    return caught[0]


def _marked_functions() -> list[Declaration]:
    return [
        declaration
        for package in ("anyio", "asyncio", "sniffio")
        for declaration in read_declarations(package)
        if declaration.has("needs_loop") and "." not in declaration.qualname and not declaration.has("until")
    ]


@pytest.mark.parametrize("name", EXACT)
def test_it_says_exactly(name: str) -> None:
    call, message = EXACT[name]
    assert str(_call_in_def_route(call)) == message


@pytest.mark.parametrize("declaration", _marked_functions(), ids=lambda item: f"{item.module}.{item.qualname}")
def test_it_fails_in_a_def_route(declaration: Declaration) -> None:
    if find_spec(declaration.module.split(".")[0]) is None or find_real(declaration) is None:
        pytest.skip("not in the installed version")
    assert isinstance(_call_in_def_route(FAILING[declaration.module, declaration.qualname]), RuntimeError)


def test_every_mark_has_a_case() -> None:
    assert {(item.module, item.qualname) for item in _marked_functions()} == set(FAILING)


FROM_ANOTHER_THREAD: dict[str, Callable[[asyncio.AbstractEventLoop, asyncio.Future[None]], object]] = {
    "AbstractEventLoop.call_soon": lambda loop, _: loop.call_soon(int),
    "AbstractEventLoop.call_later": lambda loop, _: loop.call_later(9, int),
    "AbstractEventLoop.call_at": lambda loop, _: loop.call_at(loop.time() + 9, int),
    "AbstractEventLoop.create_task": lambda loop, _: loop.create_task(_coroutine()),
    "Future.set_result": lambda _, future: future.set_result(None),
    "Future.set_exception": lambda _, future: future.set_exception(KeyError()),
    "Future.cancel": lambda _, future: future.cancel(),
}


@pytest.mark.parametrize("name", FROM_ANOTHER_THREAD)
def test_a_method_of_the_loop_is_not_for_other_threads(name: str) -> None:
    async def main() -> BaseException | None:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        future.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await asyncio.to_thread(_error_of, lambda: FROM_ANOTHER_THREAD[name](loop, future))

    assert "Non-thread-safe operation" in str(asyncio.run(main(), debug=True))


def _error_of(call: Callable[[], object]) -> BaseException | None:
    try:
        call()
    except RuntimeError as error:
        return error
    return None


def test_asyncio_run_works_in_a_def_route() -> None:
    threads: list[int] = []

    async def note() -> None:
        threads.append(threading.get_ident())

    def endpoint(_: object) -> Response:
        asyncio.run(note())
        return Response()

    assert get(served(endpoint)) == 200
    assert threads != [threading.get_ident()]
    assert len(threads) == 1


@pytest.mark.parametrize("make", [asyncio.Lock, asyncio.Event, asyncio.Queue, asyncio.Condition, asyncio.Semaphore])
def test_primitives_can_be_made_in_a_def_route(make: Callable[[], object]) -> None:
    made: list[object] = []

    def endpoint(_: object) -> Response:
        made.append(make())
        return Response()

    assert get(served(endpoint)) == 200
    assert made

"""Callables that note the thread they run in, and an ASGI server without a network that runs an app in this thread."""

from __future__ import annotations

import asyncio
import threading
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

    Message = dict[str, Any]
    App = Callable[[Any, Any, Any], Awaitable[None]]


@dataclass(slots=True)
class Probe:
    """Makes functions of one kind, `def` or `async def`, and remembers in which threads they ran."""

    is_async: bool
    threads: list[int] = field(default_factory=list)

    def note(self) -> None:
        self.threads.append(threading.get_ident())

    def where(self) -> str:
        """Return "loop" or "worker": the driver's loop runs in the thread that calls this."""
        assert self.threads, "the framework never called the function"
        return "loop" if set(self.threads) == {threading.get_ident()} else "worker"

    def function(self, result: object = None) -> Callable[[], Any]:
        """Return a function without parameters."""
        variadic = self.variadic(result)

        def plain() -> object:
            return variadic()

        async def coroutine() -> object:
            return await variadic()

        return coroutine if self.is_async else plain

    def variadic(self, result: object = None) -> Callable[..., Any]:
        """Return a function that takes any arguments, usable as a method too."""

        def plain(*_: object, **__: object) -> object:
            self.note()
            return result

        async def coroutine(*_: object, **__: object) -> object:
            self.note()
            return result

        return coroutine if self.is_async else plain

    def generator(self) -> Iterator[bytes] | AsyncIterator[bytes]:
        """Return a generator of two chunks."""

        def plain() -> Iterator[bytes]:
            for chunk in (b"a", b"b"):
                self.note()
                yield chunk

        async def asynchronous() -> AsyncIterator[bytes]:
            for chunk in plain():
                yield chunk

        return asynchronous() if self.is_async else plain()

    def lifespan(self) -> Callable[[Any], Any]:
        """Return a lifespan made with the decorator that fits the kind."""

        @contextmanager
        def plain(_: object) -> Iterator[None]:
            self.note()
            yield

        @asynccontextmanager
        async def asynchronous(_: object) -> AsyncIterator[None]:
            self.note()
            yield

        return asynchronous if self.is_async else plain


def get(app: App, method: str = "GET", *, path: str = "/probe") -> int:
    """Send one request, with the app's lifespan around it; return the status. What the app raises comes through."""
    scope = _scope("http", path) | {"method": method}
    sent = asyncio.run(_serve(app, scope, [{"type": "http.request", "body": b"", "more_body": False}]))
    statuses = [message["status"] for message in sent if message["type"] == "http.response.start"]
    assert statuses, "the app answered nothing"
    return int(statuses[0])


def connect(app: App, *, path: str = "/probe") -> None:
    """Open a websocket, send one text and close it. What the app raises comes through."""
    text = {"type": "websocket.receive", "text": "hello"}
    inbox = [{"type": "websocket.connect"}, text, {"type": "websocket.disconnect", "code": 1000}]
    asyncio.run(_serve(app, _scope("websocket", path) | {"subprotocols": []}, inbox))


async def until(condition: Callable[[], bool]) -> None:
    """Let the loop run until something is true that no event announces."""
    while not condition():  # noqa: ASYNC110 - nothing announces it
        await asyncio.sleep(0)


async def _serve(app: App, scope: Message, inbox: list[Any]) -> list[Message]:
    await _converse(
        app,
        {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}},
        [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}],
    )
    return await _converse(app, scope, inbox)


async def _converse(app: App, scope: Message, inbox: list[Any]) -> list[Message]:
    messages = iter(inbox)
    sent: list[Message] = []

    async def receive() -> Message:
        for message in messages:
            return dict(message)
        return await asyncio.Future()  # a client that neither speaks nor leaves

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent


def _scope(kind: str, path: str) -> Message:
    return {
        "type": kind,
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"testserver")],
        "client": ("testclient", 1),
        "server": ("testserver", 80),
        "state": {},
    }

from typing import Any, AsyncIterable, Awaitable, Callable, Coroutine, Iterator, Optional, Union

from async_fixer.knowledge.marks import registers, runs_on_loop
from starlette.background import BackgroundTask
from starlette.concurrency import iterate_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from sse_starlette.event import ServerSentEvent, ensure_bytes

logger: Any

class SendTimeoutError(TimeoutError): ...

class AppStatus:
    should_exit: bool
    enable_automatic_graceful_drain: bool
    original_handler: Optional[Callable]
    @staticmethod
    def disable_automatic_graceful_drain(): ...
    @staticmethod
    def enable_automatic_graceful_drain_mode(): ...
    @staticmethod
    def handle_exit(*args, **kwargs): ...

Content = Union[str, bytes, dict, ServerSentEvent, Any]
SyncContentStream = Iterator[Content]
AsyncContentStream = AsyncIterable[Content]
ContentStream = Union[AsyncContentStream, SyncContentStream]

class EventSourceResponse(Response):
    DEFAULT_PING_INTERVAL: int
    DEFAULT_SEPARATOR: str
    DEFAULT_CLEANUP_TIMEOUT: float
    sep: Any
    status_code: int
    media_type: Any
    background: Optional[BackgroundTask]
    data_sender_callable: Optional[Callable[[], Coroutine[None, None, None]]]
    send_timeout: Optional[float]
    ping_message_factory: Optional[Callable[[], ServerSentEvent]]
    client_close_handler_callable: Optional[Callable[[Message], Awaitable[None]]]
    active: bool
    body_iterator: ContentStream
    @registers("stream", sync="worker", by="parameter", parameter="content", label="stream {content}")
    @runs_on_loop("data_sender_callable")
    @runs_on_loop("ping_message_factory")
    @runs_on_loop("client_close_handler_callable")
    def __init__(
        self, content, status_code=..., headers=..., media_type=..., background=..., ping=..., sep=...,
        ping_message_factory: Optional[Callable[[], ServerSentEvent]] = ...,
        data_sender_callable: Optional[Callable[[], Coroutine[None, None, None]]] = ..., send_timeout=...,
        client_close_handler_callable: Optional[Callable[[Message], Awaitable[None]]] = ..., shutdown_event=...,
        shutdown_grace_period=..., cleanup_timeout=...,
    ) -> None: ...
    @property
    def ping_interval(self) -> Union[int, float]: ...
    @ping_interval.setter
    def ping_interval(self, value) -> None: ...
    def enable_compression(self, force=...) -> None: ...
    async def __call__(self, scope, receive, send) -> None: ...

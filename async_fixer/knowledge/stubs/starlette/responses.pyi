import os
from collections.abc import AsyncIterable, Callable, Iterable
from typing import Any

from async_fixer.knowledge.marks import calls, mutates, registers, runs_on_loop
from starlette.background import BackgroundTask
from starlette.concurrency import iterate_in_threadpool
from starlette.datastructures import URL, Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive, Scope, Send

class Response:
    media_type: Any
    charset: str
    status_code: int
    background: BackgroundTask | None
    body: Any
    @calls("self.render")
    def __init__(self, content=..., status_code=..., headers=..., media_type=..., background=...) -> None: ...
    def render(self, content) -> bytes | memoryview: ...
    @mutates
    def init_headers(self, headers=...) -> None: ...
    @property
    def headers(self) -> MutableHeaders: ...
    @mutates
    def set_cookie(
        self, key, value=..., max_age=..., expires=..., path=..., domain=..., secure=..., httponly=..., samesite=...,
        partitioned=...,
    ) -> None: ...
    @mutates
    def delete_cookie(
        self, key, path=..., domain=..., secure=..., httponly=..., samesite=..., partitioned=...,
    ) -> None: ...
    @runs_on_loop("receive")
    @runs_on_loop("send")
    async def __call__(self, scope, receive, send) -> None: ...

class HTMLResponse(Response):
    media_type: str

class PlainTextResponse(Response):
    media_type: str

class JSONResponse(Response):
    media_type: str
    @calls("self.render")
    def __init__(self, content, status_code=..., headers=..., media_type=..., background=...) -> None: ...
    def render(self, content) -> bytes: ...

class RedirectResponse(Response):
    def __init__(self, url, status_code=..., headers=..., background=...) -> None: ...

Content = str | bytes | memoryview
SyncContentStream = Iterable[Content]
AsyncContentStream = AsyncIterable[Content]
ContentStream = AsyncContentStream | SyncContentStream

class StreamingResponse(Response):
    body_iterator: AsyncContentStream
    status_code: int
    media_type: Any
    background: BackgroundTask | None
    @registers("stream", sync="worker", by="parameter", parameter="content", iterated=True, label="stream {content}")
    def __init__(self, content, status_code=..., headers=..., media_type=..., background=...) -> None: ...
    async def listen_for_disconnect(self, receive) -> None: ...
    async def stream_response(self, send) -> None: ...
    @runs_on_loop("receive")
    @runs_on_loop("send")
    async def __call__(self, scope, receive, send) -> None: ...

class FileResponse(Response):
    chunk_size: Any
    max_ranges: int
    path: str | os.PathLike[str]
    status_code: int
    filename: str | None
    media_type: str | None
    background: BackgroundTask | None
    stat_result: os.stat_result | None
    def __init__(
        self, path, status_code=..., headers=..., media_type=..., background=..., filename=..., stat_result=...,
        content_disposition_type=...,
    ) -> None: ...
    def set_stat_headers(self, stat_result) -> None: ...
    @runs_on_loop("receive")
    @runs_on_loop("send")
    async def __call__(self, scope, receive, send) -> None: ...
    def generate_multipart(
        self, ranges, boundary, max_size, content_type,
    ) -> tuple[int, Callable[[int, int], bytes]]: ...

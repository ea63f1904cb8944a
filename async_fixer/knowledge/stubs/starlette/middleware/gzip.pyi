import zlib
from typing import Any, NoReturn

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

DEFAULT_EXCLUDED_CONTENT_TYPES: Any

class GZipMiddleware:
    app: ASGIApp
    minimum_size: int
    compresslevel: int
    thread_minimum_size: int
    exclude_content_types: Any
    def __init__(
        self, app, minimum_size=..., compresslevel=..., thread_minimum_size=..., *, exclude_content_types=...,
    ) -> None: ...
    async def __call__(self, scope, receive, send) -> None: ...

class IdentityResponder:
    content_encoding: str
    app: ASGIApp
    minimum_size: int
    exclude_content_types: Any
    send: Send
    initial_message: Message
    started: bool
    content_encoding_set: bool
    content_type_is_excluded: bool
    partial_response: bool
    def __init__(self, app, minimum_size, *, exclude_content_types=...) -> None: ...
    async def __call__(self, scope, receive, send) -> None: ...
    async def send_with_compression(self, message) -> None: ...
    async def apply_compression(self, body, *, more_body) -> bytes: ...

class GZipResponder(IdentityResponder):
    content_encoding: str
    compresslevel: int
    thread_minimum_size: int
    def __init__(
        self, app, minimum_size, compresslevel=..., *, thread_minimum_size=..., exclude_content_types=...,
    ) -> None: ...
    @property
    def compressor(self) -> zlib._Compress: ...
    async def apply_compression(self, body, *, more_body) -> bytes: ...

async def unattached_send(message) -> NoReturn: ...

from collections.abc import Collection
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALL_METHODS: Any
SAFELISTED_HEADERS: Any

class CORSMiddleware:
    app: ASGIApp
    allow_origins: Collection[str]
    allow_methods: Collection[str]
    allow_headers: Any
    allow_all_origins: Any
    allow_all_headers: Any
    allow_credentials: bool
    preflight_explicit_allow_origin: Any
    allow_origin_regex: Any
    allow_private_network: bool
    simple_headers: Any
    preflight_headers: Any
    def __init__(
        self, app, allow_origins=..., allow_methods=..., allow_headers=..., allow_credentials=...,
        allow_origin_regex=..., allow_private_network=..., expose_headers=..., max_age=...,
    ) -> None: ...
    async def __call__(self, scope, receive, send) -> None: ...
    def is_allowed_origin(self, origin) -> bool: ...
    def preflight_response(self, request_headers) -> Response: ...
    async def simple_response(self, scope, receive, send, request_headers) -> None: ...
    async def send(self, message, send, request_headers) -> None: ...
    @staticmethod
    def allow_explicit_origin(headers, origin) -> None: ...

from typing import Any

from starlette.datastructures import URL, Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

ENFORCE_DOMAIN_WILDCARD: str

class TrustedHostMiddleware:
    app: ASGIApp
    allowed_hosts: Any
    allow_any: Any
    www_redirect: bool
    def __init__(self, app, allowed_hosts=..., www_redirect=...) -> None: ...
    async def __call__(self, scope, receive, send) -> None: ...

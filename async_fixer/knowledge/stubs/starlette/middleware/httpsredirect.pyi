from starlette.datastructures import URL
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

class HTTPSRedirectMiddleware:
    app: ASGIApp
    def __init__(self, app) -> None: ...
    async def __call__(self, scope, receive, send) -> None: ...

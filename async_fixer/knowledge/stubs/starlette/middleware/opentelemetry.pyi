from starlette.datastructures import URL
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

class OpenTelemetryMiddleware:
    app: ASGIApp
    def __init__(self, app, *, excluded_urls=..., tracer_provider=..., meter_provider=...) -> None: ...
    async def __call__(self, scope, receive, send) -> None: ...

from starlette.types import ASGIApp, Receive, Scope, Send

class AsyncExitStackMiddleware:
    app: ASGIApp
    context_name: str
    def __init__(self, app, context_name=...) -> None: ...
    async def __call__(self, scope, receive, send) -> None: ...

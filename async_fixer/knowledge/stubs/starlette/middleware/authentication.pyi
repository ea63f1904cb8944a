from collections.abc import Callable

from async_fixer.knowledge.marks import registers
from starlette.authentication import AuthCredentials, AuthenticationBackend, AuthenticationError, UnauthenticatedUser
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

class AuthenticationMiddleware:
    app: ASGIApp
    backend: AuthenticationBackend
    on_error: Callable[[HTTPConnection, AuthenticationError], Response]
    @registers(
        "authentication error handler", sync="loop", by="parameter", parameter="on_error", label="authentication error handler",
    )
    def __init__(
        self, app, backend, on_error: Callable[[HTTPConnection, AuthenticationError], Response] | None = ...,
    ) -> None: ...
    async def __call__(self, scope, receive, send) -> None: ...
    @staticmethod
    def default_on_error(conn, exc) -> Response: ...

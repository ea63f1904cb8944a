from collections.abc import AsyncGenerator, Generator

from async_fixer.knowledge.marks import registers

from ._models import Request, Response

__all__ = ["Auth", "BasicAuth", "DigestAuth", "FunctionAuth", "NetRCAuth"]

class Auth:
    requires_request_body: bool
    requires_response_body: bool
    def auth_flow(self, request) -> Generator[Request, Response, None]: ...
    def sync_auth_flow(self, request) -> Generator[Request, Response, None]: ...
    @registers("http authentication", sync="illegal", by="override")
    def async_auth_flow(self, request) -> AsyncGenerator[Request, Response]: ...

class FunctionAuth(Auth):
    def __init__(self, func) -> None: ...

class BasicAuth(Auth):
    def __init__(self, username, password) -> None: ...

class NetRCAuth(Auth):
    def __init__(self, file=...) -> None: ...

class DigestAuth(Auth):
    def __init__(self, username, password) -> None: ...

from typing import Any

from fastapi.openapi.models import OpenIdConnect as OpenIdConnectModel
from fastapi.security.base import SecurityBase
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.status import HTTP_401_UNAUTHORIZED

class OpenIdConnect(SecurityBase):
    model: OpenIdConnectModel
    scheme_name: Any
    auto_error: bool
    def __init__(self, *, openIdConnectUrl, scheme_name=..., description=..., auto_error=...) -> None: ...
    def make_not_authenticated_error(self) -> HTTPException: ...
    async def __call__(self, request) -> str | None: ...

from typing import Any

from fastapi.exceptions import HTTPException
from fastapi.openapi.models import HTTPBase as HTTPBaseModel
from fastapi.openapi.models import HTTPBearer as HTTPBearerModel
from fastapi.security.base import SecurityBase
from fastapi.security.utils import get_authorization_scheme_param
from pydantic import BaseModel
from starlette.requests import HTTPConnection
from starlette.status import HTTP_401_UNAUTHORIZED

class HTTPBasicCredentials(BaseModel):
    username: str
    password: str

class HTTPAuthorizationCredentials(BaseModel):
    scheme: str
    credentials: str

class HTTPBase(SecurityBase):
    model: HTTPBaseModel
    scheme_name: Any
    auto_error: bool
    def __init__(self, *, scheme, scheme_name=..., description=..., auto_error=...) -> None: ...
    def make_authenticate_headers(self) -> dict[str, str]: ...
    def make_not_authenticated_error(self) -> HTTPException: ...
    async def __call__(self, request) -> HTTPAuthorizationCredentials | None: ...

class HTTPBasic(HTTPBase):
    model: HTTPBaseModel
    scheme_name: Any
    realm: str | None
    auto_error: bool
    def __init__(self, *, scheme_name=..., realm=..., description=..., auto_error=...) -> None: ...
    def make_authenticate_headers(self) -> dict[str, str]: ...
    async def __call__(self, request) -> HTTPBasicCredentials | None: ...

class HTTPBearer(HTTPBase):
    model: HTTPBearerModel
    scheme_name: Any
    auto_error: bool
    def __init__(self, *, bearerFormat=..., scheme_name=..., description=..., auto_error=...) -> None: ...
    async def __call__(self, request) -> HTTPAuthorizationCredentials | None: ...

class HTTPDigest(HTTPBase):
    model: HTTPBaseModel
    scheme_name: Any
    auto_error: bool
    def __init__(self, *, scheme_name=..., description=..., auto_error=...) -> None: ...
    async def __call__(self, request) -> HTTPAuthorizationCredentials | None: ...

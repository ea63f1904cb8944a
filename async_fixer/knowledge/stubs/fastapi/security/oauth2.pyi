from typing import Any

from fastapi.exceptions import HTTPException
from fastapi.openapi.models import OAuth2 as OAuth2Model
from fastapi.openapi.models import OAuthFlows as OAuthFlowsModel
from fastapi.param_functions import Form
from fastapi.security.base import SecurityBase
from fastapi.security.utils import get_authorization_scheme_param
from starlette.requests import HTTPConnection
from starlette.status import HTTP_401_UNAUTHORIZED

class OAuth2PasswordRequestForm:
    grant_type: str | None
    username: str
    password: str
    scopes: Any
    client_id: str | None
    client_secret: str | None
    def __init__(
        self, *, grant_type=..., username, password, scope=..., client_id=..., client_secret=...,
    ) -> None: ...

class OAuth2PasswordRequestFormStrict(OAuth2PasswordRequestForm):
    def __init__(self, grant_type, username, password, scope=..., client_id=..., client_secret=...) -> None: ...

class OAuth2(SecurityBase):
    model: OAuth2Model
    scheme_name: Any
    auto_error: bool
    def __init__(self, *, flows=..., scheme_name=..., description=..., auto_error=...) -> None: ...
    def make_not_authenticated_error(self) -> HTTPException: ...
    async def __call__(self, request) -> str | None: ...

class OAuth2PasswordBearer(OAuth2):
    def __init__(
        self, tokenUrl, scheme_name=..., scopes=..., description=..., auto_error=..., refreshUrl=...,
    ) -> None: ...
    async def __call__(self, request) -> str | None: ...

class OAuth2AuthorizationCodeBearer(OAuth2):
    def __init__(
        self, authorizationUrl, tokenUrl, refreshUrl=..., scheme_name=..., scopes=..., description=...,
        auto_error=...,
    ) -> None: ...
    async def __call__(self, request) -> str | None: ...

class SecurityScopes:
    scopes: list[str]
    scope_str: str
    def __init__(self, scopes=...) -> None: ...

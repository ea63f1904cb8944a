from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from async_fixer.knowledge.marks import gives_back
from fastapi._compat import ModelField
from fastapi.concurrency import _DependencyConcurrency
from fastapi.security.base import SecurityBase
from fastapi.types import DependencyCacheKey

@dataclass
class Dependant:
    path_params: list[ModelField]
    query_params: list[ModelField]
    header_params: list[ModelField]
    cookie_params: list[ModelField]
    body_params: list[ModelField]
    dependencies: list[Dependant]
    name: str | None
    @property
    @gives_back("route|dependency")
    def call(self) -> Callable[..., Any] | None: ...
    request_param_name: str | None
    websocket_param_name: str | None
    http_connection_param_name: str | None
    response_param_name: str | None
    background_tasks_param_name: str | None
    security_scopes_param_name: str | None
    own_oauth_scopes: list[str] | None
    parent_oauth_scopes: list[str] | None
    use_cache: bool
    path: str | None
    scope: Literal['function', 'request'] | None
    concurrency: _DependencyConcurrency | None

from collections.abc import Callable
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Host, Mount, Route

class OpenAPIResponse(Response):
    media_type: str
    def render(self, content) -> bytes: ...

class EndpointInfo(NamedTuple):
    path: str
    http_method: str
    func: Callable[..., Any]

class BaseSchemaGenerator:
    def get_schema(self, routes) -> dict[str, Any]: ...
    def get_endpoints(self, routes) -> list[EndpointInfo]: ...
    def parse_docstring(self, func_or_method: Callable[..., Any]) -> dict[str, Any]: ...
    def OpenAPIResponse(self, request) -> Response: ...

class SchemaGenerator(BaseSchemaGenerator):
    base_schema: dict[str, Any]
    def __init__(self, base_schema) -> None: ...
    def get_schema(self, routes) -> dict[str, Any]: ...

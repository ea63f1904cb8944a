from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar

from async_fixer.knowledge.marks import compares_keys, exchanges, mutates, registers, runs_on_loop, synthetic
from fastapi import routing
from fastapi.datastructures import Default, DefaultPlaceholder
from fastapi.exception_handlers import (
    http_exception_handler,
    request_validation_exception_handler,
    websocket_request_validation_exception_handler,
)
from fastapi.exceptions import FastAPIDeprecationWarning, RequestValidationError, WebSocketRequestValidationError
from fastapi.middleware.asyncexitstack import AsyncExitStackMiddleware
from fastapi.openapi.docs import get_redoc_html, get_swagger_ui_html, get_swagger_ui_oauth2_redirect_html
from fastapi.openapi.utils import get_openapi
from fastapi.params import Depends
from fastapi.telemetry import TelemetryConfig
from fastapi.types import DecoratedCallable, IncEx
from fastapi.utils import generate_unique_id
from starlette.applications import ExceptionHandlers, Starlette
from starlette.datastructures import State
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, ExceptionHandler, Lifespan, Receive, Scope, Send

AppType = TypeVar('AppType', bound='FastAPI')

class FastAPI(Starlette):
    max_body_size: int | None
    debug: bool
    title: str
    summary: str | None
    description: str
    version: str
    terms_of_service: str | None
    contact: dict[str, str | Any] | None
    license_info: dict[str, str | Any] | None
    openapi_url: str | None
    openapi_tags: list[dict[str, Any]] | None
    root_path_in_servers: bool
    docs_url: str | None
    redoc_url: str | None
    swagger_ui_oauth2_redirect_url: str | None
    swagger_ui_init_oauth: dict[str, Any] | None
    swagger_ui_parameters: dict[str, Any] | None
    servers: Any
    separate_input_output_schemas: bool
    openapi_external_docs: dict[str, Any] | None
    openapi_version: str
    openapi_schema: dict[str, Any] | None
    webhooks: Webhooks
    root_path: str
    state: State
    dependency_overrides: DependencyOverrides
    router: routing.APIRouter
    exception_handlers: ExceptionHandlers
    user_middleware: list[Middleware]
    middleware_stack: ASGIApp | None
    @registers(
        "response", sync="loop", by="parameter", parameter="default_response_class", method="__init__|render",
        label="response {default_response_class}",
    )
    @registers(
        "lifespan", sync="illegal", once=True, by="parameter", parameter="lifespan", method="__aenter__|__aexit__",
        label="lifespan",
    )
    @registers("startup", sync="loop", once=True, by="items", parameter="on_startup", label="startup")
    @registers("shutdown", sync="loop", once=True, by="items", parameter="on_shutdown", label="shutdown")
    @registers(
        "exception handler", sync="worker", by="mapping", parameter="exception_handlers", label="exception handler",
    )
    def __init__(
        self: AppType, *, telemetry=..., debug=..., routes=..., title=..., summary=..., description=..., version=...,
        openapi_url=..., openapi_tags=..., servers=..., dependencies=..., default_response_class=...,
        redirect_slashes=..., docs_url=..., redoc_url=..., swagger_ui_oauth2_redirect_url=...,
        swagger_ui_init_oauth=..., middleware=...,
        exception_handlers: dict[int | type[Exception], Callable[[Request, Any], Coroutine[Any, Any, Response]]] | None = ...,
        on_startup: Sequence[Callable[[], Any]] | None = ..., on_shutdown: Sequence[Callable[[], Any]] | None = ...,
        lifespan: Lifespan[AppType] | None = ..., terms_of_service=..., contact=..., license_info=..., root_path=...,
        root_path_in_servers=..., responses=..., callbacks=..., webhooks=..., deprecated=..., include_in_schema=...,
        swagger_ui_parameters=..., generate_unique_id_function: Callable[[routing.APIRoute], str] = ...,
        separate_input_output_schemas=..., openapi_external_docs=..., strict_content_type=..., max_body_size=...,
        form_limits=...,
    ) -> None: ...
    def build_middleware_stack(self) -> ASGIApp: ...
    @registers("schema", sync="loop", by="override", label="schema")
    def openapi(self) -> dict[str, Any]: ...
    def setup(self) -> None: ...
    @runs_on_loop("receive")
    @runs_on_loop("send")
    async def __call__(self, scope, receive, send) -> None: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", by="parameter", parameter="endpoint", label="{methods=GET} {path}")
    def add_api_route(
        self, path, endpoint: Callable[..., Any], *, response_model=..., status_code=..., tags=..., dependencies=...,
        summary=..., description=..., response_description=..., responses=..., deprecated=..., methods=...,
        operation_id=..., response_model_include=..., response_model_exclude=..., response_model_by_alias=...,
        response_model_exclude_unset=..., response_model_exclude_defaults=..., response_model_exclude_none=...,
        include_in_schema=..., response_class=..., name=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> None: ...
    def frontend(self, path, *, directory, fallback=..., check_dir=...) -> None: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="{methods=GET} {path}")
    def api_route(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., methods=..., operation_id=...,
        response_model_include=..., response_model_exclude=..., response_model_by_alias=...,
        response_model_exclude_unset=..., response_model_exclude_defaults=..., response_model_exclude_none=...,
        include_in_schema=..., response_class=..., name=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @exchanges("websocket")
    @registers("websocket", sync="illegal", by="parameter", parameter="endpoint", label="WEBSOCKET {path}")
    def add_api_websocket_route(self, path, endpoint: Callable[..., Any], name=..., *, dependencies=...) -> None: ...
    @exchanges("websocket")
    @registers("websocket", sync="illegal", label="WEBSOCKET {path}")
    def websocket(self, path, name=..., *, dependencies=...) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="default_response_class", method="__init__|render",
        label="response {default_response_class}",
    )
    def include_router(
        self, router, *, prefix=..., tags=..., dependencies=..., responses=..., deprecated=..., include_in_schema=...,
        default_response_class=..., callbacks=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> None: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="GET {path}")
    def get(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="PUT {path}")
    def put(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="POST {path}")
    def post(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="DELETE {path}")
    def delete(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="OPTIONS {path}")
    def options(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="HEAD {path}")
    def head(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="PATCH {path}")
    def patch(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="TRACE {path}")
    def trace(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers("websocket", sync="illegal", label="WEBSOCKET {path}")
    def websocket_route(self, path, name=...) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers("startup", sync="loop", once=True, label="{event_type}")
    def on_event(self, event_type) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers("middleware", sync="illegal", label="{middleware_type} middleware")
    def middleware(self, middleware_type) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers("exception handler", sync="worker", label="exception handler {exc_class_or_status_code}")
    def exception_handler(self, exc_class_or_status_code) -> Callable[[DecoratedCallable], DecoratedCallable]: ...

@compares_keys
@synthetic
class DependencyOverrides(dict[Callable[..., Any], Callable[..., Any]]):
    @mutates
    @registers("dependency", sync="worker", by="parameter", parameter="value", label="dependency {value}")
    def __setitem__(self, key: Callable[..., Any], value: Callable[..., Any]) -> None: ...
    @mutates
    @registers("dependency", sync="worker", by="mapping", parameter="other", label="dependency")
    def update(self, other: dict[Callable[..., Any], Callable[..., Any]], /) -> None: ...

# What is documented here is never called.
@synthetic
class Webhooks(routing.APIRouter):
    def get(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    def put(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    def post(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    def delete(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    def patch(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[routing.APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...

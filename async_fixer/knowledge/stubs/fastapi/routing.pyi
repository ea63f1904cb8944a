from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from async_fixer.knowledge.marks import exchanges, gives_back, mutates, registers, synthetic
from fastapi import params
from fastapi._compat import ModelField
from fastapi.datastructures import Default, DefaultPlaceholder
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import (
    SolvedDependency,
    get_dependant,
    get_parameterless_sub_dependant,
    get_stream_item_type,
    get_typed_return_annotation,
    solve_dependencies,
)
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import (
    EndpointContext,
    FastAPIError,
    RequestValidationError,
    ResponseValidationError,
    WebSocketRequestValidationError,
)
from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, ServerSentEvent, format_sse_event
from fastapi.types import DecoratedCallable, IncEx
from fastapi.utils import (
    create_model_field,
    generate_unique_id,
    get_value_or_default,
    is_body_allowed_for_status_code,
)
from starlette import routing
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.datastructures import URL, URLPath
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.body_limit import MAX_BODY_SIZE_SCOPE_KEY
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Match, NoMatchFound, compile_path, get_name
from starlette.routing import Mount as Mount
from starlette.staticfiles import StaticFiles
from starlette.types import AppType, ASGIApp, Lifespan, Receive, Scope, Send
from starlette.websockets import WebSocket

def request_response(func: Callable[[Request], Awaitable[Response] | Response]) -> ASGIApp: ...
def websocket_session(func: Callable[[WebSocket], Awaitable[None]]) -> ASGIApp: ...
async def serialize_response(
    *, field=..., response_content, include=..., exclude=..., by_alias=..., exclude_unset=..., exclude_defaults=...,
    exclude_none=..., is_coroutine=..., endpoint_ctx=..., dump_json=...,
) -> Any: ...
async def run_endpoint_function(*, dependant, values, is_coroutine) -> Any: ...
def get_request_handler(
    dependant, body_field=..., status_code=..., response_class=..., response_field=..., response_model_include=...,
    response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
    response_model_exclude_defaults=..., response_model_exclude_none=..., dependency_overrides_provider=...,
    embed_body_fields=..., strict_content_type=..., stream_item_field=..., is_json_stream=..., form_limits=...,
) -> Callable[[Request], Coroutine[Any, Any, Response]]: ...
def get_websocket_app(
    dependant, dependency_overrides_provider=..., embed_body_fields=...,
) -> Callable[[WebSocket], Coroutine[Any, Any, Any]]: ...

class APIWebSocketRoute(routing.WebSocketRoute):
    path: str
    endpoint: Callable[..., Any]
    name: Any
    dependencies: Any
    app: Any
    @exchanges("websocket")
    @registers("websocket", sync="illegal", by="parameter", parameter="endpoint", label="WEBSOCKET {path}")
    def __init__(
        self, path, endpoint: Callable[..., Any], *, name=..., dependencies=..., dependency_overrides_provider=...,
    ) -> None: ...
    def matches(self, scope) -> tuple[Match, Scope]: ...

class APIRoute(routing.Route):
    stream_item_type: Any | None
    response_model: Any
    summary: str | None
    response_description: str
    deprecated: bool | None
    operation_id: str | None
    response_model_include: IncEx | None
    response_model_exclude: IncEx | None
    response_model_by_alias: bool
    response_model_exclude_unset: bool
    response_model_exclude_defaults: bool
    response_model_exclude_none: bool
    include_in_schema: bool
    response_class: type[Response] | DefaultPlaceholder
    dependency_overrides_provider: Any | None
    callbacks: list[BaseRoute] | None
    openapi_extra: dict[str, Any] | None
    generate_unique_id_function: Callable[[Any], str] | DefaultPlaceholder
    strict_content_type: bool | DefaultPlaceholder
    max_body_size: int | None
    tags: list[str | Enum]
    responses: dict[int | str, dict[str, Any]]
    unique_id: str
    status_code: int | None
    response_field: ModelField | None
    stream_item_field: ModelField | None
    dependencies: list[params.Depends]
    description: str
    response_fields: dict[int | str, ModelField]
    dependant: Dependant
    body_field: ModelField | None
    is_sse_stream: bool
    is_json_stream: bool
    form_limits: Any
    app: Any
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", by="parameter", parameter="endpoint", label="{methods=GET} {path}")
    def __init__(
        self, path, endpoint: Callable[..., Any], *, response_model=..., status_code=..., tags=..., dependencies=...,
        summary=..., description=..., response_description=..., responses=..., deprecated=..., name=..., methods=...,
        operation_id=..., response_model_include=..., response_model_exclude=..., response_model_by_alias=...,
        response_model_exclude_unset=..., response_model_exclude_defaults=..., response_model_exclude_none=...,
        include_in_schema=..., response_class=..., dependency_overrides_provider=..., callbacks=...,
        openapi_extra=..., generate_unique_id_function: Callable[[APIRoute], str] | DefaultPlaceholder = ...,
        strict_content_type=..., max_body_size=..., form_limits=...,
    ) -> None: ...
    @registers("route handler", sync="illegal", by="override", method="__call__", label="route handler")
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]: ...
    def matches(self, scope) -> tuple[Match, Scope]: ...
    async def handle(self, scope, receive, send) -> None: ...

@dataclass
class RouteContext:
    route: BaseRoute
    @property
    def original_route(self) -> BaseRoute: ...
    @property
    def path(self) -> str | None: ...
    @property
    def path_format(self) -> str | None: ...
    @property
    def name(self) -> str | None: ...
    @property
    def methods(self) -> set[str] | None: ...
    @property
    @gives_back("route")
    def endpoint(self) -> Callable[..., Any] | None: ...
    def __getattr__(self, name) -> Any: ...

def iter_route_contexts(routes) -> Iterator[RouteContext]: ...

@synthetic
class StartHandlers(list[Callable[[], Any]]):
    @mutates
    @registers("startup", sync="loop", once=True, by="parameter", parameter="item", label="startup")
    def append(self, item: Callable[[], Any], /) -> None: ...

@synthetic
class StopHandlers(list[Callable[[], Any]]):
    @mutates
    @registers("shutdown", sync="loop", once=True, by="parameter", parameter="item", label="shutdown")
    def append(self, item: Callable[[], Any], /) -> None: ...

class APIRouter(routing.Router):
    lifespan_context: Any
    on_startup: StartHandlers
    on_shutdown: StopHandlers
    prefix: str
    tags: list[str | Enum]
    dependencies: Any
    deprecated: bool | None
    include_in_schema: bool
    responses: Any
    callbacks: Any
    dependency_overrides_provider: Any | None
    route_class: type[APIRoute]
    default_response_class: type[Response]
    generate_unique_id_function: Callable[[APIRoute], str]
    form_limits: Any
    strict_content_type: bool
    max_body_size: int | None
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
    def __init__(
        self, *, prefix=..., tags=..., dependencies=..., default_response_class=..., responses=..., callbacks=...,
        routes=..., redirect_slashes=..., default=..., dependency_overrides_provider=..., route_class=...,
        on_startup: Sequence[Callable[[], Any]] | None = ..., on_shutdown: Sequence[Callable[[], Any]] | None = ...,
        lifespan=..., deprecated=..., include_in_schema=...,
        generate_unique_id_function: Callable[[APIRoute], str] = ..., strict_content_type=..., max_body_size=...,
        form_limits=...,
    ) -> None: ...
    @registers("route", sync="worker", by="parameter", parameter="endpoint", label="{methods=GET} {path}")
    def add_route(
        self, path, endpoint: Callable[[Request], Awaitable[Response] | Response], methods=..., name=...,
        include_in_schema=...,
    ) -> None: ...
    @registers("websocket", sync="illegal", by="parameter", parameter="endpoint", label="WEBSOCKET {path}")
    def add_websocket_route(self, path, endpoint: Callable[[WebSocket], Awaitable[None]], name=...) -> None: ...
    def frontend(self, path, *, directory, fallback=..., check_dir=...) -> None: ...
    async def app(self, scope, receive, send) -> None: ...
    async def handle(self, scope, receive, send) -> None: ...
    def matches(self, scope) -> tuple[Match, Scope]: ...
    @registers("route", sync="worker", label="{methods=GET} {path}")
    def route(
        self, path, methods=..., name=..., include_in_schema=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", by="parameter", parameter="endpoint", label="{methods=GET} {path}", prefix="prefix")
    def add_api_route(
        self, path, endpoint: Callable[..., Any], *, response_model=..., status_code=..., tags=..., dependencies=...,
        summary=..., description=..., response_description=..., responses=..., deprecated=..., methods=...,
        operation_id=..., response_model_include=..., response_model_exclude=..., response_model_by_alias=...,
        response_model_exclude_unset=..., response_model_exclude_defaults=..., response_model_exclude_none=...,
        include_in_schema=..., response_class=..., name=..., route_class_override=..., callbacks=...,
        openapi_extra=..., generate_unique_id_function: Callable[[APIRoute], str] | DefaultPlaceholder = ...,
        strict_content_type=..., max_body_size=..., form_limits=...,
    ) -> None: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="{methods=GET} {path}", prefix="prefix")
    def api_route(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., methods=..., operation_id=...,
        response_model_include=..., response_model_exclude=..., response_model_by_alias=...,
        response_model_exclude_unset=..., response_model_exclude_defaults=..., response_model_exclude_none=...,
        include_in_schema=..., response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @exchanges("websocket")
    @registers(
        "websocket", sync="illegal", by="parameter", parameter="endpoint", label="WEBSOCKET {path}", prefix="prefix",
    )
    def add_api_websocket_route(self, path, endpoint: Callable[..., Any], name=..., *, dependencies=...) -> None: ...
    @exchanges("websocket")
    @registers("websocket", sync="illegal", label="WEBSOCKET {path}", prefix="prefix")
    def websocket(self, path, name=..., *, dependencies=...) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers("websocket", sync="illegal", label="WEBSOCKET {path}")
    def websocket_route(self, path, name=...) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="default_response_class", method="__init__|render",
        label="response {default_response_class}",
    )
    def include_router(
        self, router, *, prefix=..., tags=..., dependencies=..., default_response_class=..., responses=...,
        callbacks=..., deprecated=..., include_in_schema=...,
        generate_unique_id_function: Callable[[APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> None: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="GET {path}", prefix="prefix")
    def get(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="PUT {path}", prefix="prefix")
    def put(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="POST {path}", prefix="prefix")
    def post(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="DELETE {path}", prefix="prefix")
    def delete(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="OPTIONS {path}", prefix="prefix")
    def options(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="HEAD {path}", prefix="prefix")
    def head(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="PATCH {path}", prefix="prefix")
    def patch(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers(
        "response", sync="loop", by="parameter", parameter="response_class", method="__init__|render",
        label="response {response_class}",
    )
    @exchanges("route", result="response_model")
    @registers("route", sync="worker", label="TRACE {path}", prefix="prefix")
    def trace(
        self, path, *, response_model=..., status_code=..., tags=..., dependencies=..., summary=..., description=...,
        response_description=..., responses=..., deprecated=..., operation_id=..., response_model_include=...,
        response_model_exclude=..., response_model_by_alias=..., response_model_exclude_unset=...,
        response_model_exclude_defaults=..., response_model_exclude_none=..., include_in_schema=...,
        response_class=..., name=..., callbacks=..., openapi_extra=...,
        generate_unique_id_function: Callable[[APIRoute], str] = ..., max_body_size=..., form_limits=...,
    ) -> Callable[[DecoratedCallable], DecoratedCallable]: ...
    @registers("startup", sync="loop", once=True, by="parameter", parameter="func", label="{event_type}")
    def add_event_handler(self, event_type, func: Callable[[], Any]) -> None: ...
    @registers("startup", sync="loop", once=True, label="{event_type}")
    def on_event(self, event_type) -> Callable[[DecoratedCallable], DecoratedCallable]: ...

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import params
from fastapi._compat import ModelField
from fastapi.background import BackgroundTasks
from fastapi.concurrency import asynccontextmanager, contextmanager_in_threadpool
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import DependencyScopeError
from fastapi.logger import logger
from fastapi.security.oauth2 import SecurityScopes
from fastapi.types import DependencyCacheKey, UnionType
from fastapi.utils import create_model_field, get_path_param_names
from pydantic import (
    AliasChoices,
    AliasPath,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    GetPydanticSchema,
    Json,
    Tag,
)
from pydantic.fields import FieldInfo
from starlette.background import BackgroundTasks as StarletteBackgroundTasks
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, Headers, ImmutableMultiDict, QueryParams, UploadFile
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.websockets import WebSocket

multipart_not_installed_error: str
multipart_incorrect_install_error: str
def ensure_multipart_is_installed() -> None: ...
def get_parameterless_sub_dependant(*, depends, path) -> Dependant: ...
def get_flat_params(dependant) -> list[ModelField]: ...
def get_typed_signature(call: Callable[..., Any]) -> inspect.Signature: ...
def get_typed_annotation(annotation, globalns) -> Any: ...
def get_typed_return_annotation(call: Callable[..., Any]) -> Any: ...
def get_stream_item_type(annotation) -> Any | None: ...
def get_dependant(
    *, path, call: Callable[..., Any], name=..., own_oauth_scopes=..., parent_oauth_scopes=..., use_cache=...,
    scope=..., concurrency=...,
) -> Dependant: ...
def add_non_field_param_to_dependency(*, param_name, type_annotation, dependant) -> bool | None: ...

@dataclass
class ParamDetails:
    type_annotation: Any
    depends: params.Depends | None
    field: ModelField | None

def analyze_param(*, param_name, annotation, value, path_param_names) -> ParamDetails: ...
def add_param_to_fields(*, field, dependant) -> None: ...

@dataclass
class SolvedDependency:
    values: dict[str, Any]
    errors: list[Any]
    background_tasks: StarletteBackgroundTasks | None
    response: Response
    dependency_cache: dict[DependencyCacheKey, Any]

async def solve_dependencies(
    *, request, dependant, body=..., background_tasks=..., response=..., dependency_overrides_provider=...,
    dependency_cache=..., async_exit_stack, embed_body_fields, _uses_scopes_cache=...,
) -> SolvedDependency: ...
def request_params_to_args(fields, received_params) -> tuple[dict[str, Any], list[Any]]: ...
async def request_body_to_args(
    body_fields, received_body, embed_body_fields,
) -> tuple[dict[str, Any], list[dict[str, Any]]]: ...
def get_validation_alias(field) -> str: ...

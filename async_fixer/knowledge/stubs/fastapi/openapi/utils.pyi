from typing import Any

from fastapi import routing
from fastapi._compat import ModelField
from fastapi.datastructures import DefaultPlaceholder
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import get_flat_params
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import FastAPIDeprecationWarning
from fastapi.openapi.constants import METHODS_WITH_BODY, REF_PREFIX
from fastapi.openapi.models import OpenAPI
from fastapi.params import Body, ParamTypes
from fastapi.responses import Response
from fastapi.types import DependencyCacheKey, ModelNameMap
from fastapi.utils import deep_dict_update, generate_operation_id_for_path, is_body_allowed_for_status_code
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute

validation_error_definition: Any
validation_error_response_definition: Any
status_code_ranges: dict[str, str]
def get_openapi_operation_request_body(
    *, body_field, model_name_map, field_mapping, separate_input_output_schemas=...,
) -> dict[str, Any] | None: ...
def generate_operation_id(*, route, method) -> str: ...
def generate_operation_summary(*, route, method) -> str: ...
def get_openapi_operation_metadata(*, route, method, operation_ids) -> dict[str, Any]: ...
def get_openapi_path(
    *, route, operation_ids, model_name_map, field_mapping, separate_input_output_schemas=...,
) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]: ...
def get_fields_from_routes(routes) -> list[ModelField]: ...
def get_openapi(
    *, title, version, openapi_version=..., summary=..., description=..., routes, webhooks=..., tags=..., servers=...,
    terms_of_service=..., contact=..., license_info=..., separate_input_output_schemas=..., external_docs=...,
) -> dict[str, Any]: ...

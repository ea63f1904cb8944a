from collections.abc import Callable
from typing import Any

from async_fixer.knowledge.marks import exchanges, injects, registers
from fastapi import params
from fastapi.openapi.models import Example
from pydantic import AliasChoices, AliasPath, Discriminator

def Path(
    default=..., *, default_factory: Callable[[], Any] | None = ..., alias=..., alias_priority=...,
    validation_alias=..., serialization_alias=..., title=..., description=..., gt=..., ge=..., lt=..., le=...,
    min_length=..., max_length=..., pattern=..., regex=..., discriminator=..., strict=..., validate_default=...,
    union_mode=..., fail_fast=..., multiple_of=..., allow_inf_nan=..., max_digits=..., decimal_places=...,
    examples=..., example=..., openapi_examples=..., deprecated=..., include_in_schema=...,
    json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
) -> Any: ...
@registers("parameter default", sync="loop", by="parameter", parameter="default_factory", label="parameter default")
def Query(
    default=..., *, default_factory: Callable[[], Any] | None = ..., alias=..., alias_priority=...,
    validation_alias=..., serialization_alias=..., title=..., description=..., gt=..., ge=..., lt=..., le=...,
    min_length=..., max_length=..., pattern=..., regex=..., discriminator=..., strict=..., validate_default=...,
    union_mode=..., fail_fast=..., multiple_of=..., allow_inf_nan=..., max_digits=..., decimal_places=...,
    examples=..., example=..., openapi_examples=..., deprecated=..., include_in_schema=...,
    json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
) -> Any: ...
@registers("parameter default", sync="loop", by="parameter", parameter="default_factory", label="parameter default")
def Header(
    default=..., *, default_factory: Callable[[], Any] | None = ..., alias=..., alias_priority=...,
    validation_alias=..., serialization_alias=..., convert_underscores=..., title=..., description=..., gt=...,
    ge=..., lt=..., le=..., min_length=..., max_length=..., pattern=..., regex=..., discriminator=..., strict=...,
    validate_default=..., union_mode=..., fail_fast=..., multiple_of=..., allow_inf_nan=..., max_digits=...,
    decimal_places=..., examples=..., example=..., openapi_examples=..., deprecated=..., include_in_schema=...,
    json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
) -> Any: ...
@registers("parameter default", sync="loop", by="parameter", parameter="default_factory", label="parameter default")
def Cookie(
    default=..., *, default_factory: Callable[[], Any] | None = ..., alias=..., alias_priority=...,
    validation_alias=..., serialization_alias=..., title=..., description=..., gt=..., ge=..., lt=..., le=...,
    min_length=..., max_length=..., pattern=..., regex=..., discriminator=..., strict=..., validate_default=...,
    union_mode=..., fail_fast=..., multiple_of=..., allow_inf_nan=..., max_digits=..., decimal_places=...,
    examples=..., example=..., openapi_examples=..., deprecated=..., include_in_schema=...,
    json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
) -> Any: ...
@registers("parameter default", sync="loop", by="parameter", parameter="default_factory", label="parameter default")
def Body(
    default=..., *, default_factory: Callable[[], Any] | None = ..., embed=..., media_type=..., alias=...,
    alias_priority=..., validation_alias=..., serialization_alias=..., title=..., description=..., gt=..., ge=...,
    lt=..., le=..., min_length=..., max_length=..., pattern=..., regex=..., discriminator=..., strict=...,
    validate_default=..., union_mode=..., fail_fast=..., multiple_of=..., allow_inf_nan=..., max_digits=...,
    decimal_places=..., examples=..., example=..., openapi_examples=..., deprecated=..., include_in_schema=...,
    json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
) -> Any: ...
@registers("parameter default", sync="loop", by="parameter", parameter="default_factory", label="parameter default")
def Form(
    default=..., *, default_factory: Callable[[], Any] | None = ..., media_type=..., alias=..., alias_priority=...,
    validation_alias=..., serialization_alias=..., title=..., description=..., gt=..., ge=..., lt=..., le=...,
    min_length=..., max_length=..., pattern=..., regex=..., discriminator=..., strict=..., validate_default=...,
    union_mode=..., fail_fast=..., multiple_of=..., allow_inf_nan=..., max_digits=..., decimal_places=...,
    examples=..., example=..., openapi_examples=..., deprecated=..., include_in_schema=...,
    json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
) -> Any: ...
@registers("parameter default", sync="loop", by="parameter", parameter="default_factory", label="parameter default")
def File(
    default=..., *, default_factory: Callable[[], Any] | None = ..., media_type=..., alias=..., alias_priority=...,
    validation_alias=..., serialization_alias=..., title=..., description=..., gt=..., ge=..., lt=..., le=...,
    min_length=..., max_length=..., pattern=..., regex=..., discriminator=..., strict=..., validate_default=...,
    union_mode=..., fail_fast=..., multiple_of=..., allow_inf_nan=..., max_digits=..., decimal_places=...,
    examples=..., example=..., openapi_examples=..., deprecated=..., include_in_schema=...,
    json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
) -> Any: ...
@exchanges("dependency")
@injects("dependency", sync="worker", parameter="dependency")
def Depends(dependency: Callable[..., Any] | None = ..., *, use_cache=..., scope=..., max_concurrency=...) -> Any: ...
@exchanges("dependency")
@injects("dependency", sync="worker", parameter="dependency")
def Security(dependency: Callable[..., Any] | None = ..., *, scopes=..., use_cache=...) -> Any: ...

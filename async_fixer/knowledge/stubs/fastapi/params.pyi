from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal

from async_fixer.knowledge.marks import exchanges, gives_back, injects
from fastapi.exceptions import FastAPIDeprecationWarning
from fastapi.openapi.models import Example
from pydantic import AliasChoices, AliasPath, Discriminator
from pydantic.fields import FieldInfo

class ParamTypes(Enum):
    query: str
    header: str
    path: str
    cookie: str

class Param(FieldInfo):
    in_: ParamTypes
    example: Any | None
    include_in_schema: bool
    openapi_examples: dict[str, Example] | None
    def __init__(
        self, default=..., *, default_factory: Callable[[], Any] | None = ..., annotation=..., alias=...,
        alias_priority=..., validation_alias=..., serialization_alias=..., title=..., description=..., gt=..., ge=...,
        lt=..., le=..., min_length=..., max_length=..., pattern=..., regex=..., discriminator=..., strict=...,
        validate_default=..., union_mode=..., fail_fast=..., multiple_of=..., allow_inf_nan=..., max_digits=...,
        decimal_places=..., examples=..., example=..., openapi_examples=..., deprecated=..., include_in_schema=...,
        json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
    ) -> None: ...

class Path(Param):
    in_: Any
    def __init__(
        self, default=..., *, default_factory: Callable[[], Any] | None = ..., annotation=..., alias=...,
        alias_priority=..., validation_alias=..., serialization_alias=..., title=..., description=..., gt=..., ge=...,
        lt=..., le=..., min_length=..., max_length=..., pattern=..., regex=..., discriminator=..., strict=...,
        validate_default=..., union_mode=..., fail_fast=..., multiple_of=..., allow_inf_nan=..., max_digits=...,
        decimal_places=..., examples=..., example=..., openapi_examples=..., deprecated=..., include_in_schema=...,
        json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
    ) -> None: ...

class Query(Param):
    in_: Any
    def __init__(
        self, default=..., *, default_factory: Callable[[], Any] | None = ..., annotation=..., alias=...,
        alias_priority=..., validation_alias=..., serialization_alias=..., title=..., description=..., gt=..., ge=...,
        lt=..., le=..., min_length=..., max_length=..., pattern=..., regex=..., discriminator=..., strict=...,
        validate_default=..., union_mode=..., fail_fast=..., multiple_of=..., allow_inf_nan=..., max_digits=...,
        decimal_places=..., examples=..., example=..., openapi_examples=..., deprecated=..., include_in_schema=...,
        json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
    ) -> None: ...

class Header(Param):
    in_: Any
    convert_underscores: bool
    def __init__(
        self, default=..., *, default_factory: Callable[[], Any] | None = ..., annotation=..., alias=...,
        alias_priority=..., validation_alias=..., serialization_alias=..., convert_underscores=..., title=...,
        description=..., gt=..., ge=..., lt=..., le=..., min_length=..., max_length=..., pattern=..., regex=...,
        discriminator=..., strict=..., validate_default=..., union_mode=..., fail_fast=..., multiple_of=...,
        allow_inf_nan=..., max_digits=..., decimal_places=..., examples=..., example=..., openapi_examples=...,
        deprecated=..., include_in_schema=...,
        json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
    ) -> None: ...

class Cookie(Param):
    in_: Any
    def __init__(
        self, default=..., *, default_factory: Callable[[], Any] | None = ..., annotation=..., alias=...,
        alias_priority=..., validation_alias=..., serialization_alias=..., title=..., description=..., gt=..., ge=...,
        lt=..., le=..., min_length=..., max_length=..., pattern=..., regex=..., discriminator=..., strict=...,
        validate_default=..., union_mode=..., fail_fast=..., multiple_of=..., allow_inf_nan=..., max_digits=...,
        decimal_places=..., examples=..., example=..., openapi_examples=..., deprecated=..., include_in_schema=...,
        json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
    ) -> None: ...

class Body(FieldInfo):
    embed: bool | None
    media_type: str
    example: Any | None
    include_in_schema: bool
    openapi_examples: dict[str, Example] | None
    def __init__(
        self, default=..., *, default_factory: Callable[[], Any] | None = ..., annotation=..., embed=...,
        media_type=..., alias=..., alias_priority=..., validation_alias=..., serialization_alias=..., title=...,
        description=..., gt=..., ge=..., lt=..., le=..., min_length=..., max_length=..., pattern=..., regex=...,
        discriminator=..., strict=..., validate_default=..., union_mode=..., fail_fast=..., multiple_of=...,
        allow_inf_nan=..., max_digits=..., decimal_places=..., examples=..., example=..., openapi_examples=...,
        deprecated=..., include_in_schema=...,
        json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
    ) -> None: ...

class Form(Body):
    def __init__(
        self, default=..., *, default_factory: Callable[[], Any] | None = ..., annotation=..., media_type=...,
        alias=..., alias_priority=..., validation_alias=..., serialization_alias=..., title=..., description=...,
        gt=..., ge=..., lt=..., le=..., min_length=..., max_length=..., pattern=..., regex=..., discriminator=...,
        strict=..., validate_default=..., union_mode=..., fail_fast=..., multiple_of=..., allow_inf_nan=...,
        max_digits=..., decimal_places=..., examples=..., example=..., openapi_examples=..., deprecated=...,
        include_in_schema=..., json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
    ) -> None: ...

class File(Form):
    def __init__(
        self, default=..., *, default_factory: Callable[[], Any] | None = ..., annotation=..., media_type=...,
        alias=..., alias_priority=..., validation_alias=..., serialization_alias=..., title=..., description=...,
        gt=..., ge=..., lt=..., le=..., min_length=..., max_length=..., pattern=..., regex=..., discriminator=...,
        strict=..., validate_default=..., union_mode=..., fail_fast=..., multiple_of=..., allow_inf_nan=...,
        max_digits=..., decimal_places=..., examples=..., example=..., openapi_examples=..., deprecated=...,
        include_in_schema=..., json_schema_extra: dict[str, Any] | Callable[[dict[str, Any]], None] | None = ...,
    ) -> None: ...

@dataclass
class Depends:
    @property
    @gives_back("dependency")
    def dependency(self) -> Callable[..., Any] | None: ...
    use_cache: bool
    scope: Literal['function', 'request'] | None
    max_concurrency: int | None
    @exchanges("dependency")
    @injects("dependency", sync="worker", parameter="dependency")
    def __init__(self, dependency: Callable[..., Any] | None = ..., use_cache=..., scope=..., *, max_concurrency=...) -> None: ...

@dataclass
class Security(Depends):
    scopes: Sequence[str] | None
    @exchanges("dependency")
    @injects("dependency", sync="worker", parameter="dependency")
    def __init__(
        self, dependency: Callable[..., Any] | None = ..., use_cache=..., scope=..., scopes=..., *, max_concurrency=...,
    ) -> None: ...

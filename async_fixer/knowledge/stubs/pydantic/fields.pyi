from typing import Any

from async_fixer.knowledge.marks import decorates, hooks

class FieldInfo:
    annotation: Any
    default: Any
    default_factory: Any
    alias: str | None
    title: str | None
    description: str | None
    json_schema_extra: Any
    metadata: list[Any]
    def is_required(self) -> bool: ...
    def get_default(self, *, call_default_factory=..., validated_data=...) -> Any: ...

class ModelPrivateAttr: ...
class ComputedFieldInfo: ...

@hooks("default", by="parameter", parameter="default_factory")
def Field(
    default=...,
    *,
    default_factory=...,
    alias=...,
    alias_priority=...,
    validation_alias=...,
    serialization_alias=...,
    title=...,
    field_title_generator=...,
    description=...,
    examples=...,
    exclude=...,
    exclude_if=...,
    discriminator=...,
    deprecated=...,
    json_schema_extra=...,
    frozen=...,
    validate_default=...,
    repr=...,
    init=...,
    init_var=...,
    kw_only=...,
    pattern=...,
    strict=...,
    coerce_numbers_to_str=...,
    gt=...,
    ge=...,
    lt=...,
    le=...,
    multiple_of=...,
    allow_inf_nan=...,
    max_digits=...,
    decimal_places=...,
    min_length=...,
    max_length=...,
    union_mode=...,
    fail_fast=...,
    **extra,
) -> Any: ...
@hooks("default", by="parameter", parameter="default_factory")
def PrivateAttr(default=..., *, default_factory=..., init=...) -> Any: ...
@hooks("serialize")
@decorates("keeps")
def computed_field(
    func=...,
    /,
    *,
    alias=...,
    alias_priority=...,
    exclude_if=...,
    title=...,
    field_title_generator=...,
    description=...,
    deprecated=...,
    examples=...,
    json_schema_extra=...,
    repr=...,
    return_type=...,
) -> Any: ...

from collections.abc import Iterator
from typing import Any, Self

from async_fixer.knowledge.marks import blocks, has_hooks, hooks, runs_hooks

from .config import ConfigDict
from .fields import FieldInfo

@has_hooks("validate")
class BaseModel:
    model_config: ConfigDict
    model_fields: dict[str, FieldInfo]
    model_computed_fields: dict[str, Any]
    @hooks("init", by="override")
    def __init__(self, **data) -> None: ...
    @property
    def model_extra(self) -> dict[str, Any] | None: ...
    @property
    def model_fields_set(self) -> set[str]: ...
    @runs_hooks("cls", phase="make")
    @classmethod
    def model_construct(cls, **values) -> Self: ...
    def model_copy(self, *, update=..., deep=...) -> Self: ...
    @runs_hooks("self", phase="serialize", json="mode")
    def model_dump(
        self,
        *,
        mode=...,
        include=...,
        exclude=...,
        context=...,
        by_alias=...,
        exclude_unset=...,
        exclude_defaults=...,
        exclude_none=...,
        exclude_computed_fields=...,
        round_trip=...,
        warnings=...,
        fallback=...,
        serialize_as_any=...,
        polymorphic_serialization=...,
    ) -> dict[str, Any]: ...
    @runs_hooks("self", phase="serialize")
    def model_dump_json(
        self,
        *,
        indent=...,
        ensure_ascii=...,
        include=...,
        exclude=...,
        context=...,
        by_alias=...,
        exclude_unset=...,
        exclude_defaults=...,
        exclude_none=...,
        exclude_computed_fields=...,
        round_trip=...,
        warnings=...,
        fallback=...,
        serialize_as_any=...,
        polymorphic_serialization=...,
    ) -> str: ...
    @classmethod
    def model_json_schema(
        cls, by_alias=..., ref_template=..., schema_generator=..., mode=..., *, union_format=...
    ) -> dict[str, Any]: ...
    @classmethod
    def model_parametrized_name(cls, params) -> str: ...
    @hooks("init", by="override")
    def model_post_init(self, context, /) -> None: ...
    @classmethod
    def model_rebuild(cls, *, force=..., raise_errors=...) -> bool | None: ...
    @runs_hooks("cls", phase="validate", data="obj")
    @classmethod
    def model_validate(
        cls, obj, *, strict=..., extra=..., from_attributes=..., context=..., by_alias=..., by_name=...
    ) -> Self: ...
    @runs_hooks("cls", phase="validate")
    @classmethod
    def model_validate_json(
        cls, json_data, *, strict=..., extra=..., context=..., by_alias=..., by_name=...
    ) -> Self: ...
    @runs_hooks("cls", phase="validate")
    @classmethod
    def model_validate_strings(cls, obj, *, strict=..., extra=..., context=..., by_alias=..., by_name=...) -> Self: ...
    def __iter__(self) -> Iterator[tuple[str, Any]]: ...
    @runs_hooks("self", phase="serialize")
    def dict(
        self, *, include=..., exclude=..., by_alias=..., exclude_unset=..., exclude_defaults=..., exclude_none=...
    ) -> dict[str, Any]: ...
    @runs_hooks("self", phase="serialize")
    def json(
        self,
        *,
        include=...,
        exclude=...,
        by_alias=...,
        exclude_unset=...,
        exclude_defaults=...,
        exclude_none=...,
        encoder=...,
        models_as_dict=...,
        **dumps_kwargs,
    ) -> str: ...
    @runs_hooks("cls", phase="validate", data="obj")
    @classmethod
    def parse_obj(cls, obj) -> Self: ...
    @runs_hooks("cls", phase="validate")
    @classmethod
    def parse_raw(cls, b, *, content_type=..., encoding=..., proto=..., allow_pickle=...) -> Self: ...
    @runs_hooks("cls", phase="validate")
    @blocks("file", severity="mild")
    @classmethod
    def parse_file(cls, path, *, content_type=..., encoding=..., proto=..., allow_pickle=...) -> Self: ...
    @runs_hooks("cls", phase="validate", data="obj")
    @classmethod
    def from_orm(cls, obj) -> Self: ...
    @runs_hooks("cls", phase="make")
    @classmethod
    def construct(cls, **values) -> Self: ...
    def copy(self, *, include=..., exclude=..., update=..., deep=...) -> Self: ...
    @classmethod
    def schema(cls, by_alias=..., ref_template=...) -> dict[str, Any]: ...
    @classmethod
    def schema_json(cls, *, by_alias=..., ref_template=..., **dumps_kwargs) -> str: ...
    @runs_hooks("cls", phase="validate", data="value")
    @classmethod
    def validate(cls, value) -> Self: ...
    @classmethod
    def update_forward_refs(cls, **localns) -> None: ...

def create_model(model_name, /, **field_definitions) -> type[Any]: ...

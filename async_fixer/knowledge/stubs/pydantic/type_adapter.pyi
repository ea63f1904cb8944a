from typing import Any, Generic, TypeVar

from async_fixer.knowledge.marks import runs_hooks

_T = TypeVar("_T")

class TypeAdapter(Generic[_T]):
    def rebuild(self, *, force=..., raise_errors=...) -> bool | None: ...
    @runs_hooks("self.type", phase="validate", data="object")
    def validate_python(
        self,
        object,
        /,
        *,
        strict=...,
        extra=...,
        from_attributes=...,
        context=...,
        experimental_allow_partial=...,
        by_alias=...,
        by_name=...,
    ) -> _T: ...
    @runs_hooks("self.type", phase="validate")
    def validate_json(
        self, data, /, *, strict=..., extra=..., context=..., experimental_allow_partial=..., by_alias=..., by_name=...
    ) -> _T: ...
    @runs_hooks("self.type", phase="validate")
    def validate_strings(
        self, obj, /, *, strict=..., extra=..., context=..., experimental_allow_partial=..., by_alias=..., by_name=...
    ) -> _T: ...
    def get_default_value(self, *, strict=..., context=...) -> Any: ...
    @runs_hooks("self.type", phase="serialize", json="mode")
    def dump_python(
        self,
        instance,
        /,
        *,
        mode=...,
        include=...,
        exclude=...,
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
        context=...,
    ) -> Any: ...
    @runs_hooks("self.type", phase="serialize")
    def dump_json(
        self,
        instance,
        /,
        *,
        indent=...,
        ensure_ascii=...,
        include=...,
        exclude=...,
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
        context=...,
    ) -> bytes: ...
    def json_schema(
        self, *, by_alias=..., ref_template=..., union_format=..., schema_generator=..., mode=...
    ) -> dict[str, Any]: ...
    def __init__(self, type: type[_T], *, config=..., _parent_depth=..., module=...) -> None: ...

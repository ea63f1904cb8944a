from typing import Any, Generic, Protocol, TypeVar

from async_fixer.knowledge.marks import decorates, hooks

_T = TypeVar("_T")

class ModelWrapValidatorHandler(Protocol, Generic[_T]):
    def __call__(self, value, outer_location=..., /) -> _T: ...

class AfterValidator:
    @hooks("validate", by="parameter", parameter="func")
    def __init__(self, func) -> None: ...

class BeforeValidator:
    @hooks("validate", by="parameter", parameter="func")
    def __init__(self, func, json_schema_input_type=...) -> None: ...

class PlainValidator:
    @hooks("validate", by="parameter", parameter="func")
    def __init__(self, func, json_schema_input_type=...) -> None: ...

class WrapValidator:
    @hooks("validate", by="parameter", parameter="func")
    def __init__(self, func, json_schema_input_type=...) -> None: ...

class ValidateAs:
    @hooks("validate", by="parameter", parameter="instantiation_hook")
    def __init__(self, from_type, /, instantiation_hook) -> None: ...

class SkipValidation: ...
class InstanceOf: ...

@hooks("validate")
@decorates("keeps")
def field_validator(field, /, *fields, mode=..., check_fields=..., json_schema_input_type=...): ...
@hooks("validate")
@decorates("keeps")
def model_validator(*, mode) -> Any: ...

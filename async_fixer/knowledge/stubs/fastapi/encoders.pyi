from collections.abc import Callable
from typing import Any

from async_fixer.knowledge.marks import calls, runs_hooks
from fastapi.exceptions import PydanticV1NotSupportedError
from fastapi.types import IncEx
from pydantic import BaseModel
from pydantic.color import Color
from pydantic.networks import AnyUrl, NameEmail
from pydantic.types import SecretBytes, SecretStr

def isoformat(o) -> str: ...
def decimal_encoder(dec_value) -> int | float: ...
ENCODERS_BY_TYPE: dict[type[Any], Callable[[Any], Any]]
def generate_encoders_by_class_tuples(
    type_encoder_map: dict[Any, Callable[[Any], Any]],
) -> dict[Callable[[Any], Any], tuple[Any, ...]]: ...
encoders_by_class_tuples: Any
@calls("custom_encoder{}")
@runs_hooks("obj", phase="serialize")
def jsonable_encoder(
    obj, include=..., exclude=..., by_alias=..., exclude_unset=..., exclude_defaults=..., exclude_none=...,
    custom_encoder: dict[Any, Callable[[Any], Any]] | None = ..., sqlalchemy_safe=...,
) -> Any: ...

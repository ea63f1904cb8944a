from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Generic, TypeVar
from uuid import UUID

from async_fixer.knowledge.marks import hooks

_T = TypeVar("_T")

class Secret(Generic[_T]):
    def __init__(self, secret_value: _T) -> None: ...
    def get_secret_value(self) -> _T: ...

class SecretStr:
    def __init__(self, secret_value) -> None: ...
    def get_secret_value(self) -> str: ...
    def __len__(self) -> int: ...

class SecretBytes:
    def __init__(self, secret_value) -> None: ...
    def get_secret_value(self) -> bytes: ...
    def __len__(self) -> int: ...

class StringConstraints: ...
class Json: ...
class Discriminator:
    @hooks("validate", by="parameter", parameter="discriminator")
    def __init__(self, discriminator, custom_error_type=..., custom_error_message=..., custom_error_context=...) -> None: ...

class Tag: ...
class Strict: ...
class FailFast: ...
class AllowInfNan: ...
class ImportString: ...
class OnErrorOmit: ...
class GetPydanticSchema: ...

class ByteSize(int):
    def human_readable(self, decimal=..., separator=...) -> str: ...
    def to(self, unit) -> float: ...

PositiveInt = int
NegativeInt = int
NonNegativeInt = int
NonPositiveInt = int
StrictInt = int
PositiveFloat = float
NegativeFloat = float
NonNegativeFloat = float
NonPositiveFloat = float
StrictFloat = float
FiniteFloat = float
StrictStr = str
Base64Str = str
StrictBool = bool
StrictBytes = bytes
Base64Bytes = bytes
UUID1 = UUID
UUID3 = UUID
UUID4 = UUID
UUID5 = UUID
FilePath = Path
DirectoryPath = Path
NewPath = Path
SocketPath = Path
Base64UrlStr = str
Base64UrlBytes = bytes
UUID6 = UUID
UUID7 = UUID
UUID8 = UUID
PastDate = date
FutureDate = date
AwareDatetime = datetime
NaiveDatetime = datetime
PastDatetime = datetime
FutureDatetime = datetime
JsonValue = Any

def constr(
    *,
    strip_whitespace=...,
    to_upper=...,
    to_lower=...,
    strict=...,
    min_length=...,
    max_length=...,
    pattern=...,
    ascii_only=...,
) -> type[str]: ...
def conint(*, strict=..., gt=..., ge=..., lt=..., le=..., multiple_of=...) -> type[int]: ...
def confloat(*, strict=..., gt=..., ge=..., lt=..., le=..., multiple_of=..., allow_inf_nan=...) -> type[float]: ...
def condecimal(
    *,
    strict=...,
    gt=...,
    ge=...,
    lt=...,
    le=...,
    multiple_of=...,
    max_digits=...,
    decimal_places=...,
    allow_inf_nan=...,
) -> type[Decimal]: ...
def conbytes(*, min_length=..., max_length=..., strict=...) -> type[bytes]: ...
def conlist(item_type, *, min_length=..., max_length=..., unique_items=...) -> type[list]: ...
def conset(item_type, *, min_length=..., max_length=...) -> type[set]: ...
def confrozenset(item_type, *, min_length=..., max_length=...) -> type[frozenset]: ...
def condate(*, strict=..., gt=..., ge=..., lt=..., le=...) -> type[date]: ...

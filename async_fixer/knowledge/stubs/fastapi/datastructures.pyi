from typing import Any, BinaryIO, TypeVar

from pydantic import GetJsonSchemaHandler
from starlette.datastructures import URL as URL
from starlette.datastructures import Address as Address
from starlette.datastructures import FormData as FormData
from starlette.datastructures import Headers as Headers
from starlette.datastructures import QueryParams as QueryParams
from starlette.datastructures import State as State
from starlette.datastructures import UploadFile as StarletteUploadFile

class UploadFile(StarletteUploadFile):
    file: BinaryIO
    filename: str | None
    size: int | None
    headers: Headers
    content_type: str | None
    async def write(self, data) -> None: ...
    async def read(self, size=...) -> bytes: ...
    async def seek(self, offset) -> None: ...
    async def close(self) -> None: ...

class DefaultPlaceholder:
    value: Any
    def __init__(self, value) -> None: ...
    def __bool__(self) -> bool: ...
    def __eq__(self, o) -> bool: ...

DefaultType = TypeVar('DefaultType')
def Default(value: DefaultType) -> DefaultType: ...

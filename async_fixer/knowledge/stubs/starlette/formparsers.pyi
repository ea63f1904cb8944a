from collections.abc import AsyncGenerator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from starlette.datastructures import FormData, Headers, UploadFile
from starlette.exceptions import StarletteDeprecationWarning

class FormMessage(Enum):
    FIELD_START: int
    FIELD_NAME: int
    FIELD_DATA: int
    FIELD_END: int
    END: int

@dataclass
class MultipartPart:
    content_disposition: bytes | None
    field_name: str
    data: bytearray
    file: UploadFile | None
    item_headers: list[tuple[bytes, bytes]]

class MultiPartException(Exception):
    message: str
    def __init__(self, message) -> None: ...

class FormParser:
    headers: Headers
    stream: AsyncGenerator[bytes, None]
    max_fields: int | float
    max_part_size: int
    def __init__(self, headers, stream, *, max_fields=..., max_part_size=...) -> None: ...
    def on_field_start(self) -> None: ...
    def on_field_name(self, data, start, end) -> None: ...
    def on_field_data(self, data, start, end) -> None: ...
    def on_field_end(self) -> None: ...
    async def parse(self) -> FormData: ...

class MultiPartParser:
    spool_max_size: Any
    max_part_size: Any
    headers: Headers
    stream: AsyncGenerator[bytes, None]
    max_files: int | float
    max_fields: int | float
    items: list[tuple[str, str | UploadFile]]
    def __init__(self, headers, stream, *, max_files=..., max_fields=..., max_part_size=...) -> None: ...
    def on_part_begin(self) -> None: ...
    def on_part_data(self, data, start, end) -> None: ...
    def on_part_end(self) -> None: ...
    def on_header_field(self, data, start, end) -> None: ...
    def on_header_value(self, data, start, end) -> None: ...
    def on_header_end(self) -> None: ...
    def on_headers_finished(self) -> None: ...
    def on_end(self) -> None: ...
    async def parse(self) -> FormData: ...

from typing import Any, Self

from async_fixer.knowledge.marks import blocks

from ._page import PageObject

@blocks("file")
class PdfReader:
    pages: list[PageObject]
    metadata: Any
    is_encrypted: bool
    outline: Any
    def __init__(self, stream, strict=..., password=..., **kwargs) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, exc_type, exc_value, traceback) -> None: ...
    @blocks("cpu")
    def decrypt(self, password) -> Any: ...
    def get_fields(self, *args, **kwargs) -> Any: ...

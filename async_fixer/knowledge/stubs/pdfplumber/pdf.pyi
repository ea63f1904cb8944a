from typing import Any, Self

from async_fixer.knowledge.marks import blocks

from .page import Page

class PDF:
    pages: list[Page]
    metadata: Any
    @classmethod
    @blocks("file", over="path_or_fp", rest="cpu")
    def open(cls, path_or_fp, *args, **kwargs) -> PDF: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, t, value, traceback) -> None: ...
    def close(self) -> None: ...

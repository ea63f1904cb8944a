from collections.abc import AsyncIterator, Iterator
from typing import Any

from async_fixer.knowledge.marks import blocks

from .loaders import BaseLoader

class Environment:
    loader: BaseLoader | None
    globals: dict[str, Any]
    filters: dict[str, Any]
    tests: dict[str, Any]
    is_async: bool
    def __init__(
        self,
        block_start_string=...,
        block_end_string=...,
        variable_start_string=...,
        variable_end_string=...,
        comment_start_string=...,
        comment_end_string=...,
        line_statement_prefix=...,
        line_comment_prefix=...,
        trim_blocks=...,
        lstrip_blocks=...,
        newline_sequence=...,
        keep_trailing_newline=...,
        extensions=...,
        optimized=...,
        undefined=...,
        finalize=...,
        autoescape=...,
        loader=...,
        cache_size=...,
        auto_reload=...,
        bytecode_cache=...,
        enable_async=...,
    ) -> None: ...
    def add_extension(self, extension) -> None: ...
    # Reads the file the first time, and looks whether it changed afterwards.
    @blocks("file", severity="mild")
    def get_template(self, name, parent=..., globals=...) -> Template: ...
    @blocks("file", severity="mild")
    def select_template(self, names, parent=..., globals=...) -> Template: ...
    @blocks("file", severity="mild")
    def get_or_select_template(self, template_name_or_list, parent=..., globals=...) -> Template: ...
    @blocks("file", severity="mild")
    def list_templates(self, extensions=..., filter_func=...) -> list[str]: ...
    def from_string(self, source, globals=..., template_class=...) -> Template: ...
    def parse(self, source, name=..., filename=...) -> Any: ...

class Template:
    name: str | None
    filename: str | None
    globals: Any
    def render(self, *args, **kwargs) -> str: ...
    async def render_async(self, *args, **kwargs) -> str: ...
    def stream(self, *args, **kwargs) -> TemplateStream: ...
    def generate(self, *args, **kwargs) -> Iterator[str]: ...
    def generate_async(self, *args, **kwargs) -> AsyncIterator[str]: ...
    @property
    def module(self) -> Any: ...

class TemplateStream:
    @blocks("file")
    def dump(self, fp, encoding=..., errors=...) -> None: ...
    def __iter__(self) -> TemplateStream: ...
    def __next__(self) -> str: ...

import os
from typing import Any, Union

from async_fixer.knowledge.marks import registers, runs_on_loop
from starlette.datastructures import URL, Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketClose

PathLike = Union[str, 'os.PathLike[str]']

class NotModifiedResponse(Response):
    NOT_MODIFIED_HEADERS: Any
    def __init__(self, headers) -> None: ...

class StaticFiles:
    directory: PathLike | None
    packages: list[str | tuple[str, str]] | None
    all_directories: Any
    html: bool
    config_checked: bool
    follow_symlink: bool
    def __init__(self, *, directory=..., packages=..., html=..., check_dir=..., follow_symlink=...) -> None: ...
    def get_directories(self, directory=..., packages=...) -> list[PathLike]: ...
    @runs_on_loop("receive")
    @runs_on_loop("send")
    async def __call__(self, scope, receive, send) -> None: ...
    def get_path(self, scope) -> str: ...
    @registers("static files", sync="illegal", by="override", label="static files")
    async def get_response(self, path, scope) -> Response: ...
    def lookup_path(self, path) -> tuple[str, os.stat_result | None]: ...
    def file_response(self, full_path, stat_result, scope, status_code=...) -> Response: ...
    async def check_config(self) -> None: ...
    def is_not_modified(self, response_headers, request_headers) -> bool: ...

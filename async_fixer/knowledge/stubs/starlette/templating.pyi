from collections.abc import Callable
from typing import Any

import jinja2
from starlette.background import BackgroundTask
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import Receive, Scope, Send

pass_context = jinja2.pass_context

class _TemplateResponse(HTMLResponse):
    template: Any
    context: dict[str, Any]
    def __init__(self, template, context, status_code=..., headers=..., media_type=..., background=...) -> None: ...
    async def __call__(self, scope, receive, send) -> None: ...

class Jinja2Templates:
    def __init__(
        self, directory=..., *, context_processors: list[Callable[[Request], dict[str, Any]]] | None = ..., env=...,
    ) -> None: ...
    def get_template(self, name) -> jinja2.Template: ...
    def TemplateResponse(
        self, request, name, context=..., status_code=..., headers=..., media_type=..., background=...,
    ) -> _TemplateResponse: ...

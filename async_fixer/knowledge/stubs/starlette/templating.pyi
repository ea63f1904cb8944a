from typing import Any

import jinja2
from async_fixer.knowledge.marks import calls
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
        self, directory=..., *, context_processors=..., env=...,
    ) -> None: ...
    def get_template(self, name) -> jinja2.Template: ...
    @calls("self.context_processors[]")
    def TemplateResponse(
        self, request, name, context=..., status_code=..., headers=..., media_type=..., background=...,
    ) -> _TemplateResponse: ...

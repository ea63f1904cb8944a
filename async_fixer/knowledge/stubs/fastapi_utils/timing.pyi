from collections.abc import Callable

from fastapi import FastAPI
from starlette.middleware.base import RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Mount
from starlette.types import Scope

TIMER_ATTRIBUTE: str
def add_timing_middleware(app, record: Callable[[str], None] | None = ..., prefix=..., exclude=...) -> None: ...
def record_timing(request, note=...) -> None: ...

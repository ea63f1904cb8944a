from collections.abc import Awaitable, Callable, Iterator
from typing import Any, ParamSpec, Protocol

from async_fixer.knowledge.marks import registers
from starlette.types import ASGIApp

P = ParamSpec('P')
_Scope = Any
_Receive = Callable[[], Awaitable[Any]]
_Send = Callable[[Any], Awaitable[None]]
_ASGIApp = Callable[[_Scope, _Receive, _Send], Awaitable[None]]

class _MiddlewareFactory(Protocol[P]):
    def __call__(self, app: ASGIApp, /, *args: P.args, **kwargs: P.kwargs) -> _ASGIApp: ...

class Middleware:
    cls: _MiddlewareFactory[P]
    args: Any
    kwargs: Any
    @registers("middleware", sync="illegal", by="parameter", parameter="cls", method="__call__", label="middleware {cls}")
    @registers("startup", sync="loop", once=True, by="parameter", parameter="cls", label="startup of {cls}")
    def __init__(self, cls: _MiddlewareFactory[P], *args: P.args, **kwargs: P.kwargs) -> None: ...
    def __iter__(self) -> Iterator[Any]: ...

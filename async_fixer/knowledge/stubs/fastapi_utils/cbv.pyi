from typing import Callable, Type, TypeVar

import pydantic
from async_fixer.knowledge.marks import decorates
from fastapi import APIRouter, Depends
from fastapi.routing import APIRoute
from pydantic.typing import is_classvar
from starlette.routing import Route, WebSocketRoute

PYDANTIC_VERSION = pydantic.VERSION
T = TypeVar('T')
CBV_CLASS_KEY: str
INCLUDE_INIT_PARAMS_KEY: str
RETURN_TYPES_FUNC_KEY: str
@decorates("keeps")
def cbv(router, *urls) -> Callable[[Type[T]], Type[T]]: ...

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from async_fixer.knowledge.marks import offloads

_P = ParamSpec("_P")
_T = TypeVar("_T")

@offloads("func")
async def to_thread(func: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T: ...

import enum
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from async_fixer.knowledge.marks import needs_loop

from ._core._eventloop import get_async_backend
from .abc import AsyncBackend

T = TypeVar('T')
D = TypeVar('D')
async def checkpoint() -> None: ...
async def checkpoint_if_cancelled() -> None: ...
async def cancel_shielded_checkpoint() -> None: ...

@dataclass
class EventLoopToken:
    backend_class: type[AsyncBackend]
    native_token: object

@needs_loop
def current_token() -> EventLoopToken: ...

class _NoValueSet(enum.Enum):
    NO_VALUE_SET: Any

class RunvarToken(Generic[T]):
    def __init__(self, var: RunVar[T], value: T | Literal[_NoValueSet.NO_VALUE_SET]) -> None: ...
    def __enter__(self) -> RunvarToken[T]: ...
    def __exit__(self, exc_type, exc_val, exc_tb) -> None: ...

class RunVar(Generic[T]):
    NO_VALUE_SET: Literal[_NoValueSet.NO_VALUE_SET]
    def __init__(self, name, default: T | Literal[_NoValueSet.NO_VALUE_SET] = ...) -> None: ...
    @needs_loop
    def get(self, default: D | Literal[_NoValueSet.NO_VALUE_SET] = ...) -> T | D: ...
    @needs_loop
    def set(self, value: T) -> RunvarToken[T]: ...
    @needs_loop
    def reset(self, token: RunvarToken[T]) -> None: ...

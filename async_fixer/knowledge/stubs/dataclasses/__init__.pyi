from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from async_fixer.knowledge.marks import decorates, has_hooks, hooks, runs_hooks

_T = TypeVar("_T")

MISSING: Any
KW_ONLY: Any

class Field(Generic[_T]):
    name: str
    type: Any
    default: _T
    default_factory: Callable[[], _T]
    init: bool
    repr: bool
    hash: bool | None
    compare: bool
    metadata: Mapping[Any, Any]
    kw_only: bool

class FrozenInstanceError(AttributeError): ...
class InitVar(Generic[_T]): ...

@has_hooks("make", method="__post_init__", unless={"init": False})
@decorates("keeps")
def dataclass(cls: type[_T] = None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False) -> type[_T]: ...
@hooks("default", by="parameter", parameter="default_factory")
def field(*, default: _T = ..., default_factory: Callable[[], _T] = ..., init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=...) -> _T: ...
def fields(class_or_instance) -> tuple[Field[Any], ...]: ...
def is_dataclass(obj) -> bool: ...
@runs_hooks("obj", phase="init")
def replace(obj: _T, /, **changes) -> _T: ...

def asdict(obj, *, dict_factory=...) -> dict[str, Any]: ...
def astuple(obj, *, tuple_factory=...) -> tuple[Any, ...]: ...
def make_dataclass(cls_name, fields, *, bases=..., namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False) -> type: ...

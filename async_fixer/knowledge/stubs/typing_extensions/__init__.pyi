from collections.abc import AsyncGenerator as AsyncGenerator
from collections.abc import AsyncIterable as AsyncIterable
from collections.abc import AsyncIterator as AsyncIterator
from collections.abc import Awaitable as Awaitable
from collections.abc import Callable as Callable
from collections.abc import Collection as Collection
from collections.abc import Container as Container
from collections.abc import Coroutine as Coroutine
from collections.abc import Generator as Generator
from collections.abc import Hashable as Hashable
from collections.abc import ItemsView as ItemsView
from collections.abc import Iterable as Iterable
from collections.abc import Iterator as Iterator
from collections.abc import KeysView as KeysView
from collections.abc import Mapping as Mapping
from collections.abc import MappingView as MappingView
from collections.abc import MutableMapping as MutableMapping
from collections.abc import MutableSequence as MutableSequence
from collections.abc import MutableSet as MutableSet
from collections.abc import Reversible as Reversible
from collections.abc import Sequence as Sequence
from collections.abc import Sized as Sized
from collections.abc import ValuesView as ValuesView
from typing import AbstractSet as AbstractSet
from typing import Annotated as Annotated
from typing import Any as Any
from typing import AnyStr as AnyStr
from typing import AsyncContextManager as AsyncContextManager
from typing import BinaryIO as BinaryIO
from typing import ChainMap as ChainMap
from typing import ClassVar as ClassVar
from typing import Concatenate as Concatenate
from typing import ContextManager as ContextManager
from typing import Counter as Counter
from typing import DefaultDict as DefaultDict
from typing import Deque as Deque
from typing import Dict as Dict
from typing import Final as Final
from typing import ForwardRef as ForwardRef
from typing import FrozenSet as FrozenSet
from typing import Generic as Generic
from typing import IO as IO
from typing import List as List
from typing import Literal as Literal
from typing import Match as Match
from typing import NamedTuple as NamedTuple
from typing import NewType as NewType
from typing import NoReturn as NoReturn
from typing import Optional as Optional
from typing import OrderedDict as OrderedDict
from typing import ParamSpec as ParamSpec
from typing import ParamSpecArgs as ParamSpecArgs
from typing import ParamSpecKwargs as ParamSpecKwargs
from typing import Pattern as Pattern
from typing import Protocol as Protocol
from typing import Set as Set
from typing import SupportsAbs as SupportsAbs
from typing import SupportsBytes as SupportsBytes
from typing import SupportsComplex as SupportsComplex
from typing import SupportsFloat as SupportsFloat
from typing import SupportsIndex as SupportsIndex
from typing import SupportsInt as SupportsInt
from typing import SupportsRound as SupportsRound
from typing import TYPE_CHECKING as TYPE_CHECKING
from typing import Text as Text
from typing import TextIO as TextIO
from typing import Tuple as Tuple
from typing import Type as Type
from typing import TypeAlias as TypeAlias
from typing import TypeGuard as TypeGuard
from typing import TypeVar as TypeVar
from typing import TypedDict as TypedDict
from typing import Union as Union
from typing import cast as cast
from typing import final as final
from typing import get_args as get_args
from typing import get_origin as get_origin
from typing import get_type_hints as get_type_hints
from typing import is_typeddict as is_typeddict
from typing import no_type_check as no_type_check
from typing import no_type_check_decorator as no_type_check_decorator
from typing import overload as overload
from typing import runtime_checkable as runtime_checkable

from async_fixer.knowledge.marks import decorates

_T = TypeVar("_T")

LiteralString: Any
Never: Any
NoDefault: Any
NotRequired: Any
ReadOnly: Any
Required: Any
Self: Any
TypeForm: Any
TypeIs: Any
Unpack: Any
Buffer: Any

class TypeVarTuple:
    __name__: str
    def __init__(self, name, *, default=...) -> None: ...

class TypeAliasType:
    def __init__(self, name, value, *, type_params=...) -> None: ...

class Doc:
    documentation: str
    def __init__(self, documentation, /) -> None: ...

class deprecated:
    message: str
    category: type[Warning] | None
    stacklevel: int
    def __init__(self, message, /, *, category=..., stacklevel=1) -> None: ...
    @decorates("keeps")
    def __call__(self, arg: _T, /) -> _T: ...

@decorates("keeps")
def runtime(cls: _T) -> _T: ...
@decorates("keeps")
def override(arg: _T, /) -> _T: ...
@decorates("keeps")
def disjoint_base(cls: _T) -> _T: ...
@decorates("keeps")
def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=..., **kwargs) -> Callable[[_T], _T]: ...
def assert_never(arg, /) -> NoReturn: ...
def assert_type(val: _T, typ, /) -> _T: ...
def clear_overloads() -> None: ...
def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=...) -> dict[str, Any]: ...
def get_original_bases(cls, /) -> tuple[Any, ...]: ...
def get_overloads(func) -> Sequence[Any]: ...
def get_protocol_members(tp, /) -> frozenset[str]: ...
def is_protocol(tp, /) -> bool: ...
def reveal_type(obj: _T, /) -> _T: ...

import collections
import collections.abc as _abc
import sys
from collections import ChainMap as ChainMap
from collections import Counter as Counter
from collections import OrderedDict as OrderedDict
from collections import defaultdict as _defaultdict
from collections import deque as _deque
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
from contextlib import AbstractAsyncContextManager as AsyncContextManager
from contextlib import AbstractContextManager as ContextManager
from re import Match as Match
from re import Pattern as Pattern

from async_fixer.knowledge.marks import blocks, consumes, decorates, mutates, records, synthetic

Annotated: Any
ClassVar: Any
Concatenate: Any
Final: Any
Generic: Any
Literal: Any
NoReturn: Any
Optional: Any
Protocol: Any
TypeAlias: Any
TypeGuard: Any
Union: Any
TYPE_CHECKING: bool
AbstractSet = _abc.Set
DefaultDict = _defaultdict
Deque = _deque
Dict = dict
FrozenSet = frozenset
List = list
Set = set
Text = str
Tuple = tuple
Type = type
if sys.version_info < (3, 14):
    ByteString = _abc.ByteString
if sys.version_info >= (3, 11):
    LiteralString: Any
    Never: Any
    NotRequired: Any
    Required: Any
    Self: Any
    Unpack: Any
if sys.version_info >= (3, 13):
    NoDefault: Any
    ReadOnly: Any
    TypeIs: Any

class Any: ...

class TypeVar:
    __name__: str
    __bound__: Any
    __constraints__: tuple[Any, ...]
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False) -> None: ...

class ParamSpec:
    __name__: str
    args: Any
    kwargs: Any
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False) -> None: ...

class ParamSpecArgs:
    def __init__(self, origin) -> None: ...

class ParamSpecKwargs:
    def __init__(self, origin) -> None: ...

if sys.version_info >= (3, 11):
    class TypeVarTuple:
        __name__: str
        def __init__(self, name) -> None: ...

if sys.version_info >= (3, 12):
    class TypeAliasType:
        def __init__(self, name, value, *, type_params=...) -> None: ...

class ForwardRef:
    __forward_arg__: str
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False) -> None: ...

class NewType:
    __name__: str
    __supertype__: Any
    def __init__(self, name, tp) -> None: ...
    def __call__(self, x, /) -> Any: ...

@records()
class NamedTuple(tuple[Any, ...]):
    _fields: tuple[str, ...]
    _field_defaults: dict[str, Any]
    @synthetic
    @classmethod
    def _make(cls, iterable) -> Self: ...
    @synthetic
    def _asdict(self) -> dict[str, Any]: ...
    @synthetic
    def _replace(self, **kwargs) -> Self: ...

class TypedDict(dict[str, Any]): ...

_T = TypeVar("_T")
AnyStr = TypeVar("AnyStr", str, bytes)

class SupportsAbs(Protocol[_T]):
    def __abs__(self) -> _T: ...
class SupportsBytes(Protocol):
    def __bytes__(self) -> bytes: ...
class SupportsComplex(Protocol):
    def __complex__(self) -> complex: ...
class SupportsFloat(Protocol):
    def __float__(self) -> float: ...
class SupportsIndex(Protocol):
    def __index__(self) -> int: ...
class SupportsInt(Protocol):
    def __int__(self) -> int: ...
class SupportsRound(Protocol[_T]):
    def __round__(self, ndigits=0) -> _T: ...

class IO(Iterator[AnyStr]):
    closed: bool
    mode: str
    name: str
    def __enter__(self) -> Self: ...
    @blocks("file", severity="mild")
    def __exit__(self, type, value, traceback) -> None: ...
    @synthetic
    def __iter__(self) -> Self: ...
    @synthetic
    @blocks("file")
    def __next__(self) -> AnyStr: ...
    @blocks("file", severity="mild")
    def close(self) -> None: ...
    def fileno(self) -> int: ...
    @blocks("file")
    def flush(self) -> None: ...
    def isatty(self) -> bool: ...
    @mutates
    @blocks("file")
    def read(self, n=-1) -> AnyStr: ...
    def readable(self) -> bool: ...
    @mutates
    @blocks("file")
    def readline(self, limit=-1) -> AnyStr: ...
    @mutates
    @blocks("file")
    def readlines(self, hint=-1) -> list[AnyStr]: ...
    @mutates
    @blocks("file", severity="mild")
    def seek(self, offset, whence=0) -> int: ...
    def seekable(self) -> bool: ...
    @blocks("file", severity="mild")
    def tell(self) -> int: ...
    @mutates
    @blocks("file")
    def truncate(self, size=None) -> int: ...
    def writable(self) -> bool: ...
    @mutates
    @blocks("file")
    def write(self, s: AnyStr) -> int: ...
    @mutates
    @consumes("lines")
    @blocks("file")
    def writelines(self, lines) -> None: ...

class BinaryIO(IO[bytes]):
    def __enter__(self) -> Self: ...
    @mutates
    @synthetic
    @blocks("file")
    def readinto(self, buffer, /) -> int: ...

class TextIO(IO[str]):
    buffer: BinaryIO
    encoding: str
    errors: str | None
    line_buffering: bool
    newlines: Any
    def __enter__(self) -> Self: ...

def cast(typ: type[_T], val) -> _T: ...
def get_args(tp) -> tuple[Any, ...]: ...
def get_origin(tp) -> Any: ...
def get_type_hints(obj, globalns=None, localns=None, include_extras=False) -> dict[str, Any]: ...
def is_typeddict(tp) -> bool: ...
@decorates("keeps")
def final(f: _T) -> _T: ...
@decorates("keeps")
def no_type_check(arg: _T) -> _T: ...
@decorates("keeps")
def no_type_check_decorator(decorator: _T) -> _T: ...
@decorates("keeps")
def overload(func: _T) -> _T: ...
@decorates("keeps")
def runtime_checkable(cls: _T) -> _T: ...
if sys.version_info >= (3, 11):
    def assert_never(arg, /) -> NoReturn: ...
    def assert_type(val: _T, typ, /) -> _T: ...
    def clear_overloads() -> None: ...
    @decorates("keeps")
    def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=..., **kwargs) -> Callable[[_T], _T]: ...
    def get_overloads(func) -> Sequence[Any]: ...
    def reveal_type(obj: _T, /) -> _T: ...
if sys.version_info >= (3, 12):
    @decorates("keeps")
    def override(method: _T, /) -> _T: ...
if sys.version_info >= (3, 13):
    def get_protocol_members(tp, /) -> frozenset[str]: ...
    def is_protocol(tp, /) -> bool: ...

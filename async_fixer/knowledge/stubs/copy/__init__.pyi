from typing import TypeVar

from async_fixer.knowledge.marks import calls, makes_new

_T = TypeVar("_T")

error = Error
class Error(Exception): ...
@calls("x.__copy__|__reduce_ex__|__reduce__|__getstate__")
@makes_new("x")
def copy(x: _T) -> _T: ...
@calls("x.__deepcopy__|__reduce_ex__|__reduce__|__getstate__")
@calls("x[].__deepcopy__")
@makes_new("x", whole=True)
def deepcopy(x: _T, memo=None, _nil=...) -> _T: ...

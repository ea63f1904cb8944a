from typing import Any

from async_fixer.knowledge.marks import calls

OPT_INDENT_2: int
OPT_NAIVE_UTC: int
OPT_NON_STR_KEYS: int
OPT_SERIALIZE_NUMPY: int
OPT_SORT_KEYS: int

class JSONDecodeError(ValueError): ...

@calls("default")
def dumps(obj, /, default=..., option=...) -> bytes: ...
def loads(obj, /) -> Any: ...

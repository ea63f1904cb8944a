from typing import Any

from ...sql import sqltypes
from ...sql.elements import ColumnElement

class array(ColumnElement[Any]):
    def __init__(self, clauses, *, type_=..., **kw) -> None: ...

class ARRAY(sqltypes.ARRAY): ...

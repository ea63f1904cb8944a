from typing import Any, TypeVar, overload

from sqlalchemy.sql.elements import ColumnElement

from ._expression_select_cls import Select, SelectOfScalar

_T = TypeVar("_T")

@overload
def select(__ent0: type[_T], /) -> SelectOfScalar[_T]: ...
@overload
def select(__ent0: ColumnElement[_T], /) -> SelectOfScalar[_T]: ...
@overload
def select(*entities) -> Select[Any]: ...

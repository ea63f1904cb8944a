from typing import Any, Generic, TypeVar

from .base import Mapped

_T = TypeVar("_T")

class ColumnProperty(Generic[_T]):
    columns: list[Any]
    expression: Any

class MappedSQLExpression(ColumnProperty[_T], Mapped[_T]): ...

class MappedColumn(Mapped[_T]):
    column: Any
    name: str

from typing import Any, Generic, TypeVar, overload

from async_fixer.knowledge.marks import synthetic

from ..sql.elements import SQLColumnExpression
from .attributes import InstrumentedAttribute
from .dynamic import AppenderQuery
from .mapper import Mapper
from .writeonly import WriteOnlyCollection

_T = TypeVar("_T")

class SQLORMExpression(SQLColumnExpression[_T]): ...

class Mapped(SQLORMExpression[_T], Generic[_T]):
    # Of the class it is the column, of an object its value.
    @synthetic
    @overload
    def __get__(self, instance: None, owner: Any) -> InstrumentedAttribute[_T]: ...
    @synthetic
    @overload
    def __get__(self, instance: object, owner: Any) -> _T: ...
    @synthetic
    def __set__(self, instance: Any, value: Any) -> None: ...
    @synthetic
    def __delete__(self, instance: Any) -> None: ...

class DynamicMapped(Generic[_T]):
    @synthetic
    def __get__(self, instance: object, owner: Any) -> AppenderQuery[_T]: ...
    @synthetic
    def __set__(self, instance: Any, value: Any) -> None: ...

class WriteOnlyMapped(Generic[_T]):
    @synthetic
    def __get__(self, instance: object, owner: Any) -> WriteOnlyCollection[_T]: ...
    @synthetic
    def __set__(self, instance: Any, value: Any) -> None: ...

def class_mapper(class_, configure=...) -> Mapper[Any]: ...
def object_mapper(instance) -> Mapper[Any]: ...

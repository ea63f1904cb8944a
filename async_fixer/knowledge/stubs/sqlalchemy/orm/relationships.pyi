from typing import Any, Generic, TypeVar

from .base import Mapped

_T = TypeVar("_T")

class RelationshipProperty(Generic[_T]):
    mapper: Any
    secondary: Any
    direction: Any

class Relationship(RelationshipProperty[_T], Mapped[_T]): ...

def foreign(expr) -> Any: ...
def remote(expr) -> Any: ...

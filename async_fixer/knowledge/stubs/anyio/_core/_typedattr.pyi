from collections.abc import Callable, Mapping
from typing import Any, TypeVar

T_Attr = TypeVar('T_Attr')
T_Default = TypeVar('T_Default')
undefined: Any
def typed_attribute() -> Any: ...

class TypedAttributeSet: ...

class TypedAttributeProvider:
    @property
    def extra_attributes(self) -> Mapping[T_Attr, Callable[[], T_Attr]]: ...
    def extra(self, attribute, default=...) -> object: ...

from typing import Generic, TypeVar

from .main import BaseModel

_T = TypeVar("_T")

class RootModel(BaseModel, Generic[_T]):
    root: _T
    def __init__(self, /, root=..., **data) -> None: ...

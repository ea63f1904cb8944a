from typing import Generic, TypeVar

from async_fixer.knowledge.marks import calls

from .main import BaseModel

_T = TypeVar("_T")

class RootModel(BaseModel, Generic[_T]):
    root: _T
    @calls("self.model_post_init")
    def __init__(self, /, root=..., **data) -> None: ...

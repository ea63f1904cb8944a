from typing import Any

from .base import RunnableSerializable

class RunnablePassthrough(RunnableSerializable[Any, Any]):
    def __init__(self, func=..., afunc=..., *, input_type=..., **kwargs) -> None: ...
    @classmethod
    def assign(cls, **kwargs) -> RunnableSerializable[Any, Any]: ...

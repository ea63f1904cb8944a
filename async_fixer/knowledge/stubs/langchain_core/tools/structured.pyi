from .base import BaseTool

class StructuredTool(BaseTool):
    @classmethod
    def from_function(cls, func=..., coroutine=..., name=..., description=..., **kwargs) -> StructuredTool: ...

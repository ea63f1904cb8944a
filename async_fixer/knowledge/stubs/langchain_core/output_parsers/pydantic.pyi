from .base import BaseOutputParser

class PydanticOutputParser(BaseOutputParser):
    def __init__(self, *, pydantic_object, **kwargs) -> None: ...

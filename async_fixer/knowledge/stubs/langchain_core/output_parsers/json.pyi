from .base import BaseOutputParser

class JsonOutputParser(BaseOutputParser):
    def __init__(self, *args, **kwargs) -> None: ...

from typing import Any

class BaseMessage:
    content: Any
    id: str | None
    additional_kwargs: dict[str, Any]
    response_metadata: dict[str, Any]
    def __init__(self, content=..., **kwargs) -> None: ...
    def pretty_repr(self, html=...) -> str: ...

from typing import Any

class PyJWK:
    key: Any
    def __init__(self, jwk_data, algorithm=...) -> None: ...
    @property
    def key_id(self) -> str | None: ...
    @staticmethod
    def from_dict(obj, algorithm=...) -> PyJWK: ...
    @staticmethod
    def from_json(data, algorithm=...) -> PyJWK: ...

class PyJWKSet:
    keys: list[PyJWK]

from typing import Any

import pydantic
from pydantic_settings import BaseSettings

PYDANTIC_VERSION = pydantic.VERSION

class APISettings(BaseSettings):
    debug: bool
    docs_url: str
    openapi_prefix: str
    openapi_url: str
    redoc_url: str
    title: str
    version: str
    disable_docs: bool
    @property
    def fastapi_kwargs(self) -> dict[str, Any]: ...

def get_api_settings() -> APISettings: ...

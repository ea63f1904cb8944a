import pydantic
from pydantic import BaseConfig, BaseModel, ConfigDict

from .camelcase import snake2camel

PYDANTIC_VERSION = pydantic.VERSION

class APIModel(BaseModel): ...

class APIMessage(APIModel):
    detail: str

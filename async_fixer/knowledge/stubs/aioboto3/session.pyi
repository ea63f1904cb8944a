from typing import Any

from aiobotocore.session import ClientCreatorContext
from async_fixer.knowledge.marks import synthetic

class Session:
    def __init__(self, aws_access_key_id=..., aws_secret_access_key=..., **kwargs) -> None: ...
    @synthetic
    def client(self, service_name, *args, **kwargs) -> ClientCreatorContext: ...
    def resource(self, service_name, *args, **kwargs) -> Any: ...

from typing import Any

from async_fixer.knowledge.marks import blocks

from .client import Client

@blocks("database")
def connect(dsn=..., host=..., user=..., password=..., port=..., database=..., **kwargs) -> Any: ...

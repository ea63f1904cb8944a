from async_fixer.knowledge.marks import blocks

from .connection import SnowflakeConnection
from .cursor import DictCursor, SnowflakeCursor

@blocks("database")
def connect(connection_name=..., **kwargs) -> SnowflakeConnection: ...

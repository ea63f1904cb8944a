from typing import Self

from async_fixer.knowledge.marks import blocks, synthetic

from .connection import MySQLConnection
from .cursor import MySQLCursor

class PooledMySQLConnection:
    def __enter__(self) -> Self: ...
    @blocks("database")
    def __exit__(self, exc_type, exc_value, traceback) -> None: ...
    @synthetic
    def cursor(self, *args, **kwargs) -> MySQLCursor: ...
    @synthetic
    @blocks("database")
    def commit(self) -> None: ...
    @synthetic
    @blocks("database")
    def rollback(self) -> None: ...
    @blocks("database", severity="mild")
    def close(self) -> None: ...

# Opens the connections of the pool.
@blocks("database")
class MySQLConnectionPool:
    def __init__(self, pool_size=..., pool_name=..., pool_reset_session=..., **kwargs) -> None: ...
    @blocks("database")
    def get_connection(self) -> PooledMySQLConnection: ...

@blocks("database")
def connect(*args, **kwargs) -> MySQLConnection: ...

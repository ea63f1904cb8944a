from async_fixer.knowledge.marks import blocks

from . import errors, rows
from .connection import Connection
from .connection_async import AsyncConnection
from .cursor import Cursor
from .cursor_async import AsyncCursor
from .errors import DatabaseError, DataError, Error, IntegrityError, InterfaceError, OperationalError, ProgrammingError

@blocks("database", instead="psycopg.AsyncConnection")
def connect(
    conninfo=..., *, autocommit=..., prepare_threshold=..., context=..., row_factory=..., cursor_factory=..., **kwargs
) -> Connection: ...

from async_fixer.knowledge.marks import blocks

from . import errors, extensions, extras, pool, sql
from ._psycopg import (
    DatabaseError,
    DataError,
    Error,
    IntegrityError,
    InterfaceError,
    InternalError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
    Warning,
)
from .extensions import connection

@blocks("database", instead="psycopg.AsyncConnection")
def connect(dsn=..., connection_factory=..., cursor_factory=..., **kwargs) -> connection: ...

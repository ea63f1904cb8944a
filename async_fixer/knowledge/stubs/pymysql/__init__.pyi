from . import connections, cursors, err
from .connections import Connection
from .err import (
    DatabaseError,
    DataError,
    Error,
    IntegrityError,
    InterfaceError,
    InternalError,
    MySQLError,
    OperationalError,
    ProgrammingError,
)

def install_as_MySQLdb() -> None: ...

Connect = Connection
connect = Connection

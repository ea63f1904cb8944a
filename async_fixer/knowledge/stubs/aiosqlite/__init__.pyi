from sqlite3 import DatabaseError, Error, IntegrityError, OperationalError, ProgrammingError, Row

from .core import Connection, connect
from .cursor import Cursor

import sys
from sqlite3.dbapi2 import Binary as Binary
from sqlite3.dbapi2 import Connection as Connection
from sqlite3.dbapi2 import Cursor as Cursor
from sqlite3.dbapi2 import DataError as DataError
from sqlite3.dbapi2 import DatabaseError as DatabaseError
from sqlite3.dbapi2 import Date as Date
from sqlite3.dbapi2 import DateFromTicks as DateFromTicks
from sqlite3.dbapi2 import Error as Error
from sqlite3.dbapi2 import IntegrityError as IntegrityError
from sqlite3.dbapi2 import InterfaceError as InterfaceError
from sqlite3.dbapi2 import InternalError as InternalError
from sqlite3.dbapi2 import NotSupportedError as NotSupportedError
from sqlite3.dbapi2 import OperationalError as OperationalError
from sqlite3.dbapi2 import PARSE_COLNAMES as PARSE_COLNAMES
from sqlite3.dbapi2 import PARSE_DECLTYPES as PARSE_DECLTYPES
from sqlite3.dbapi2 import PrepareProtocol as PrepareProtocol
from sqlite3.dbapi2 import ProgrammingError as ProgrammingError
from sqlite3.dbapi2 import Row as Row
from sqlite3.dbapi2 import SQLITE_DENY as SQLITE_DENY
from sqlite3.dbapi2 import SQLITE_IGNORE as SQLITE_IGNORE
from sqlite3.dbapi2 import SQLITE_OK as SQLITE_OK
from sqlite3.dbapi2 import Time as Time
from sqlite3.dbapi2 import TimeFromTicks as TimeFromTicks
from sqlite3.dbapi2 import Timestamp as Timestamp
from sqlite3.dbapi2 import TimestampFromTicks as TimestampFromTicks
from sqlite3.dbapi2 import Warning as Warning
from sqlite3.dbapi2 import adapt as adapt
from sqlite3.dbapi2 import apilevel as apilevel
from sqlite3.dbapi2 import complete_statement as complete_statement
from sqlite3.dbapi2 import connect as connect
from sqlite3.dbapi2 import enable_callback_tracebacks as enable_callback_tracebacks
from sqlite3.dbapi2 import paramstyle as paramstyle
from sqlite3.dbapi2 import register_adapter as register_adapter
from sqlite3.dbapi2 import register_converter as register_converter
from sqlite3.dbapi2 import sqlite_version as sqlite_version
from sqlite3.dbapi2 import sqlite_version_info as sqlite_version_info
from sqlite3.dbapi2 import threadsafety as threadsafety

if sys.version_info >= (3, 11):
    from sqlite3.dbapi2 import Blob as Blob
if sys.version_info < (3, 12):
    from sqlite3.dbapi2 import enable_shared_cache as enable_shared_cache

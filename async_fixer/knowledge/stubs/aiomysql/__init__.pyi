from .connection import Connection, connect
from .cursors import Cursor, DictCursor, SSCursor
from .pool import Pool, create_pool

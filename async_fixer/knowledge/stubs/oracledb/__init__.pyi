from .connection import AsyncConnection, Connection, connect, connect_async
from .cursor import AsyncCursor, Cursor
from .pool import AsyncConnectionPool, ConnectionPool, create_pool, create_pool_async

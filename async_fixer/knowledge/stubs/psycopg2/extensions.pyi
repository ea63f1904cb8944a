from ._psycopg import connection, cursor

ISOLATION_LEVEL_AUTOCOMMIT: int

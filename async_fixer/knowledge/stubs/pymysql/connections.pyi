from typing import Self

from async_fixer.knowledge.marks import blocks, mutates

from .cursors import Cursor

class Connection:
    @blocks("database", instead="aiomysql.Connection")
    def __init__(
        self,
        *,
        user=...,
        password=...,
        host=...,
        database=...,
        port=...,
        charset=...,
        connect_timeout=...,
        cursorclass=...,
        autocommit=...,
    ) -> None: ...
    @mutates
    def cursor(self, cursor=...) -> Cursor: ...
    @mutates
    @blocks("database")
    def commit(self) -> None: ...
    @mutates
    @blocks("database", follow_up=True)
    def rollback(self) -> None: ...
    @mutates
    @blocks("database")
    def begin(self) -> None: ...
    @blocks("database")
    def ping(self, reconnect=...) -> None: ...
    @mutates
    @blocks("database")
    def select_db(self, db) -> None: ...
    @mutates
    @blocks("database")
    def query(self, sql, unbuffered=...) -> int: ...
    @blocks("database")
    def connect(self, sock=...) -> None: ...
    @blocks("database", severity="mild")
    def close(self) -> None: ...
    def escape(self, obj, mapping=...) -> str: ...
    def __enter__(self) -> Self: ...
    @blocks("database", severity="mild")
    def __exit__(self, *exc_info) -> None: ...

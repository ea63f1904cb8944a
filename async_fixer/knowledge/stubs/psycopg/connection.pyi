from contextlib import AbstractContextManager
from typing import Any, Self

from async_fixer.knowledge.marks import blocks

from ._connection_base import BaseConnection
from .cursor import Cursor

class Connection(BaseConnection):
    @classmethod
    @blocks("database", instead="psycopg.AsyncConnection")
    def connect(
        cls,
        conninfo=...,
        *,
        autocommit=...,
        prepare_threshold=...,
        context=...,
        row_factory=...,
        cursor_factory=...,
        **kwargs,
    ) -> Self: ...
    def __enter__(self) -> Self: ...
    @blocks("database")
    def __exit__(self, exc_type, exc_val, exc_tb) -> None: ...
    def cursor(self, name=..., *, binary=..., row_factory=..., scrollable=..., withhold=...) -> Cursor: ...
    @blocks("database", instead="psycopg.AsyncConnection")
    def execute(self, query, params=..., *, prepare=..., binary=...) -> Cursor: ...
    @blocks("database")
    def commit(self) -> None: ...
    @blocks("database", follow_up=True)
    def rollback(self) -> None: ...
    @blocks("database", severity="mild")
    def close(self) -> None: ...
    @blocks("database")
    def transaction(self, savepoint_name=..., force_rollback=...) -> AbstractContextManager[Any]: ...
    @blocks("database")
    def set_autocommit(self, value) -> None: ...
    def cancel(self) -> None: ...

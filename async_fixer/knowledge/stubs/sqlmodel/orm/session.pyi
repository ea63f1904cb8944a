from typing import Any, TypeVar, overload

from async_fixer.knowledge.marks import blocks, pooled
from sqlalchemy.engine.cursor import CursorResult
from sqlalchemy.engine.result import Result, ScalarResult
from sqlalchemy.orm import Session as _Session
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.dml import UpdateBase

from ..sql._expression_select_cls import Select, SelectOfScalar

_T = TypeVar("_T")

@pooled
class Session(_Session):
    @overload
    @blocks("database", instead="sqlmodel.ext.asyncio.session.AsyncSession")
    def exec(
        self, statement: SelectOfScalar[_T], *, params=..., execution_options=..., bind_arguments=...
    ) -> ScalarResult[_T]: ...
    @overload
    @blocks("database", instead="sqlmodel.ext.asyncio.session.AsyncSession")
    def exec(self, statement: Select[_T], *, params=..., execution_options=..., bind_arguments=...) -> Result[_T]: ...
    @overload
    @blocks("database", instead="sqlmodel.ext.asyncio.session.AsyncSession")
    def exec(
        self, statement: UpdateBase, *, params=..., execution_options=..., bind_arguments=...
    ) -> CursorResult[Any]: ...
    @overload
    @blocks("database", instead="sqlmodel.ext.asyncio.session.AsyncSession")
    def exec(self, statement: Executable, *, params=..., execution_options=..., bind_arguments=...) -> Result[Any]: ...

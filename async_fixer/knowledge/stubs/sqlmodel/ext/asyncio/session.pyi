from typing import Any, TypeVar, overload

from async_fixer.knowledge.marks import sync_twin
from sqlalchemy.engine.cursor import CursorResult
from sqlalchemy.engine.result import Result, ScalarResult
from sqlalchemy.ext.asyncio import AsyncSession as _AsyncSession
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.dml import UpdateBase

from ...orm.session import Session
from ...sql._expression_select_cls import Select, SelectOfScalar

_T = TypeVar("_T")

@sync_twin("sqlmodel.orm.session.Session")
class AsyncSession(_AsyncSession):
    sync_session: Session
    @overload
    async def exec(
        self, statement: SelectOfScalar[_T], *, params=..., execution_options=..., bind_arguments=...
    ) -> ScalarResult[_T]: ...
    @overload
    async def exec(
        self, statement: Select[_T], *, params=..., execution_options=..., bind_arguments=...
    ) -> Result[_T]: ...
    @overload
    async def exec(
        self, statement: UpdateBase, *, params=..., execution_options=..., bind_arguments=...
    ) -> CursorResult[Any]: ...
    @overload
    async def exec(
        self, statement: Executable, *, params=..., execution_options=..., bind_arguments=...
    ) -> Result[Any]: ...

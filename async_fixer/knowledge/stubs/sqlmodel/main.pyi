from typing import Any, Self

from async_fixer.knowledge.marks import has_hooks, hooks, runs_hooks
from pydantic import BaseModel
from sqlalchemy.sql.schema import MetaData, Table

class RelationshipInfo: ...

@hooks("default", by="parameter", parameter="default_factory")
def Field(
    default=...,
    *,
    default_factory=...,
    alias=...,
    title=...,
    description=...,
    exclude=...,
    gt=...,
    ge=...,
    lt=...,
    le=...,
    multiple_of=...,
    max_digits=...,
    decimal_places=...,
    min_length=...,
    max_length=...,
    regex=...,
    discriminator=...,
    repr=...,
    primary_key=...,
    foreign_key=...,
    ondelete=...,
    unique=...,
    nullable=...,
    index=...,
    sa_type=...,
    sa_column=...,
    sa_column_args=...,
    sa_column_kwargs=...,
    schema_extra=...,
) -> Any: ...
def Relationship(
    *,
    back_populates=...,
    cascade_delete=...,
    passive_deletes=...,
    link_model=...,
    sa_relationship=...,
    sa_relationship_args=...,
    sa_relationship_kwargs=...,
) -> Any: ...

@has_hooks("validate", unless={"table": True})
@has_hooks("make")
class SQLModel(BaseModel):
    metadata: MetaData
    __table__: Table
    __tablename__: str
    def __init__(self, **data) -> None: ...
    @runs_hooks("cls", phase="validate", data="obj")
    @classmethod
    def model_validate(cls, obj, *, strict=..., from_attributes=..., context=..., update=...) -> Self: ...
    @runs_hooks("cls", phase="validate", data="obj")
    @classmethod
    def from_orm(cls, obj, update=...) -> Self: ...
    @runs_hooks("cls", phase="validate", data="obj")
    @classmethod
    def parse_obj(cls, obj, update=...) -> Self: ...
    @runs_hooks("self", phase="serialize", json="mode")
    def model_dump(
        self,
        *,
        mode=...,
        include=...,
        exclude=...,
        context=...,
        by_alias=...,
        exclude_unset=...,
        exclude_defaults=...,
        exclude_none=...,
        round_trip=...,
        warnings=...,
        serialize_as_any=...,
    ) -> dict[str, Any]: ...
    @runs_hooks("self", phase="serialize")
    def dict(
        self, *, include=..., exclude=..., by_alias=..., exclude_unset=..., exclude_defaults=..., exclude_none=...
    ) -> dict[str, Any]: ...
    def sqlmodel_update(self, obj, *, update=...) -> Self: ...

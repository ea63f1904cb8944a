from typing import Any, Self

from pydantic import BaseModel
from sqlalchemy.sql.schema import MetaData, Table

class RelationshipInfo: ...

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

class SQLModel(BaseModel):
    metadata: MetaData
    __table__: Table
    __tablename__: str
    def __init__(self, **data) -> None: ...
    @classmethod
    def model_validate(cls, obj, *, strict=..., from_attributes=..., context=..., update=...) -> Self: ...
    @classmethod
    def from_orm(cls, obj, update=...) -> Self: ...
    @classmethod
    def parse_obj(cls, obj, update=...) -> Self: ...
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
    def dict(
        self, *, include=..., exclude=..., by_alias=..., exclude_unset=..., exclude_defaults=..., exclude_none=...
    ) -> dict[str, Any]: ...
    def sqlmodel_update(self, obj, *, update=...) -> Self: ...

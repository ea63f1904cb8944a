from collections.abc import Iterator
from typing import Any, Self, TypeVar

from async_fixer.knowledge.marks import blocks

from .base import DialectKWArgs, Executable, SchemaEventTarget, SchemaVisitable
from .elements import ColumnClause
from .functions import Function
from .selectable import TableClause

_T = TypeVar("_T")

class SchemaItem(SchemaVisitable):
    @property
    def info(self) -> dict[Any, Any]: ...

class Table(DialectKWArgs, HasSchemaAttr, TableClause):
    metadata: MetaData
    indexes: set[Index]
    constraints: set[Constraint]
    info: dict[Any, Any]
    def __init__(
        self,
        name,
        metadata,
        /,
        *args,
        schema=...,
        quote=...,
        quote_schema=...,
        autoload_with=...,
        autoload_replace=...,
        keep_existing=...,
        extend_existing=...,
        resolve_fks=...,
        include_columns=...,
        implicit_returning=...,
        comment=...,
        info=...,
        listeners=...,
        prefixes=...,
        **kw,
    ) -> None: ...
    def set_creator_ddl(self, ddl) -> None: ...
    def set_dropper_ddl(self, ddl) -> None: ...
    @property
    def is_view(self) -> bool: ...
    @property
    def autoincrement_column(self) -> Column | None: ...
    def insert_column(self, column, index, *, replace_existing=...) -> None: ...
    def append_column(self, column, *, replace_existing=...) -> None: ...
    def append_constraint(self, constraint) -> None: ...
    @blocks("database")
    def create(self, bind, checkfirst=...) -> None: ...
    @blocks("database")
    def drop(self, bind, checkfirst=...) -> None: ...

class Column(DialectKWArgs, SchemaItem, ColumnClause[_T]):
    table: Table
    primary_key: bool
    nullable: bool
    unique: bool | None
    index: bool | None
    default: Any
    server_default: Any
    foreign_keys: set[ForeignKey]
    info: dict[Any, Any]
    def __init__(
        self,
        __name_pos=...,
        __type_pos=...,
        /,
        *args,
        name=...,
        type_=...,
        autoincrement=...,
        default=...,
        insert_default=...,
        doc=...,
        key=...,
        index=...,
        unique=...,
        info=...,
        nullable=...,
        onupdate=...,
        primary_key=...,
        server_default=...,
        server_onupdate=...,
        quote=...,
        system=...,
        comment=...,
        insert_sentinel=...,
        **dialect_kwargs,
    ) -> None: ...
    def append_foreign_key(self, fk) -> None: ...

class ForeignKey(DialectKWArgs, SchemaItem):
    def __init__(
        self,
        column,
        _constraint=...,
        use_alter=...,
        name=...,
        onupdate=...,
        ondelete=...,
        deferrable=...,
        initially=...,
        link_to_name=...,
        match=...,
        info=...,
        comment=...,
        **dialect_kw,
    ) -> None: ...
    @property
    def target_tokens(self): ...
    @property
    def target_column(self) -> Column | None: ...
    @property
    def target_table_key(self) -> str | None: ...
    @property
    def target_fullname(self) -> str: ...
    def get_referent(self, table) -> Column | None: ...
    @property
    def column(self) -> Column: ...

class Sequence(HasSchemaAttr, IdentityOptions, DefaultGenerator):
    def __init__(
        self,
        name,
        start=...,
        increment=...,
        minvalue=...,
        maxvalue=...,
        nominvalue=...,
        nomaxvalue=...,
        cycle=...,
        schema=...,
        cache=...,
        order=...,
        data_type=...,
        optional=...,
        quote=...,
        metadata=...,
        quote_schema=...,
        for_update=...,
        **dialect_kw,
    ) -> None: ...
    def next_value(self) -> Function: ...
    @blocks("database")
    def create(self, bind, checkfirst=...) -> None: ...
    @blocks("database")
    def drop(self, bind, checkfirst=...) -> None: ...

class FetchedValue(SchemaEventTarget):
    def __init__(self, for_update=...) -> None: ...

class DefaultClause(FetchedValue):
    def __init__(self, arg, for_update=...) -> None: ...

class Constraint(DialectKWArgs, HasConditionalDDL, SchemaItem):
    def __init__(self, name=..., deferrable=..., initially=..., info=..., comment=..., **dialect_kw) -> None: ...
    @property
    def table(self) -> Table: ...

class ColumnCollectionMixin:
    def __init__(self, *columns) -> None: ...
    @property
    def columns(self): ...
    @property
    def c(self): ...

class ColumnCollectionConstraint(ColumnCollectionMixin, Constraint):
    def __init__(self, *columns, name=..., deferrable=..., initially=..., info=..., **dialect_kw) -> None: ...
    def __contains__(self, x) -> bool: ...
    def contains_column(self, col) -> bool: ...
    def __iter__(self) -> Iterator[Column]: ...
    def __len__(self) -> int: ...

class CheckConstraint(ColumnCollectionConstraint):
    def __init__(self, sqltext, name=..., deferrable=..., initially=..., table=..., info=..., **dialect_kw) -> None: ...
    @property
    def is_column_level(self) -> bool: ...

class ForeignKeyConstraint(ColumnCollectionConstraint):
    def __init__(
        self,
        columns,
        refcolumns,
        name=...,
        onupdate=...,
        ondelete=...,
        deferrable=...,
        initially=...,
        use_alter=...,
        link_to_name=...,
        match=...,
        table=...,
        info=...,
        comment=...,
        **dialect_kw,
    ) -> None: ...
    @property
    def referred_table(self) -> Table: ...
    @property
    def column_keys(self): ...

class PrimaryKeyConstraint(ColumnCollectionConstraint):
    def __init__(self, *columns, name=..., deferrable=..., initially=..., info=..., **dialect_kw) -> None: ...
    @property
    def columns_autoinc_first(self) -> list[Column]: ...

class UniqueConstraint(ColumnCollectionConstraint): ...

class Index(DialectKWArgs, ColumnCollectionMixin, HasConditionalDDL, SchemaItem):
    def __init__(self, name, *expressions, unique=..., quote=..., info=..., **dialect_kw) -> None: ...
    @blocks("database")
    def create(self, bind, checkfirst=...) -> None: ...
    @blocks("database")
    def drop(self, bind, checkfirst=...) -> None: ...

class MetaData(HasSchemaAttr):
    tables: dict[str, Table]
    schema: Any
    naming_convention: Any
    info: dict[Any, Any]
    def __init__(self, schema=..., quote_schema=..., naming_convention=..., info=...) -> None: ...
    def __contains__(self, table_or_key) -> bool: ...
    def clear(self) -> None: ...
    def remove(self, table) -> None: ...
    @property
    def sorted_tables(self) -> list[Table]: ...
    @blocks("database")
    def reflect(
        self,
        bind,
        schema=...,
        views=...,
        only=...,
        extend_existing=...,
        autoload_replace=...,
        resolve_fks=...,
        **dialect_kwargs,
    ) -> None: ...
    @blocks("database")
    def create_all(self, bind, tables=..., checkfirst=...) -> None: ...
    @blocks("database")
    def drop_all(self, bind, tables=..., checkfirst=...) -> None: ...
    @property
    def schemas(self): ...
    def get_schema_objects(self, kind, *, schema=...): ...
    def get_schema_object_by_name(self, kind, name, *, schema=...): ...

class Computed(FetchedValue, SchemaItem):
    def __init__(self, sqltext, persisted=...) -> None: ...

class Identity(IdentityOptions, FetchedValue, SchemaItem):
    def __init__(
        self,
        always=...,
        on_null=...,
        start=...,
        increment=...,
        minvalue=...,
        maxvalue=...,
        nominvalue=...,
        nomaxvalue=...,
        cycle=...,
        cache=...,
        order=...,
        **dialect_kw,
    ) -> None: ...
    @property
    def on_null(self) -> bool | None: ...

class ColumnDefault(DefaultGenerator):
    def compare_argument(self, argument) -> bool: ...

class DefaultGenerator(Executable, SchemaItem):
    def __init__(self, for_update=...) -> None: ...

class HasSchemaAttr(SchemaItem): ...

class IdentityOptions(DialectKWArgs):
    def __init__(
        self,
        start=...,
        increment=...,
        minvalue=...,
        maxvalue=...,
        nominvalue=...,
        nomaxvalue=...,
        cycle=...,
        cache=...,
        order=...,
        **dialect_kw,
    ) -> None: ...
    @property
    def order(self) -> bool | None: ...

class HasConditionalDDL:
    def ddl_if(self, dialect=..., callable_=..., state=...) -> Self: ...

from . import attributes, base, collections, decl_api, exc, interfaces, properties, query, relationships
from . import scoping, session, strategy_options, util, writeonly
from ._orm_constructors import (
    aliased,
    backref,
    clear_mappers,
    column_property,
    composite,
    create_session,
    deferred,
    dynamic_loader,
    join,
    mapped_column,
    outerjoin,
    query_expression,
    relationship,
    synonym,
    with_loader_criteria,
    with_polymorphic,
)
from .attributes import InstrumentedAttribute, QueryableAttribute
from .base import DynamicMapped, Mapped, SQLORMExpression, WriteOnlyMapped, class_mapper, object_mapper
from .decl_api import (
    DeclarativeBase,
    DeclarativeBaseNoMeta,
    DeclarativeMeta,
    MappedAsDataclass,
    add_mapped_attribute,
    as_declarative,
    declarative_base,
    declarative_mixin,
    declared_attr,
    has_inherited_table,
    registry,
    synonym_for,
)
from .descriptor_props import Composite, CompositeProperty, Synonym, SynonymProperty
from .dynamic import AppenderQuery
from .interfaces import MapperProperty, PropComparator, UserDefinedOption
from .mapped_collection import attribute_keyed_dict, column_keyed_dict, keyfunc_mapping
from .mapper import Mapper, configure_mappers, reconstructor, validates
from .properties import ColumnProperty, MappedColumn, MappedSQLExpression
from .query import Query
from .relationships import Relationship, RelationshipProperty, foreign, remote
from .scoping import QueryPropertyDescriptor, scoped_session
from .session import (
    ORMExecuteState,
    Session,
    SessionTransaction,
    close_all_sessions,
    make_transient,
    make_transient_to_detached,
    object_session,
    sessionmaker,
)
from .strategy_options import (
    Load,
    contains_eager,
    defaultload,
    defer,
    immediateload,
    joinedload,
    lazyload,
    load_only,
    noload,
    raiseload,
    selectin_polymorphic,
    selectinload,
    subqueryload,
    undefer,
    undefer_group,
    with_expression,
)
from .util import Bundle, polymorphic_union, was_deleted, with_parent
from .writeonly import WriteOnlyCollection

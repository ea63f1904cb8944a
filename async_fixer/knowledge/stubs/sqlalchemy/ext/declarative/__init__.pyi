from ...orm.decl_api import (
    DeclarativeMeta,
    as_declarative,
    declarative_base,
    declared_attr,
    has_inherited_table,
    synonym_for,
)
from .extensions import AbstractConcreteBase, ConcreteBase, DeferredReflection

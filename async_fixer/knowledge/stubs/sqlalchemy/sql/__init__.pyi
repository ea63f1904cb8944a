from . import base, ddl, dml, elements, expression, functions, operators, schema, selectable, sqltypes, type_api
from ._dml_constructors import (
    delete,
    insert,
    update,
)
from ._elements_constructors import (
    aggregate_order_by,
    all_,
    and_,
    any_,
    asc,
    between,
    bindparam,
    case,
    cast,
    collate,
    column,
    desc,
    distinct,
    extract,
    false,
    from_dml_column,
    funcfilter,
    label,
    not_,
    null,
    nulls_first,
    nulls_last,
    or_,
    outparam,
    over,
    text,
    true,
    try_cast,
    tstring,
    tuple_,
    type_coerce,
    within_group,
)
from ._selectable_constructors import (
    alias,
    cte,
    except_,
    except_all,
    exists,
    intersect,
    intersect_all,
    join,
    lateral,
    outerjoin,
    select,
    table,
    tablesample,
    union,
    union_all,
    values,
)
from .base import (
    ColumnCollection,
    Executable,
    ExecutableStatement,
    SyntaxExtension,
    WriteableColumnCollection,
)
from .ddl import (
    BaseDDLElement,
    DDL,
    ExecutableDDLElement,
)
from .dml import (
    Delete,
    Insert,
    Update,
)
from .elements import (
    ClauseElement,
    ColumnElement,
    False_,
    SQLColumnExpression,
    TString,
    TextClause,
    True_,
    literal,
    literal_column,
    quoted_name,
)
from .functions import (
    func,
    modifier,
)
from .lambdas import (
    LambdaElement,
    StatementLambdaElement,
    lambda_stmt,
)
from .selectable import (
    Alias,
    CompoundSelect,
    FromClause,
    Join,
    Select,
    Selectable,
    Subquery,
    TableClause,
    TableSample,
    TableValuedAlias,
    Values,
)
from ._elements_constructors import nulls_first as nullsfirst
from ._elements_constructors import nulls_last as nullslast

"""The intermediate representation of one file: statements, expressions and scopes as frozen records.

Everything above `index` works on these alone; no `ast` node leaves the package. Each record's `span` is a
`model.Span`. Records hold tuples only, so that they can be stored as data.
"""

from __future__ import annotations

from typing import Literal as Choice
from typing import TypeAlias

from msgspec import Struct


class Node(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """Anything with a place in the file."""

    span: int


# --- expressions ---------------------------------------------------------------------------------------------


class Name(Node, frozen=True):
    """A name that is read."""

    id: str


class Attribute(Node, frozen=True):
    """`value.attr`."""

    value: Expr
    attr: str


class Keyword(Node, frozen=True):
    """`name=value` in a call or a class header; `name` is "" for `**value`."""

    name: str
    value: Expr


class Call(Node, frozen=True):
    """`func(*args, **keywords)`."""

    func: Expr
    args: tuple[Expr, ...]
    keywords: tuple[Keyword, ...]


class Starred(Node, frozen=True):
    """`*value`."""

    value: Expr


class Subscript(Node, frozen=True):
    """`value[index]`."""

    value: Expr
    index: Expr


class Literal(Node, frozen=True):
    """A constant. Bytes are kept as their length only, `...` as kind "ellipsis", complex numbers as kind "complex"."""

    kind: Choice["none", "bool", "int", "float", "str", "bytes", "ellipsis", "complex"]
    value: str | int | float | bool | None


class Await(Node, frozen=True):
    """`await value`."""

    value: Expr


class Yield(Node, frozen=True):
    """`yield value`, `yield from value`."""

    value: Expr | None
    from_: bool


class Lambda(Node, frozen=True):
    """A lambda; its body is that of `scope`."""

    scope: int


class Comprehension(Node, frozen=True):
    """A comprehension or generator expression. `first` is evaluated outside, the rest in `scope`."""

    kind: Choice["list", "set", "dict", "generator"]
    first: Expr
    scope: int
    clauses: tuple[Clause, ...]
    elements: tuple[Expr, ...]
    """the element, or key and value"""


class Clause(Node, frozen=True):
    """`for target in iterable if conditions`; the iterable of the first clause is the comprehension's `first`."""

    target: Expr
    iterable: Expr
    conditions: tuple[Expr, ...]
    is_async: bool


class Conditional(Node, frozen=True):
    """`body if test else orelse`."""

    test: Expr
    body: Expr
    orelse: Expr


class Walrus(Node, frozen=True):
    """`name := value`."""

    name: str
    value: Expr


class Operation(Node, frozen=True):
    """Arithmetic, comparison, boolean and unary operators; `ops` between `operands` ("+", "==", "in", "and", "not")."""

    ops: tuple[str, ...]
    operands: tuple[Expr, ...]


class Display(Node, frozen=True):
    """`[a, *b]`, `(a, b)`, `{a, b}`; for dicts `keys` run beside `items`, None where `**item` stands."""

    kind: Choice["list", "tuple", "set", "dict"]
    items: tuple[Expr, ...]
    keys: tuple[Expr | None, ...] = ()


class Format(Node, frozen=True):
    """An f-string: the expressions in it, format specifications included."""

    parts: tuple[Expr, ...]


class Slice(Node, frozen=True):
    """`lower:upper:step`."""

    parts: tuple[Expr | None, ...]


Expr: TypeAlias = (
    Name
    | Attribute
    | Call
    | Starred
    | Subscript
    | Literal
    | Await
    | Yield
    | Lambda
    | Comprehension
    | Conditional
    | Walrus
    | Operation
    | Display
    | Format
    | Slice
)

# --- statements ----------------------------------------------------------------------------------------------


class Expression(Node, frozen=True):
    """An expression on a line of its own."""

    value: Expr


class Assign(Node, frozen=True):
    """`a = b = value`, `a: annotation = value`. Targets are Name, Attribute, Subscript, Starred, Display."""

    targets: tuple[Expr, ...]
    value: Expr | None
    annotation: Expr | None = None


class AugAssign(Node, frozen=True):
    """`target op= value`."""

    target: Expr
    op: str
    value: Expr


class Return(Node, frozen=True):
    """`return value`."""

    value: Expr | None


class Raise(Node, frozen=True):
    """`raise exc from cause`."""

    exc: Expr | None
    cause: Expr | None


class Assert(Node, frozen=True):
    """`assert test, message`."""

    test: Expr
    message: Expr | None


class Delete(Node, frozen=True):
    """`del targets`."""

    targets: tuple[Expr, ...]


class Define(Node, frozen=True):
    """A `def` or `class` statement; what it defines is `scope`. The span runs from the first decorator."""

    scope: int


class ImportedName(Struct, frozen=True, gc=False, array_like=True):
    """`name as alias`; `alias` is the bound name ("" for `*`)."""

    name: str
    alias: str


class Import(Node, frozen=True):
    """`import a.b as c` (module "", level 0, one ImportedName each) or `from module import names`.

    `import a.b` binds `a` alone: its name is "a.b", its alias "a"; `import a.b as c` binds `c` to the module `a.b`.
    """

    module: str
    level: int
    names: tuple[ImportedName, ...]
    is_from: bool
    type_checking: bool
    """under `if TYPE_CHECKING`"""


class If(Node, frozen=True):
    """`if test: body else: orelse`; `elif` is an If in `orelse`."""

    test: Expr
    body: tuple[Stmt, ...]
    orelse: tuple[Stmt, ...]


class While(Node, frozen=True):
    """`while test: body else: orelse`."""

    test: Expr
    body: tuple[Stmt, ...]
    orelse: tuple[Stmt, ...]


class For(Node, frozen=True):
    """`[async] for target in iterable: body else: orelse`."""

    target: Expr
    iterable: Expr
    body: tuple[Stmt, ...]
    orelse: tuple[Stmt, ...]
    is_async: bool


class WithItem(Node, frozen=True):
    """`context as target`."""

    context: Expr
    target: Expr | None


class With(Node, frozen=True):
    """`[async] with items: body`."""

    items: tuple[WithItem, ...]
    body: tuple[Stmt, ...]
    is_async: bool


class Handler(Node, frozen=True):
    """`except catches as name: body`."""

    catches: Expr | None
    name: str
    body: tuple[Stmt, ...]


class Try(Node, frozen=True):
    """`try: body except ...: handlers else: orelse finally: final`; `is_star` for `except*`."""

    body: tuple[Stmt, ...]
    handlers: tuple[Handler, ...]
    orelse: tuple[Stmt, ...]
    final: tuple[Stmt, ...]
    is_star: bool


class Case(Node, frozen=True):
    """`case pattern if guard: body`: the values that the pattern looks up, the names it binds."""

    values: tuple[Expr, ...]
    binds: tuple[str, ...]
    guard: Expr | None
    body: tuple[Stmt, ...]


class Match(Node, frozen=True):
    """`match subject: cases`."""

    subject: Expr
    cases: tuple[Case, ...]


class Declare(Node, frozen=True):
    """`global names` or `nonlocal names`."""

    names: tuple[str, ...]
    is_global: bool


class Simple(Node, frozen=True):
    """`pass`, `break`, `continue`."""

    keyword: Choice["pass", "break", "continue"]


Stmt: TypeAlias = (
    Expression
    | Assign
    | AugAssign
    | Return
    | Raise
    | Assert
    | Delete
    | Define
    | Import
    | If
    | While
    | For
    | With
    | Try
    | Match
    | Declare
    | Simple
)

# --- scopes --------------------------------------------------------------------------------------------------


class Parameter(Struct, frozen=True, gc=False, array_like=True):
    """One parameter of a function or lambda."""

    name: str
    kind: Choice["positional", "plain", "star", "keyword", "double_star"]
    annotation: Expr | None
    default: Expr | None


class Scope(Struct, frozen=True, gc=False, array_like=True):
    """A module, class, function, lambda or comprehension; scope 0 is the module."""

    kind: Choice["module", "class", "function", "lambda", "comprehension"]
    name: str
    qualname: str
    """dotted within the module; "" for the module, `outer.<locals>.inner` as Python spells it"""
    parent: int
    """index of the enclosing scope, -1 for the module"""
    span: int
    """from `async`, `def` or `class` on, without decorators, to the end of the body"""
    name_span: int
    is_async: bool = False
    is_generator: bool = False
    """it has a `yield` of its own"""
    decorators: tuple[Expr, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    returns: Expr | None = None
    bases: tuple[Expr, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    """of a class header: `metaclass=...`"""
    type_parameters: tuple[str, ...] = ()
    body: tuple[Stmt, ...] = ()
    """a lambda's body is one Return; a comprehension's is empty (its parts are in the Comprehension)"""
    bindings: tuple[str, ...] = ()
    """names that this scope binds, parameters included, without global and nonlocal ones"""


class ModuleIndex(Struct, frozen=True, gc=False):
    """One file: what it defines, says and mentions."""

    path: str
    """as in SourceFile.path, or the stub's path within the stubs"""
    root: str
    """import root: the folder that would be on sys.path"""
    name: str
    """dotted name below the root"""
    is_package: bool
    scopes: tuple[Scope, ...]
    line_starts: tuple[int, ...]
    """offset of the first character of each line"""
    mentions: frozenset[str]
    """every identifier that occurs: names, attributes, keywords, imported names, dotted parts of string literals"""
    is_stub: bool = False

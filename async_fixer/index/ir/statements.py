"""Statements as frozen records; `Stmt` is any of them."""

from __future__ import annotations

from typing import Literal as Choice
from typing import TypeAlias

from msgspec import Struct

from async_fixer.index.ir.expressions import Expr, Node


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
    of_class: Expr | None = None
    """the class or classes that a pattern asks the whole subject to be one of"""
    is_plain: bool = False
    """it asks nothing else"""
    captures: tuple[Capture, ...] = ()
    asks: tuple[Ask, ...] = ()
    """what it asks the subject for, beside its class"""
    takes_any: bool = False
    """it takes every object of its class or classes that has the attributes it names, or just anything"""


class Ask(Node, frozen=True):
    """What a pattern asks its subject for: an attribute by name or position, or the items of a collection."""

    kind: Choice["attribute", "position", "sequence", "mapping"]
    of_class: Expr | None = None
    """of an attribute: the class that the pattern names"""
    name: str = ""
    number: int = 0


class Capture(Struct, frozen=True, gc=False, array_like=True):
    """A name that a class pattern binds: to the object itself (attribute ""), or to an attribute of it."""

    name: str
    of_class: Expr | None
    attribute: str
    """"" where `of_class` is None too: the whole subject"""


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

"""Expressions as frozen records; `Expr` is any of them."""

from __future__ import annotations

from typing import Literal as Choice
from typing import TypeAlias

from msgspec import Struct


class Node(Struct, frozen=True, gc=False, array_like=True, tag=True):
    """Anything with a place in the file."""

    span: int


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
    conversions: tuple[str, ...] = ()
    """how each part is converted first: "s", "r", "a" or ""; empty where none is"""
    leading: str = ""
    """the text before the first of them"""


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

"""What a piece of syntax runs without naming it: special methods, iterations, reads, by the expressions they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from async_fixer.index import ir

ITERATION: Final = "__iter__"


class Method(NamedTuple):
    """A special method of an operand, with the arguments that it gets."""

    operand: ir.Expr
    name: str
    arguments: tuple[ir.Expr, ...] = ()


class Special(NamedTuple):
    """Special methods that a piece of syntax runs: the first of these that exists."""

    at: ir.Expr
    choices: tuple[Method, ...]


class Iterated(NamedTuple):
    """An expression that is iterated over."""

    at: ir.Expr
    iterable: ir.Expr


class Read(NamedTuple):
    """An attribute of an operand that is read."""

    at: ir.Expr
    operand: ir.Expr
    name: str


class Asked(NamedTuple):
    """What a pattern asks the subject of a `match` for."""

    subject: ir.Expr
    ask: ir.Ask
    taken: tuple[ir.Expr, ...]
    """the classes whose objects a case before took"""


class Arithmetic(NamedTuple):
    """Operators between operands, worked out from left to right."""

    at: ir.Operation


class Compared(NamedTuple):
    """A comparison: the left operand's method, or the right one's."""

    at: ir.Expr
    left: ir.Expr
    operator: str
    right: ir.Expr


Implied: TypeAlias = Special | Iterated | Read | Asked | Arithmetic | Compared


def first_of(operand: ir.Expr, methods: tuple[str, ...]) -> Special:
    """Return the first of several special methods of one operand, at its place."""
    return Special(operand, tuple(Method(operand, method) for method in methods))

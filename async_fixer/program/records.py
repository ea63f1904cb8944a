"""What passes between the parts of this stage: the arguments of a call, places that a module was searched for."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from async_fixer.index.ir import Expr
from async_fixer.program.bindings import Binding
from async_fixer.program.values import Ref, Values
from async_fixer.span import Span


class Passed(Struct, frozen=True, cache_hash=True):
    """What a call hands over: by position up to a star over something of unknown length, and by name."""

    positional: tuple[Values, ...] = ()
    named: tuple[tuple[str, Values], ...] = ()
    rest: Values | None = None
    """what each of the arguments from that star on may be"""
    is_open: bool = False
    """a double star passes more by name"""


class AttributeSite(Struct, frozen=True):
    """An assignment to an attribute: in which scope, of which object, what."""

    ref: Ref
    object: Expr
    binding: Binding


class CallSite(Struct, frozen=True):
    """A call, or a decorator that is applied to the function or class `defined`; `ref` is the scope that does it."""

    ref: Ref
    expression: Expr
    defined: int = -1


class Fill(Struct, frozen=True):
    """A call of a method of a container, or an assignment to an item of it."""

    ref: Ref
    method: str
    arguments: tuple[Expr, ...]
    container: str
    """the name of the container, or the first part of its dotted name"""
    path: int = 0
    """how many items deep: `table[key].append(value)` is one"""


class Test(Struct, frozen=True):
    """What is asked of a name, and whether the answer is yes."""

    subject: str
    kind: Literal["isinstance", "issubclass", "call", "none", "truth", "equal"]
    holds: bool
    asked: Expr | None = None
    """the classes, the function of one argument that tells something of the subject, what it is compared with"""


class Narrowing(Struct, frozen=True):
    """A test, and the region in which it is known to have come out like this."""

    test: Test
    region: Span

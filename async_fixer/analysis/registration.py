"""The records of one registration: which mark, where, of what, and what is registered."""

from __future__ import annotations

from msgspec import Struct

from async_fixer.index import ir
from async_fixer.program.marks import Mark
from async_fixer.program.records import Passed
from async_fixer.program.values import Frame, Value
from async_fixer.span import Span


class Registration(Struct, frozen=True):
    """How a function becomes an entry point."""

    frame: Frame
    """where it is registered"""
    mark: Mark
    expression: ir.Expr | None
    """the decorator or the call that registers it; None: an override does"""
    callee: Value
    """what is marked"""


class Registered(Struct, frozen=True):
    """A value that is registered."""

    value: Value
    registration: Registration
    named: tuple[str, Span] | None = None
    """module and span of the name that is given away to register it; None: a decorator or an override does"""
    passed: Passed | None = None
    """what is known of the arguments that the framework calls it with"""
    label: str = ""
    """how people name it, where no mark says so"""

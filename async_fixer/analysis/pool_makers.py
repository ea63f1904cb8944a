"""A program and its modules in, the calls out that make a pool of connections, with how many it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from async_fixer.index import ir
from async_fixer.index.positions import place_of
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.model import Place
from async_fixer.program.decorators import callee_marks
from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.program.marks import Mark
    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame

_MARKS = frozenset({"makes_pool"})


class Pool(Struct, frozen=True):
    """A call that makes a pool. The figures are None where the call does not say them plainly."""

    place: Place
    size_name: str
    """the parameter that says the size"""
    size: int | None
    beyond: int | None


def find_pools(program: Program, modules: Iterable[str]) -> tuple[Pool, ...]:
    """Return every pool that `modules` make, in their order."""
    return tuple(pool for key in modules for pool in _in_module(program, key))


def _in_module(program: Program, key: str) -> Iterator[Pool]:
    if not program.spoken(key) & program.marked_names(_MARKS):
        return
    for number, scope in enumerate(program.index(key).scopes):
        frame = program.frame(Ref(key, number))
        for statement in walk_statements(scope.body):
            for expression in expressions_of(statement):
                for part in walk_expression(expression):
                    if isinstance(part, ir.Call):
                        yield from _made_by(program, frame, part)


def _made_by(program: Program, frame: Frame, call: ir.Call) -> Iterator[Pool]:
    for callee in program.engine.infer(frame, call.func).items:
        for mark in callee_marks(program.engine, callee):
            if mark.name == "makes_pool":
                place = place_of(program.index(frame.ref.module), call.span)
                beyond = _figure(call, mark.text("beyond"), mark, "most_beyond")
                yield Pool(place, mark.value, _figure(call, mark.value, mark, "size"), beyond)


def _figure(call: ir.Call, parameter: str, mark: Mark, default: str) -> int | None:
    """Return a number that a call gives, or what holds where it does not; None where it cannot be read."""
    for keyword in call.keywords:
        if keyword.name == parameter:
            return _number(keyword.value)
        if not keyword.name:
            return None  # `**settings` may say it
    held = dict(mark.options).get(default)
    return held if isinstance(held, int) else None


def _number(expression: ir.Expr) -> int | None:
    match expression:
        case ir.Literal(value=int() as number):
            return number
        case _:
            return None

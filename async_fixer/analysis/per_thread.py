"""A program and its modules in, the calls out that make something which shows each thread another state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, header_expressions, walk_expression, walk_statements
from async_fixer.program.decorators import callee_marks
from async_fixer.program.injection import marked_argument
from async_fixer.program.values import Frame, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.model import Span
    from async_fixer.program.marks import Mark
    from async_fixer.program.program import Program
    from async_fixer.program.values import Value


_MARKS: Final = frozenset({"per_thread"})


def find_per_thread(program: Program, modules: Iterable[str]) -> tuple[tuple[str, Span], ...]:
    """Return module and span of each such call in `modules`."""
    return tuple(
        (key, call.span)
        for key in modules
        for frame, call in _calls(program, key)
        for value in program.engine.infer(frame, call.func).items
        for mark in callee_marks(program.engine, value)
        if mark.name == "per_thread" and _applies(program, frame, call, value, mark)
    )


def _calls(program: Program, key: str) -> Iterator[tuple[Frame, ir.Call]]:
    if not program.spoken(key) & program.marked_names(_MARKS):
        return
    for number, scope in enumerate(program.index(key).scopes):
        frame = program.frame(Ref(key, number))
        own = [part for statement in walk_statements(scope.body) for part in expressions_of(statement)]
        yield from ((frame, call) for call in _calls_in(own))
        if number:
            yield from ((program.engine.outer(frame), call) for call in _calls_in(header_expressions(scope)))


def _calls_in(expressions: Iterable[ir.Expr]) -> Iterator[ir.Call]:
    for expression in expressions:
        yield from (part for part in walk_expression(expression) if isinstance(part, ir.Call))


def _applies(program: Program, frame: Frame, call: ir.Call, value: Value, mark: Mark) -> bool:
    given = marked_argument(program.engine, call, value, mark.value)
    freed = mark.text("unless_given")
    if given is None or any(keyword.name == freed for keyword in call.keywords):
        return False
    pattern = re.compile(mark.text("pattern"))
    return any(pattern.fullmatch(text) for text in _texts(program, frame, given))


def _texts(program: Program, frame: Frame, expression: ir.Expr) -> Iterator[str]:
    """Yield the texts that an expression may be as a whole: parts of a longer text are none."""
    match expression:
        case ir.Literal(value=str() as text):
            yield text
        case ir.Name():
            alias = program.assigned(frame, expression)
            if alias is not None:
                yield from _texts(program, *alias)
        case ir.Call(args=parts) | ir.Operation(ops=("or" | "and", *_), operands=parts):
            for part in parts:
                yield from _texts(program, frame, part)
        case ir.Conditional(body=body, orelse=orelse):
            yield from _texts(program, frame, body)
            yield from _texts(program, frame, orelse)
        case _:
            return

"""A program and its modules in, the calls out that make something which shows each thread another state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from async_fixer.analysis.bound import Place
from async_fixer.analysis.possible_texts import find_displays, items_of, read_arguments, read_texts
from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, header_expressions, walk_expression, walk_statements
from async_fixer.program.decorators import callee_marks
from async_fixer.program.lifting import constant
from async_fixer.program.values import Frame, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.program.marks import Mark, Plain
    from async_fixer.program.program import Program
    from async_fixer.program.values import Value
    from async_fixer.span import Span


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
    given = read_arguments(program, frame, call, value)
    if mark.value not in given or _is_lifted(program, given, mark):
        return False
    pattern = re.compile(mark.text("pattern"))
    return any(pattern.fullmatch(text) for text in read_texts(program, *given[mark.value]))


def _is_lifted(program: Program, given: dict[str, Place], mark: Mark) -> bool:
    """Tell whether a call gives all the arguments that lift the mark: together they do, one alone does not."""
    return bool(mark.unless) and all(_says(program, given, *wanted) for wanted in mark.unless)


def _says(program: Program, given: dict[str, Place], name: str, plain: Plain) -> bool:
    """Tell whether an argument, or the item of the dict that is the argument, is this constant or definition."""
    parameter, _, key = name.partition(".")
    if parameter not in given:
        return False
    places = [given[parameter]]
    if key:
        displays = find_displays(program, *given[parameter])
        places = [Place(where, item) for where, display in displays for name, item in items_of(display) if name == key]
    return any(_is(program, place, plain) for place in places)


def _is(program: Program, place: Place, plain: Plain) -> bool:
    where, held = constant(program.engine, *place)
    if isinstance(held, ir.Literal):
        return held.value == plain
    return isinstance(held, ir.Name | ir.Attribute) and program.engine.origin(where, held) == plain

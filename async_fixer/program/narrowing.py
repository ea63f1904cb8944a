"""A scope in, the tests that narrow what its names can hold out, each with the region where it came out like this."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from async_fixer.index import ir
from async_fixer.index.walk import child_blocks, expressions_of, leaves, walk_expression
from async_fixer.program.records import Narrowing, Test
from async_fixer.span import Span, make_span, span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.index.ir import Expr, Scope, Stmt

_SAME: Final = ("is", "==")
_OTHER: Final = ("is not", "!=")
Kind: TypeAlias = Literal["isinstance", "issubclass", "call", "none", "truth", "equal"]


def dotted_text(expression: Expr) -> str:
    """Return a name or dotted name as text, "" for anything else."""
    match expression:
        case ir.Name(id=name):
            return name
        case ir.Attribute(value=value, attr=attr):
            head = dotted_text(value)
            return head and f"{head}.{attr}"
        case ir.Walrus(name=name):
            return name
        case _:
            return ""


def find_narrowings(scope: Scope) -> dict[str, tuple[Narrowing, ...]]:
    """Return the narrowings in the body of a scope by what they narrow, outer before inner."""
    return _by_subject(_in_block(scope.body, span_end(scope.span)))


def find_clause_narrowings(expression: ir.Comprehension) -> dict[str, tuple[Narrowing, ...]]:
    """Return the narrowings that the conditions of a comprehension make for its elements, by what they narrow."""
    tests = (part for clause in expression.clauses for condition in clause.conditions for part in _tests(condition))
    return _by_subject(chain(_each(tests, expression.span), _inside(expression)))


def _by_subject(found: Iterable[Narrowing]) -> dict[str, tuple[Narrowing, ...]]:
    sorted_out: dict[str, list[Narrowing]] = {}
    for item in found:
        sorted_out.setdefault(item.test.subject, []).append(item)
    return {subject: tuple(items) for subject, items in sorted_out.items()}


def _in_block(body: tuple[Stmt, ...], end: int) -> Iterator[Narrowing]:
    for statement in body:
        for expression in expressions_of(statement):
            yield from _inside(expression)
        after = make_span(span_end(statement.span), max(end, span_end(statement.span)))
        match statement:
            case ir.If():
                yield from _if(statement, after)
            case ir.While(test=test, body=then):
                yield from _branches(test, then, ())
            case ir.Assert(test=test):
                yield from _each(_tests(test), after)
            case ir.Match(subject=subject, cases=cases):
                yield from _cases(subject, cases)
            case _:
                yield from ()
        for block in child_blocks(statement):
            if block:
                yield from _in_block(block, span_end(block[-1].span))


def _if(statement: ir.If, after: Span) -> Iterator[Narrowing]:
    yield from _branches(statement.test, statement.body, statement.orelse)
    if leaves(statement.body):
        yield from _each(_tests(statement.test, holds=False), after)
    if statement.orelse and leaves(statement.orelse):
        yield from _each(_tests(statement.test), after)


def _branches(test: Expr, then: tuple[Stmt, ...], orelse: tuple[Stmt, ...]) -> Iterator[Narrowing]:
    yield from _each(_tests(test), _span_of(then))
    if orelse:
        yield from _each(_tests(test, holds=False), _span_of(orelse))


def _cases(subject: Expr, cases: tuple[ir.Case, ...]) -> Iterator[Narrowing]:
    for number, case in enumerate(cases):
        if case.of_class is not None:
            yield from _told(subject, case, case.of_class, holds=True)
            for later in cases[number + 1 :]:
                if case.guard is None and case.is_plain:
                    yield from _told(subject, later, case.of_class, holds=False)


def _told(subject: Expr, case: ir.Case, classes: Expr, *, holds: bool) -> Iterator[Narrowing]:
    """Yield what is known in an arm of the subject, and of the names that it gets there."""
    captured = [capture.name for capture in case.captures if capture.of_class is None]
    for text in (dotted_text(subject), *captured):
        if text:
            yield Narrowing(Test(text, "isinstance", holds, classes), case.span)


def _span_of(body: tuple[Stmt, ...]) -> Span:
    return make_span(span_start(body[0].span), span_end(body[-1].span))


def _inside(expression: Expr) -> Iterator[Narrowing]:
    """Yield what the tests in an expression say of its other parts: `isinstance(x, A) and x.load()`."""
    for part in walk_expression(expression):
        match part:
            case ir.Operation(ops=("and" | "or" as operator, *_), operands=operands):
                for number, operand in enumerate(operands[:-1]):
                    rest = make_span(span_start(operands[number + 1].span), span_end(operands[-1].span))
                    yield from _each(_tests(operand, holds=operator == "and"), rest)
            case ir.Conditional(test=test, body=body, orelse=orelse):
                yield from _each(_tests(test), body.span)
                yield from _each(_tests(test, holds=False), orelse.span)
            case _:
                continue


def _each(tests: Iterator[Test], region: Span) -> Iterator[Narrowing]:
    for test in tests:
        yield Narrowing(test, region)


def _tests(expression: Expr, *, holds: bool = True) -> Iterator[Test]:
    """Yield what is known of names where an expression is true, or where it is not."""
    match expression:
        case ir.Operation(ops=("not",), operands=(operand,)):
            yield from _tests(operand, holds=not holds)
        case ir.Operation(ops=("and", *_), operands=operands) if holds:
            for operand in operands:
                yield from _tests(operand)
        case ir.Operation(ops=("or", *_), operands=operands) if not holds:
            for operand in operands:
                yield from _tests(operand, holds=False)
        case _:
            yield from _simple(expression, holds=holds)


def _simple(expression: Expr, *, holds: bool) -> Iterator[Test]:
    match expression:
        case ir.Call(func=ir.Name(id="isinstance" | "issubclass" as name), args=(subject, classes)):
            yield from _test(subject, "isinstance" if name == "isinstance" else "issubclass", classes, holds=holds)
        case ir.Call(func=func, args=(subject,), keywords=()):
            yield from _test(subject, "call", func, holds=holds)
        case ir.Operation(ops=(operator,), operands=(ir.Call(func=ir.Name(id="type"), args=(subject,)), cls)):
            if operator in (_SAME if holds else _OTHER):
                yield from _test(subject, "isinstance", cls, holds=True)
        case ir.Operation(ops=("is" | "is not" as operator,), operands=(subject, ir.Literal(kind="none"))):
            yield from _test(subject, "none", holds=holds == (operator == "is"))
        case ir.Operation(ops=("==" | "is",), operands=(subject, other)):
            yield from _test(subject, "equal", other, holds=holds)
        case ir.Name() | ir.Attribute() | ir.Walrus():
            yield from _test(expression, "truth", holds=holds)
        case _:
            return


def _test(subject: Expr, kind: Kind, asked: Expr | None = None, *, holds: bool) -> Iterator[Test]:
    text = dotted_text(subject)
    if text:
        yield Test(text, kind, holds, asked)

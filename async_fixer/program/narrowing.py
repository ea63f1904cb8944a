"""A scope in, the tests that narrow what its names can hold out, and what they leave of the values of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.index.walk import child_blocks, expressions_of, leaves, walk_expression
from async_fixer.model import Span, make_span, span_end, span_start
from async_fixer.program.records import Narrowing, Test
from async_fixer.program.values import ClassValue, FunctionValue, Instance, TupleValue, Value, Values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Expr, Scope, Stmt
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Frame


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


def find_narrowings(scope: Scope) -> tuple[Narrowing, ...]:
    """Return the narrowings in the body of a scope, outer before inner."""
    return tuple(_in_block(scope.body, span_end(scope.span)))


def find_clause_narrowings(expression: ir.Comprehension) -> tuple[Narrowing, ...]:
    """Return the narrowings that the conditions of a comprehension make for its elements."""
    tests = (part for clause in expression.clauses for condition in clause.conditions for part in _tests(condition))
    return (*_each(tests, expression.span), *_inside(expression))


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
    text = dotted_text(subject)
    for number, case in enumerate(cases):
        if text and case.of_class is not None:
            yield Narrowing(Test(text, case.of_class, holds=True), case.span)
            for later in cases[number + 1 :]:
                if case.guard is None and case.is_plain:
                    yield Narrowing(Test(text, case.of_class, holds=False), later.span)


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
        case ir.Call(func=ir.Name(id="isinstance" | "issubclass" as name), args=(subject, classes)):
            text = dotted_text(subject)
            if text:
                yield Test(text, classes, holds, is_class=name == "issubclass")
        case ir.Call(func=func, args=(subject,), keywords=()):
            if dotted_text(subject):
                yield Test(dotted_text(subject), func, holds, is_call=True)
        case _:
            return


def narrow(engine: Engine, frame: Frame, expression: ir.Name | ir.Attribute, values: Values) -> Values:
    """Return what the tests around a use leave of the values of a name or attribute."""
    where: Frame | None = frame
    while where is not None:
        found = engine.narrowings(where.ref)
        if found:
            values = _apply(engine, where, expression, found, values)
        where = where.closure if engine.scope(where.ref).kind == "comprehension" else None
    return values


def _apply(
    engine: Engine, frame: Frame, expression: ir.Name | ir.Attribute, found: tuple[Narrowing, ...], values: Values
) -> Values:
    text = dotted_text(expression)
    use = span_start(expression.span)
    for item in found:
        inside = span_start(item.region) <= use < span_end(item.region)
        if inside and item.test.subject == text and not _is_rebound(engine, frame, text, item.region, use):
            values = _left(engine, frame, values, item.test)
    return values


def _left(engine: Engine, frame: Frame, values: Values, test: Test) -> Values:
    """Return what one test leaves of values."""
    if not test.is_call:
        return _tested(engine, values, test, _classes(engine, frame, test.classes))
    tests = [item for item in engine.infer(frame, test.classes).items if isinstance(item, FunctionValue)]
    marks = [mark for item in tests for mark in engine.marks(item.ref) if mark.name == "tells"]
    if not any(mark.value == "coroutine function" for mark in marks):
        return values
    return replace(
        values, items=tuple(item for item in values.items if _gives_coroutine(engine, item) in (None, test.holds))
    )


def _gives_coroutine(engine: Engine, item: Value) -> bool | None:
    """Tell whether a value is a coroutine function; None: not known."""
    return engine.scope(item.ref).is_async if isinstance(item, FunctionValue) else None


def _is_rebound(engine: Engine, frame: Frame, text: str, region: Span, use: int) -> bool:
    """Tell whether a name is bound again between the start of a region and its use there."""
    bindings = engine.bindings(frame.ref).names.get(text.partition(".")[0], ())
    return any(span_start(region) < binding.at <= use for binding in bindings)


def _classes(engine: Engine, frame: Frame, expression: Expr) -> tuple[ClassValue, ...]:
    """Return the classes of a test, () where one of them is not known."""
    match expression:
        case ir.Operation(operands=operands):
            parts = [_classes(engine, frame, part) for part in operands]
            return tuple(item for part in parts for item in part) if all(parts) else ()
        case _:
            held = engine.infer(frame, expression)
    found: list[ClassValue] = []
    for item in _members(held):
        if not isinstance(item, ClassValue):
            return ()
        found.append(item)
    return tuple(found)


def _members(held: Values) -> Iterator[Value]:
    for item in held.items:
        if isinstance(item, TupleValue):
            yield from (part for values in item.items for part in values.items)
        else:
            yield item


def _tested(engine: Engine, values: Values, test: Test, classes: tuple[ClassValue, ...]) -> Values:
    if not classes:
        return values
    if not test.holds:
        kept = tuple(item for item in values.items if not _is_one(engine, item, classes))
        return replace(values, items=kept) if kept else values
    kept = tuple(part for item in values.items for part in _narrowed(engine, item, classes, is_class=test.is_class))
    if kept:
        return replace(values, items=tuple(dict.fromkeys(kept)))
    made = [cls if test.is_class else Instance(cls.ref, cls.arguments) for cls in classes]
    return Values(tuple(made), complete=True)


def _is_one(engine: Engine, item: Value, classes: tuple[ClassValue, ...]) -> bool:
    if not isinstance(item, Instance | ClassValue):
        return False
    above = {ancestor.ref for ancestor in engine.lineage(item.ref, item.arguments).ancestors}
    return any(cls.ref in above for cls in classes)


def _narrowed(engine: Engine, item: Value, classes: tuple[ClassValue, ...], *, is_class: bool) -> Iterator[Value]:
    """Yield what a value is where it is one of these classes: itself, or the classes below its own."""
    if not isinstance(item, Instance | ClassValue):
        return
    if _is_one(engine, item, classes):
        yield item
        return
    for cls in classes:
        if item.ref in {ancestor.ref for ancestor in engine.lineage(cls.ref, cls.arguments).ancestors}:
            yield cls if is_class else Instance(cls.ref, cls.arguments)

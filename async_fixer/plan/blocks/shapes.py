"""Statements of one block in, the function that they would move into out; or why they cannot move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from async_fixer.index import ir
from async_fixer.index.walk import child_blocks, own_expressions, walk_statements
from async_fixer.plan.blocks.flow import always_leaves, certainly_bound
from async_fixer.plan.positions import enclosing_statements, innermost_loop
from async_fixer.program.decorators import callee_marks
from async_fixer.program.values import Instance
from async_fixer.span import Span, is_inside, make_span, span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.walk import Block
    from async_fixer.plan.blocks.variables import Variables
    from async_fixer.plan.cases import Case


class Shape(Struct, frozen=True):
    """A function that statements can move into."""

    statements: tuple[ir.Stmt, ...]
    rebound: tuple[str, ...]
    """variables of the function around it that it binds anew"""
    outputs: tuple[str, ...]
    """variables that it binds, and that are read behind it"""
    gives: bool
    """what it returns is what the function around it returns"""
    last: Span = 0
    """the statement at its end that only binds its only output, 0 for none"""

    @property
    def span(self) -> Span:
        """From the first statement to the end of the last."""
        return span_of(self.statements)

    @property
    def is_plain(self) -> bool:
        """Tell whether nothing comes back from it but what the function around it returns."""
        return not self.rebound and not self.outputs


class Misfit(Struct, frozen=True):
    """Why statements cannot move into a function of their own, and the place that causes it."""

    reason: str
    span: Span


def span_of(statements: tuple[ir.Stmt, ...]) -> Span:
    """Return the span of statements that follow each other."""
    return make_span(span_start(statements[0].span), span_end(statements[-1].span))


def make_shape(case: Case, variables: Variables, statements: tuple[ir.Stmt, ...]) -> Shape | Misfit:
    """Return the function that some statements would move into; they follow each other in one block."""
    span = span_of(statements)
    misfit = next(_find_misfits(statements), None)
    if misfit is not None:
        return misfit
    names = {part.id for part in own_expressions(statements) if isinstance(part, ir.Name)}
    names.update(
        name.alias for part in walk_statements(statements) if isinstance(part, ir.Import) for name in part.names
    )
    if not names.isdisjoint(variables.elsewhere):
        return Misfit("it uses variables that are declared to be another function's, or the module's", span)
    if not _has_own_lines(case, span):
        return Misfit("other statements share its lines", span)
    leaves = always_leaves(statements, lambda context: is_transparent(case, context))
    gives = leaves or any(isinstance(part, ir.Return) for part in walk_statements(statements))
    if gives and not leaves and statements[-1] is not case.scope.body[-1]:
        return Misfit("it returns from the function, or goes on behind the block", span)
    return _with_variables(case, variables, statements, gives=gives)


def _has_own_lines(case: Case, span: Span) -> bool:
    """Tell whether nothing but a comment stands on the first and last line of statements besides these.

    What `elif` begins is a part of the statement before.
    """
    text = case.analysis.texts[case.analysis.program.index(case.ref.module).path]
    before = text[: span_start(span)].rpartition("\n")[2].rpartition("\r")[2]
    behind = text[span_end(span) :].partition("\n")[0].partition("\r")[0].strip()
    is_arm = text.startswith("elif", span_start(span))
    return not before.strip() and not is_arm and (not behind or behind.startswith("#"))


def _with_variables(
    case: Case, variables: Variables, statements: tuple[ir.Stmt, ...], *, gives: bool
) -> Shape | Misfit:
    span = span_of(statements)
    returnable = frozenset() if gives else _find_returnable(case, variables, statements)
    opaque = any(_is_opaque(case, part) for part in walk_statements(statements))
    looped = innermost_loop(case.scope.body, span) is not None
    rebound: list[str] = []
    outputs: list[str] = []
    for name in variables.bound_in(span):
        outside = variables.is_bound_outside(name, span)
        if name in variables.rebound or (outside and variables.is_annotated(name, span, bare=True)):
            return Misfit(f"`{name}` would be another variable in a function of its own", span)
        given = outside and (opaque or variables.is_given(name, span))
        taken = variables.is_taken(name, span)
        carried = looped and (opaque or variables.is_carried(name, span))
        if not given and not taken and not carried and (gives or not _lives_on(case, variables, name, statements)):
            continue
        if not given and not carried and name in returnable and not variables.is_kept(name, span):
            outputs.append(name)
        elif outside and not variables.is_annotated(name, span):
            rebound.append(name)
        else:
            return Misfit(f"`{name}` may not be bound when the block ends, and is read later", span)
    last = _find_last(case, variables, statements, outputs[0]) if len(outputs) == 1 else 0
    return Shape(statements, tuple(rebound), tuple(outputs), gives, last)


def _lives_on(case: Case, variables: Variables, name: str, statements: tuple[ir.Stmt, ...]) -> bool:
    """Tell whether a variable holds what takes something away when the function ends, and not before."""
    if statements[-1] is case.scope.body[-1]:
        return False
    for value in variables.values_in(name, span_of(statements)):
        for item in (item for frame in case.frames for item in case.infer(frame, value)):
            if isinstance(item, Instance) and _is_finalized(case, item, name, statements):
                return True
    return False


def _is_finalized(case: Case, item: Instance, name: str, statements: tuple[ir.Stmt, ...]) -> bool:
    program = case.analysis.program
    if not program.index(item.ref.module).is_stub:
        return bool(program.engine.attribute(item, "__del__").items)
    ways = [mark.value for mark in program.class_marks(item) if mark.name == "finalized"]
    done = {
        part.func.attr
        for part in own_expressions(statements)
        if isinstance(part, ir.Call) and isinstance(part.func, ir.Attribute) and _is_name(part.func.value, name)
    }
    return bool(ways) and done.isdisjoint(ways)


def _is_name(part: ir.Expr, name: str) -> bool:
    return isinstance(part, ir.Name) and part.id == name


def _find_last(case: Case, variables: Variables, statements: tuple[ir.Stmt, ...], output: str) -> Span:
    """Return the statement at the very end that does no more than to bind the output; 0 where there is none."""
    match _find_end(case, statements):
        case ir.Assign(targets=(ir.Name(id=name),), value=value, annotation=None, span=span) if value is not None:
            kept = any(read.later for read in variables.reads_in(output, span_of(statements)))
            return span if name == output and not kept else 0
        case _:
            return 0


def _find_returnable(case: Case, variables: Variables, statements: tuple[ir.Stmt, ...]) -> frozenset[str]:
    """Return the names that are bound whenever the end of the statements is reached, and count only then.

    Where an exception is caught around them, that is what the last of them binds.
    """
    found = certainly_bound(statements, lambda context: is_transparent(case, context)) or frozenset()
    certain = frozenset(name for name in found if not variables.is_unbound_in(name, span_of(statements)))
    around = enclosing_statements(case.scope.body, statements[0].span)
    if not any(isinstance(part, ir.Try) or _is_opaque(case, part) for part in around if part not in statements):
        return certain
    last = _find_end(case, statements)
    if not isinstance(last, ir.Assign) or not all(map(_is_plain, last.targets)):
        return frozenset()
    before = make_span(span_start(statements[0].span), span_start(last.span))
    return certain.difference(variables.bound_in(before))


def _is_plain(target: ir.Expr) -> bool:
    """Tell whether binding a target raises nothing but what its value does."""
    match target:
        case ir.Name():
            return True
        case ir.Starred(value=value):
            return _is_plain(value)
        case ir.Display(items=items):
            return all(map(_is_plain, items))
        case _:
            return False


def _find_end(case: Case, statements: tuple[ir.Stmt, ...]) -> ir.Stmt:
    """Return the statement behind which nothing happens any more but that files are closed."""
    last = statements[-1]
    while isinstance(last, ir.With) and all(_is_file(case, item.context) for item in last.items):
        last = last.body[-1]
    return last


def _is_file(case: Case, context: ir.Expr) -> bool:
    """Tell whether all that is known to block in the header of a `with` is about files."""
    kinds = {item.finding.kind for item in case.located if is_inside(item.step.expression.span, context.span)}
    return kinds == {"file"} and is_transparent(case, context)


def _is_opaque(case: Case, statement: ir.Stmt) -> bool:
    """Tell whether a statement may end an exception that is raised in its block."""
    contexts = [item.context for item in statement.items] if isinstance(statement, ir.With) else []
    return not all(is_transparent(case, context) for context in contexts)


def is_transparent(case: Case, context: ir.Expr) -> bool:
    """Tell whether a context manager is of a library and lets every exception through."""
    engine = case.analysis.program.engine
    if not isinstance(context, ir.Call):
        return False
    for frame in case.frames:
        held = engine.infer(frame, context)
        marks = (mark for item in case.infer(frame, context.func) for mark in callee_marks(engine, item))
        if not held.items or any(mark.name == "suppresses" for mark in marks):
            return False
        if not all(isinstance(item, Instance) and engine.module(item.ref.module).is_stub for item in held.items):
            return False
    return bool(case.frames)


def _find_misfits(statements: tuple[ir.Stmt, ...]) -> Iterator[Misfit]:
    """Yield what in statements belongs to the function that they stand in."""
    for part in own_expressions(statements):
        match part:
            case ir.Await() | ir.Yield():
                yield Misfit("it awaits or yields something", part.span)
            case ir.Comprehension(clauses=clauses) if any(clause.is_async for clause in clauses):
                yield Misfit("it awaits or yields something", part.span)
            case ir.Call(func=ir.Name(id="super"), args=()) | ir.Name(id="__class__"):
                yield Misfit("`super()` is another thing in a function of its own", part.span)
            case _:
                continue
    for statement in walk_statements(statements):
        match statement:
            case ir.For(is_async=True) | ir.With(is_async=True):
                yield Misfit("it awaits or yields something", statement.span)
            case ir.Declare():
                yield Misfit("it declares variables of another function", statement.span)
            case ir.While(test=ir.Literal(value=value), body=body) if value and not any(map(_ends, body)):
                yield Misfit("it would keep a worker thread for ever", statement.span)
            case _:
                continue
    yield from _find_jumps(statements)
    yield from _find_raises(statements)


def _find_jumps(block: Block) -> Iterator[Misfit]:
    """Yield each `break` and `continue` that is about a loop around the block."""
    for statement in block:
        match statement:
            case ir.Simple(keyword="break" | "continue"):
                yield Misfit("it leaves a loop around it", statement.span)
            case ir.For(orelse=orelse) | ir.While(orelse=orelse):
                yield from _find_jumps(orelse)
            case _:
                for inner in child_blocks(statement):
                    yield from _find_jumps(inner)


def _find_raises(block: Block) -> Iterator[Misfit]:
    """Yield each bare `raise` that is about an exception which was caught around the block."""
    for statement in block:
        match statement:
            case ir.Raise(exc=None):
                yield Misfit("it raises again what was caught around it", statement.span)
            case ir.Try(body=body, orelse=orelse, final=final):
                for inner in (body, orelse, final):
                    yield from _find_raises(inner)
            case _:
                for inner in child_blocks(statement):
                    yield from _find_raises(inner)


def _ends(statement: ir.Stmt) -> bool:
    """Tell whether a statement of a loop may leave it; that of a loop inside counts as well."""
    leaving = (part for part in walk_statements((statement,)) if isinstance(part, ir.Return | ir.Raise | ir.Simple))
    return any(not isinstance(part, ir.Simple) or part.keyword == "break" for part in leaving)

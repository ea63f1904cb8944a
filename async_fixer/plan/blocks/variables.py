"""A function in, what it does with its variables out: where each is read, where it is bound, by whom else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from async_fixer.analysis.inside import scopes_inside
from async_fixer.index import ir
from async_fixer.index.walk import child_expressions, expressions_of, header_expressions, walk_statements
from async_fixer.plan.blocks.flow import target_names
from async_fixer.program.reaching import reaching
from async_fixer.program.values import Ref
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.walk import Block
    from async_fixer.program.program import Program
    from async_fixer.span import Span


class Read(NamedTuple):
    """A place that reads a variable. `later`: in a function that stands there, which may run at any other time."""

    name: str
    at: int
    later: bool


class Variables:
    """Answers what a function does with its variables."""

    def __init__(self, program: Program, ref: Ref) -> None:
        self._bindings = program.engine.bindings(ref)
        self.reads = tuple(_find_reads(program, ref))
        self.rebound = frozenset(_find_rebound(program, ref))
        """names that functions inside of this one bind"""
        self.elsewhere = self._bindings.global_names | self._bindings.nonlocal_names
        """names that are no variables of this function, though it binds them"""

    def bound_in(self, span: Span) -> tuple[str, ...]:
        """Return the variables that a piece of the function binds, in order."""
        found = {
            name: min(places)
            for name, bindings in self._bindings.names.items()
            if (places := [binding.at for binding in bindings if _is_in(binding.at, span)])
        }
        return tuple(sorted(found, key=lambda name: found[name]))

    def is_bound_outside(self, name: str, span: Span) -> bool:
        """Tell whether a variable is bound elsewhere in the function, too; parameters are."""
        return any(not _is_in(binding.at, span) for binding in self._bindings.names[name])

    def values_in(self, name: str, span: Span) -> Iterator[ir.Expr]:
        """Yield what a piece of the function assigns to a variable."""
        found = (item for item in self._bindings.names[name] if _is_in(item.at, span) and item.kind == "assign")
        yield from (binding.value for binding in found if binding.value is not None)

    def is_annotated(self, name: str, span: Span, *, bare: bool = False) -> bool:
        """Tell whether a piece of the function says the type of a variable, which a `nonlocal` one cannot have.

        `bare`: and gives it no value.
        """
        said = (item for item in self._bindings.names[name] if item.annotation and _is_in(item.at, span))
        return any(item.value is None or not bare for item in said)

    def is_unbound_in(self, name: str, span: Span) -> bool:
        """Tell whether a piece of the function may unbind a variable: by `del`, or at the end of a handler."""
        found = (binding for binding in self._bindings.names[name] if _is_in(binding.at, span))
        return any(binding.kind in ("delete", "except") for binding in found)

    def reads_in(self, name: str, span: Span) -> Iterator[Read]:
        """Yield where a piece of the function reads a variable."""
        yield from (read for read in self.reads if read.name == name and _is_in(read.at, span))

    def is_given(self, name: str, span: Span) -> bool:
        """Tell whether a piece of the function may read what a variable was bound to outside of it."""
        return any(read.later or self._reach(read, span, outside=True) for read in self.reads_in(name, span))

    def is_carried(self, name: str, span: Span) -> bool:
        """Tell whether a piece of the function may read a variable that it has not bound before in the same turn."""
        return any(read.later or not self._is_bound_before(read, span) for read in self.reads_in(name, span))

    def is_taken(self, name: str, span: Span) -> bool:
        """Tell whether what a piece of the function binds a variable to may be read outside of it."""
        outside = (read for read in self.reads if read.name == name and not _is_in(read.at, span))
        return any(read.later or self._reach(read, span, outside=False) for read in outside)

    def is_kept(self, name: str, span: Span) -> bool:
        """Tell whether a function that stands outside of a piece reads a variable, whenever it runs."""
        return any(read.later and not _is_in(read.at, span) for read in self.reads if read.name == name)

    def _is_bound_before(self, read: Read, span: Span) -> bool:
        """Tell whether a piece of the function certainly binds a variable before it reads it at a place."""
        places = [(binding.at, binding.block) for binding in self._bindings.names[read.name]]
        renewals = self._bindings.renewals.get(read.name, ())
        places += [(span_end(item.statement), item.block) for item in renewals]
        return any(_is_in(at, span) and at <= read.at and _is_in(read.at, block) for at, block in places)

    def _reach(self, read: Read, span: Span, *, outside: bool) -> bool:
        found = self._bindings.names[read.name]
        renewals = self._bindings.renewals.get(read.name, ())
        return any(_is_in(binding.at, span) != outside for binding in reaching(found, read.at, renewals))


def _is_in(at: int, span: Span) -> bool:
    return span_start(span) <= at <= span_end(span)


def _find_rebound(program: Program, ref: Ref) -> Iterator[str]:
    """Yield the names that functions inside of one declare to be those of a function around them."""
    for where in scopes_inside(program, ref):
        if where != ref:
            yield from program.engine.bindings(where).nonlocal_names


def _find_reads(program: Program, ref: Ref) -> Iterator[Read]:
    """Yield the places in a function, and in what it defines, that read a name which may be a variable of it."""
    for where in scopes_inside(program, ref):
        scope = program.scope(where)
        inside = where != ref
        for part, later in _read_by(scope.body):
            if not _is_hidden(program, part.id, where, ref):
                yield Read(part.id, span_start(part.span), later or inside)
        for header in header_expressions(scope) if inside else ():
            around = Ref(where.module, scope.parent)
            for part, later in _reads_of(header):
                if not _is_hidden(program, part.id, around, ref):
                    yield Read(part.id, span_start(part.span), later or around != ref)


def _is_hidden(program: Program, name: str, where: Ref, ref: Ref) -> bool:
    """Tell whether a scope, or a function between it and the one that it stands in, has a name of its own for it."""
    current = where
    while current != ref:
        scope = program.scope(current)
        if name in scope.bindings and (scope.kind != "class" or current == where):
            return True
        current = Ref(current.module, scope.parent)
    return False


def _read_by(body: Block) -> Iterator[tuple[ir.Name, bool]]:
    """Yield the names that statements read, and whether only what is made there does, at any later time."""
    for statement in walk_statements(body):
        targets = _targets_of(statement)
        for expression in expressions_of(statement):
            if any(expression is target for target in targets):
                yield from _reads_of_target(expression)
            else:
                yield from _reads_of(expression)


def _targets_of(statement: ir.Stmt) -> tuple[ir.Expr, ...]:
    """Return what a statement binds without looking at it."""
    match statement:
        case ir.Assign(targets=targets):
            return targets
        case ir.For(target=target):
            return (target,)
        case ir.With(items=items):
            return tuple(item.target for item in items if item.target is not None)
        case _:
            return ()


def _reads_of_target(target: ir.Expr) -> Iterator[tuple[ir.Name, bool]]:
    match target:
        case ir.Name():
            return
        case ir.Starred(value=value):
            yield from _reads_of_target(value)
        case ir.Display(items=items):
            for item in items:
                yield from _reads_of_target(item)
        case _:
            yield from _reads_of(target)


def _reads_of(expression: ir.Expr) -> Iterator[tuple[ir.Name, bool]]:
    """Yield the names that an expression reads; a comprehension hides its own, a generator reads them later."""
    match expression:
        case ir.Name():
            yield expression, False
        case ir.Comprehension(kind=kind, clauses=clauses, first=first):
            own = {name for clause in clauses for name in target_names(clause.target)}
            yield from _reads_of(first)
            for child in child_expressions(expression):
                for part, later in _reads_of(child) if child is not first else ():
                    if part.id not in own:
                        yield part, later or kind == "generator"
        case _:
            for child in child_expressions(expression):
                yield from _reads_of(child)

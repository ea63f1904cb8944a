"""A graph in, the places out where async functions wait, with what they wait for; and which only wait in name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct

from async_fixer.index import ir
from async_fixer.index.walk import header_expressions, own_expressions, walk_expression, walk_statements
from async_fixer.program.values import Ref
from async_fixer.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.analysis.graph import Graph
    from async_fixer.program.program import Program
    from async_fixer.program.step import Action, Step

Kind: TypeAlias = Literal["await", "for", "with", "clause"]
_ACTIONS: Final[dict[Kind, Action]] = {"await": "await", "for": "iterate", "with": "enter", "clause": "iterate"}
"""what is run at a place of each kind"""


class Wait(Struct, frozen=True):
    """A place where a function waits: `await x`, `async for`, `async with`, a clause of a comprehension."""

    ref: Ref
    """the function"""
    kind: Kind
    span: Span
    """of the await, of the statement, of the clause's iterable"""
    waited: tuple[Span, ...]
    """the expressions that are waited for"""
    targets: frozenset[Ref] = frozenset()
    """the functions of the project that run there"""
    is_known: bool = False
    """nothing else runs there"""
    is_open: bool = True
    """something may run there of which nothing at all is known"""


class Waits:
    """Answers where the functions of a program wait, and which of them never give the loop free."""

    def __init__(self, program: Program, graph: Graph) -> None:
        self._program = program
        waiting: dict[Ref, list[Step]] = defaultdict(list)
        for frame, steps in graph.steps.items():
            if program.scope(frame.ref).is_async and not program.is_stub(frame):
                waiting[frame.ref] += [step for step in steps if step.mode == "await"]
        self._of = {ref: tuple(self._find(ref, steps)) for ref, steps in waiting.items()}
        self._on: dict[Ref, list[Wait]] = defaultdict(list)
        for wait in self.all():
            for target in wait.targets:
                self._on[target].append(wait)
        self._beside = self._find_beside(graph)
        self._at = {(wait.ref.module, wait.kind, wait.span): wait for wait in self.all()}
        self.in_name_only = self._find_in_name_only()

    def of(self, ref: Ref) -> tuple[Wait, ...]:
        """Return every place where a function waits."""
        return self._of.get(ref, ())

    def on(self, ref: Ref) -> tuple[Wait, ...]:
        """Return every place that waits for a function, or may do so."""
        return tuple(self._on.get(ref, ()))

    def at(self, module: str, kind: Kind, span: Span) -> Wait | None:
        """Return the place of a kind at a span of a module; None where no function waits there."""
        return self._at.get((module, kind, span))

    def beside(self, ref: Ref) -> tuple[tuple[str, Span], ...]:
        """Return module and span of what runs an async function without waiting for it right there: `gather(f())`."""
        return tuple(self._beside.get(ref, ()))

    def _find_beside(self, graph: Graph) -> dict[Ref, dict[tuple[str, Span], None]]:
        found: dict[Ref, dict[tuple[str, Span], None]] = defaultdict(dict)
        waited = {(wait.ref, span) for wait in self.all() for span in _places_of(wait)}
        for frame, steps in graph.steps.items():
            for step in steps:
                key = (frame.ref, step.expression.span)
                if step.target is not None and self._program.scope(step.target.ref).is_async and key not in waited:
                    found[step.target.ref][frame.ref.module, step.expression.span] = None
        return found

    def all(self) -> Iterator[Wait]:
        """Yield the places of all functions."""
        for waits in self._of.values():
            yield from waits

    def _find(self, ref: Ref, waiting: Iterable[Step]) -> Iterator[Wait]:
        found: dict[tuple[Action, Span], list[Step]] = defaultdict(list)
        for step in waiting:
            found[step.action, step.expression.span].append(step)
        deferred = _find_deferred(self._program.scope(ref).body)
        for wait in find_waits(self._program, ref):
            groups = [found.get((_ACTIONS[wait.kind], span), []) for span in _places_of(wait)]
            yield Wait(
                ref,
                wait.kind,
                wait.span,
                wait.waited,
                frozenset(step.target.ref for steps in groups for step in steps if step.target is not None),
                wait.span not in deferred and all(steps and all(map(self._is_known, steps)) for steps in groups),
                any(not steps or any(step.target is None for step in steps) for steps in groups),
            )

    def _is_known(self, step: Step) -> bool:
        return step.target is not None and step.certain and not self._program.is_stub(step.target)

    def _find_in_name_only(self) -> frozenset[Ref]:
        """Return the async functions of which no await really waits: they only await each other."""
        found = {ref for ref, waits in self._of.items() if all(wait.is_known for wait in waits)}
        while True:
            real = {ref for ref in found if any(not self._is_in_name(found, wait) for wait in self._of[ref])}
            if not real:
                return frozenset(found)
            found -= real

    def _is_in_name(self, found: set[Ref], wait: Wait) -> bool:
        scope = self._program.scope
        return all(ref in found or not scope(ref).is_async for ref in wait.targets)


def find_waits(program: Program, ref: Ref) -> Iterator[Wait]:
    """Yield the places where a function waits, also in the headers of what it defines, without what runs there."""
    scope = program.scope(ref)
    scopes = program.index(ref.module).scopes
    headers = (part for inner in scopes if inner.parent == ref.scope for part in header_expressions(inner))
    parts = [*own_expressions(scope.body), *(part for whole in headers for part in walk_expression(whole))]
    for part in parts:
        if isinstance(part, ir.Await):
            yield Wait(ref, "await", part.span, (part.value.span,))
        for clause in part.clauses if isinstance(part, ir.Comprehension) else ():
            if clause.is_async:
                yield Wait(ref, "clause", clause.iterable.span, (clause.iterable.span,))
    for statement in walk_statements(scope.body):
        match statement:
            case ir.For(is_async=True, iterable=iterable):
                yield Wait(ref, "for", statement.span, (iterable.span,))
            case ir.With(is_async=True, items=items):
                yield Wait(ref, "with", statement.span, tuple(item.context.span for item in items))
            case _:
                continue


def _places_of(wait: Wait) -> tuple[Span, ...]:
    """Return where it is noted what runs: at the await itself, or at what a loop or block goes through."""
    return (wait.span,) if wait.kind == "await" else wait.waited


def _find_deferred(body: tuple[ir.Stmt, ...]) -> frozenset[Span]:
    """Return the spans of what a generator expression waits for: without that it would be no asynchronous one.

    Its first iterable is the function's own business, unless it is iterated asynchronously.
    """
    found: set[Span] = set()
    for part in own_expressions(body):
        if isinstance(part, ir.Comprehension) and part.kind == "generator":
            later = [clause.iterable for clause in part.clauses[1:]]
            conditions = [condition for clause in part.clauses for condition in clause.conditions]
            found.update(
                inner.span for whole in (*part.elements, *later, *conditions) for inner in walk_expression(whole)
            )
            found.update(clause.iterable.span for clause in part.clauses if clause.is_async)
    return frozenset(found)

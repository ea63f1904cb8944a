"""A new await is a new place where other requests run: what was read before and written after is no longer one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.facts import LOCAL
from async_fixer.analysis.roots import find_root
from async_fixer.index import ir
from async_fixer.model import span_start
from async_fixer.plan.hazards.effects import is_own
from async_fixer.plan.positions import innermost_loop, is_inside, own_expressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.findings import Located
    from async_fixer.model import Obstacle, Span
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Frame


def find_interleaving(case: Case, located: Located) -> Iterator[Obstacle]:
    """Yield the shared state that the function uses on one side of a step and writes on the other."""
    yield from _straddles(case, located.frame, located.step.expression.span)
    for caller, span in _awaiting_callers(case, located.frame):
        yield from _straddles(case, caller, span)


def _awaiting_callers(case: Case, frame: Frame) -> Iterator[tuple[Frame, Span]]:
    """Yield the functions that await this one, at any depth, and where: they were not interrupted there before."""
    graph = case.analysis.graph
    seen = {frame}
    queue = [frame]
    while queue:
        for caller, step in graph.callers.get(queue.pop(), ()):
            if step.mode == "await":
                yield caller, step.expression.span
                if caller not in seen:
                    seen.add(caller)
                    queue.append(caller)


def _straddles(case: Case, frame: Frame, span: Span) -> Iterator[Obstacle]:
    program = case.analysis.program
    facts = case.analysis.effects.of(frame)
    for fact, witness in facts.items():
        if fact.effect != "writes" or is_own(case, fact):
            continue
        body = program.scope(frame.ref).body
        written = _positions_of_writes(case, frame, fact.root)
        used = [part.span for part in _uses(case, frame, fact.root)] + written
        loop = innermost_loop(body, span)
        if _is_split(span, used, written) or (loop is not None and any(is_inside(at, loop.span) for at in written)):
            module, at = case.analysis.origin_of(frame, witness)
            reason = f"`{fact.detail}` is shared, and other requests would run between its use and its change"
            yield case.obstacle("shared-state", reason, at, module)


def _is_split(span: Span, used: list[Span], written: list[Span]) -> bool:
    here = span_start(span)
    before = any(span_start(at) < here for at in used)
    after = any(span_start(at) > here for at in written)
    return before and after


def _positions_of_writes(case: Case, frame: Frame, root: str) -> list[Span]:
    effects = case.analysis.effects
    spans = [
        witness.span for fact, witness in effects.of(frame).items() if fact.effect == "writes" and fact.root == root
    ]
    return spans + [
        step.expression.span
        for step in case.analysis.graph.steps.get(frame, ())
        if any(fact.effect == "writes" and fact.root == root for fact in effects.of_step(frame, step))
    ]


def _uses(case: Case, frame: Frame, root: str) -> Iterator[ir.Expr]:
    program = case.analysis.program
    for part in own_expressions(program.scope(frame.ref).body):
        if isinstance(part, ir.Name | ir.Attribute):
            found = find_root(program.engine, frame, part)
            if found != LOCAL and found == root:
                yield part

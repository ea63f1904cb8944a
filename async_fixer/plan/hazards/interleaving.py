"""A new await is a new place where other requests run: what was read before and written after is no longer one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.roots import find_root
from async_fixer.index import ir
from async_fixer.model import span_end, span_start
from async_fixer.plan.hazards.callers import find_awaiting_callers
from async_fixer.plan.hazards.effects import is_own
from async_fixer.plan.positions import innermost_loop, is_inside, own_expressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.facts import Fact
    from async_fixer.analysis.findings import Located
    from async_fixer.model import Obstacle, Span
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Frame


def find_interleaving(case: Case, located: Located) -> Iterator[Obstacle]:
    """Yield the shared state that the function uses on one side of a step and writes on the other."""
    yield from _straddles(case, located.frame, located.step.expression.span)
    for caller, span in find_awaiting_callers(case, located.frame):
        yield from _straddles(case, caller, span)


def _straddles(case: Case, frame: Frame, span: Span) -> Iterator[Obstacle]:
    program = case.analysis.program
    for fact, witness in case.analysis.effects.of(frame).items():
        if fact.effect != "writes" or is_own(case, frame, fact):
            continue
        written = _writes(case, frame, fact.root)
        used = [part.span for part in _uses(case, frame, fact.root)] + written
        loop = innermost_loop(program.scope(frame.ref).body, span)
        if _is_split(span, used, written) or (loop is not None and any(is_inside(at, loop.span) for at in written)):
            module, at = case.analysis.origin_of(frame, witness)
            reason = f"`{fact.detail}` is shared, and other requests would run between its use and its change"
            yield case.obstacle("shared-state", reason, at, module)


def _is_split(span: Span, used: list[Span], written: list[Span]) -> bool:
    """Tell whether something is used before a place and written behind it; what encloses it is written at its end."""
    before = any(span_start(at) < span_start(span) for at in used)
    after = any(span_end(at) >= span_end(span) for at in written)
    return before and after


def _writes(case: Case, frame: Frame, root: str) -> list[Span]:
    """Return every place in a function's own body that writes to a root, itself or through what it runs."""
    own = [span for fact, span in case.analysis.effects.own(frame) if _is_write(fact, root)]
    return own + [
        step.expression.span
        for step in case.analysis.graph.steps.get(frame, ())
        if any(_is_write(fact, root) for fact in case.analysis.effects.of_step(frame, step))
    ]


def _is_write(fact: Fact, root: str) -> bool:
    return fact.effect == "writes" and fact.root == root


def _uses(case: Case, frame: Frame, root: str) -> Iterator[ir.Expr]:
    program = case.analysis.program
    for part in own_expressions(program.scope(frame.ref).body):
        if isinstance(part, ir.Name | ir.Attribute) and find_root(program.engine, frame, part) == root:
            yield part

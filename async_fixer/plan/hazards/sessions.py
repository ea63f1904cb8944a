"""One session or connection for all requests: no two may use it at once, nor one in the middle of another's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.facts import NAMELESS, PARAMETER, SHARED
from async_fixer.analysis.sharing import is_shared_parameter
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.facts import Fact
    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Frame
    from async_fixer.span import Span


def is_own(case: Case, frame: Frame, fact: Fact) -> bool:
    """Tell whether a fact is about one request only: a parameter's, that no request shares with another."""
    if not fact.root.startswith(PARAMETER):
        return False
    return not is_shared_parameter(case.analysis, frame, fact.root.removeprefix(PARAMETER), fact.path)


def is_shared_session(case: Case, frame: Frame, fact: Fact) -> bool:
    """Tell whether a fact is about one session or connection for all requests, which threads must not share."""
    return fact.effect == "pooled" and not is_own(case, frame, fact)


def find_sessions_around(case: Case, span: Span) -> Iterator[Obstacle]:
    """Yield a use of such a session before a place that would become a wait, where another one follows behind it.

    What each thread has one of is one for all requests, too, as long as the loop's thread runs them all.
    """
    for frame in case.frames:
        uses = sorted(_uses(case, frame), key=span_start)
        before = [use for use in uses if span_end(use) <= span_start(span)]
        if before and any(span_start(use) >= span_end(span) for use in uses):
            reason = "other requests would use the session that it shares with them while it waits"
            yield case.obstacle("shared-session", reason, before[-1])
        for written in _left_to_the_thread(case, frame):
            if span_end(written) <= span_start(span):
                reason = "other requests would overwrite what it leaves to its thread here, the loop's, while it waits"
                yield case.obstacle("thread-bound", reason, written)


def _left_to_the_thread(case: Case, frame: Frame) -> Iterator[Span]:
    """Yield the statements that assign to attributes of what each thread has one of."""
    own = case.analysis.effects.own(frame)
    bound = {fact.root for fact, _ in own if fact.effect == "thread_bound" and _is_shared_on_loop(case, frame, fact)}
    yield from (span for fact, span in own if fact.effect == "writes" and fact.root in bound)


def _is_shared_on_loop(case: Case, frame: Frame, fact: Fact) -> bool:
    if fact.effect == "thread_bound":
        return fact.root.startswith(SHARED) and not fact.root.startswith(NAMELESS)
    return is_shared_session(case, frame, fact)


def _uses(case: Case, frame: Frame) -> Iterator[Span]:
    """Yield the places of a function that use a session which all requests share."""
    effects = case.analysis.effects
    if not any(_is_shared_on_loop(case, frame, fact) for fact in effects.of(frame)):
        return
    yield from (span for fact, span in effects.own(frame) if _is_shared_on_loop(case, frame, fact))
    for step in case.analysis.graph.steps.get(frame, ()):
        if step.target is not None and step.mode in ("sync", "await"):
            facts = effects.of_step(frame, step)
            yield from (step.expression.span for fact in facts if _is_shared_on_loop(case, frame, fact))

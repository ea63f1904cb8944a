"""A thread's lock that is held while something waits: another task would wait for it on the loop, for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.walk import own_expressions
from async_fixer.plan.hazards.callers import find_waiting
from async_fixer.plan.positions import enclosing_statements, is_in_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Frame
    from async_fixer.span import Span


def find_held_locks(case: Case, span: Span) -> Iterator[Obstacle]:
    """Yield the locks that may be held at a place of the function, or by those who wait for it."""
    for frame in case.frames:
        for taken in case.locks.held_at(frame, span):
            yield case.obstacle("lock-held", "no await may stand in a block that may hold a lock", taken.span)
        yield from _find_unseen(case, frame, span)
    yield from find_kept(case)
    yield from find_held_around(case)


def find_held_around(case: Case) -> Iterator[Obstacle]:
    """Yield the locks that those hold who wait for the function: whoever awaits it, or the framework runs it in."""
    for frame in case.frames:
        for caller, span in find_waiting(case, frame):
            for taken in case.locks.held_at(caller, span):
                reason = "who waits for it holds a lock there"
                yield case.obstacle("lock-held", reason, taken.span, caller.ref.module)
            yield from _find_unseen(case, caller, span)


def find_kept(case: Case) -> Iterator[Obstacle]:
    """Yield the locks that the function takes by a call, which may still be held anywhere behind it."""
    for frame in case.frames:
        for taken in case.locks.taken(frame):
            if taken.kept:
                yield case.obstacle("lock-held", "a lock that is taken here may be held", taken.span)


def find_left_held(case: Case) -> Iterator[Obstacle]:
    """Yield the locks that the function still holds when it is done: another thread would have to give them back."""
    for frame in case.frames:
        kept = case.locks.kept_by(frame)
        for taken in case.locks.taken(frame):
            if taken.lock in kept and (taken.waits or taken.owned):
                yield case.obstacle("lock-held", "it leaves while it holds a lock", taken.span)


def find_contended(case: Case, frames: Iterable[Frame]) -> Iterator[Obstacle]:
    """Yield where these frames, or what they run, do another thing while somebody holds a lock: nobody did before."""
    below = (inner for frame in frames for inner in case.analysis.graph.below(frame))
    for frame in dict.fromkeys(below):
        for span in case.locks.asked(frame):
            reason = "on the loop nobody else holds this lock; in threads others may"
            yield case.obstacle("shared-state", reason, span, frame.ref.module)


def find_kept_by_step(case: Case, target: Frame | None, span: Span) -> Iterator[Obstacle]:
    """Yield the call where what it runs, in another thread, would return with a lock."""
    if target is not None and case.locks.kept_by(target):
        yield case.obstacle("lock-held", "it takes a lock that another thread would have to give back", span)


def _find_unseen(case: Case, frame: Frame, span: Span) -> Iterator[Obstacle]:
    """Yield the context managers around a place of which nothing is known: any of them may hold a lock."""
    for statement in enclosing_statements(case.analysis.program.scope(frame.ref).body, span):
        if isinstance(statement, ir.With) and not statement.is_async and is_in_block(statement, span):
            for item in statement.items:
                held = case.analysis.program.engine.infer(frame, item.context)
                if not held.items or not held.complete:
                    reason = "no await may stand in a block that may hold a lock"
                    yield case.obstacle("lock-held", reason, item.span, frame.ref.module)


def find_held_over_yields(case: Case) -> Iterator[Obstacle]:
    """Yield the locks that a generator holds while it yields."""
    yields = [part.span for part in own_expressions(case.scope.body) if isinstance(part, ir.Yield)]
    for frame in case.frames:
        for span in yields:
            for taken in case.locks.held_at(frame, span):
                yield case.obstacle("lock-held", "it yields while it holds a lock", taken.span)

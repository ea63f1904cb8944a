"""What a function does, itself or through what it runs, that is another thing in a worker thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.analysis.facts import Witness
from async_fixer.plan.hazards.sessions import is_own, is_shared_session
from async_fixer.span import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.facts import Fact
    from async_fixer.analysis.findings import Located
    from async_fixer.hazard import Hazard
    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Frame
    from async_fixer.span import Span

_HOLD: Final = frozenset({"needs_loop", "binds_context", "thread_bound"})
_UNSAFE: Final = frozenset({"writes", "process_wide", "thread_cached"})
_WORDS: Final[dict[str, tuple[Hazard, str]]] = {
    "binds_context": ("binds-context", "it sets a context variable, which would be lost in a worker thread"),
    "frame_bound": ("frame-bound", "it reads the frame or the exception that is current where it is called"),
    "needs_loop": ("needs-loop", "it needs the running event loop"),
    "pooled": ("shared-session", "`{}` is one for all requests, and threads must not use it at the same time"),
    "process_wide": ("process-wide", "it changes state of the whole process"),
    "thread_bound": ("thread-bound", "`{}` only works in the thread that made it"),
    "thread_cached": ("thread-bound", "`{}` keeps things for each thread: the worker threads would make their own"),
    "writes": ("shared-state", "it writes to `{}`, which other requests share"),
}


def find_holding(case: Case) -> Iterator[Obstacle]:
    """Yield the effects with which the function cannot run in a worker thread at all."""
    for frame, fact, witness in _facts(case):
        if fact.effect in _HOLD or is_shared_session(case, frame, fact):
            yield _obstacle(case, frame, fact, witness)


def find_needed_loop(case: Case) -> Iterator[Obstacle]:
    """Yield where the function needs the running event loop, itself or through what it runs."""
    yield from (_obstacle(case, *found) for found in _facts(case) if found[1].effect == "needs_loop")


def find_unsafe(case: Case) -> Iterator[Obstacle]:
    """Yield the effects that several threads at once would change: a human has to agree."""
    for frame, fact, witness in _facts(case):
        if fact.effect in _UNSAFE and not is_own(case, frame, fact):
            yield _obstacle(case, frame, fact, witness)


def find_step_holding(case: Case, located: Located) -> Iterator[Obstacle]:
    """Yield the effects with which one step of the function cannot run in a worker thread at all."""
    frame = located.frame
    for fact, witness in case.analysis.effects.of_step(frame, located.step).items():
        if fact.effect in _HOLD or fact.effect == "frame_bound" or is_shared_session(case, frame, fact):
            yield _obstacle(case, frame, fact, witness)
    for fact, span in case.analysis.effects.own(frame):
        if is_inside(span, located.step.expression.span) and is_shared_session(case, frame, fact):
            yield _obstacle(case, frame, fact, Witness(None, span, None, None, 0))


def find_step_unsafe(case: Case, located: Located) -> Iterator[Obstacle]:
    """Yield the effects of one step that several threads at once would change."""
    for fact, witness in case.analysis.effects.of_step(located.frame, located.step).items():
        if fact.effect in _UNSAFE and not is_own(case, located.frame, fact):
            yield _obstacle(case, located.frame, fact, witness)
    yield from find_own_unsafe(case, located.frame, located.step.expression.span)


def find_own_unsafe(case: Case, frame: Frame, span: Span) -> Iterator[Obstacle]:
    """Yield what a piece of a function changes by itself that several threads at once would change."""
    for fact, at in case.analysis.effects.own(frame):
        if fact.effect in _UNSAFE and is_inside(at, span) and not is_own(case, frame, fact):
            yield _obstacle(case, frame, fact, Witness(None, at, None, None, 0))


def find_own_holding(case: Case, frame: Frame, span: Span) -> Iterator[Obstacle]:
    """Yield what a piece of a function does by itself with which it cannot run in a worker thread at all."""
    for fact, at in case.analysis.effects.own(frame):
        if is_inside(at, span) and (fact.effect in _HOLD or is_shared_session(case, frame, fact)):
            yield _obstacle(case, frame, fact, Witness(None, at, None, None, 0))


def find_process_wide(case: Case, frame: Frame) -> Iterator[Obstacle]:
    """Yield what a function changes of the whole process: who runs in the midst of it would see that."""
    for fact, witness in case.analysis.effects.of(frame).items():
        if fact.effect == "process_wide":
            yield _obstacle(case, frame, fact, witness)


def find_per_thread(case: Case) -> Iterator[Obstacle]:
    """Yield the databases that show each thread another state, where the function waits on one, or may do so."""
    if any(item.finding.kind in ("database", "unresolved") for item in case.located):
        for module, span in case.analysis.per_thread:
            yield case.obstacle("thread-bound", "each thread would see a database of its own", span, module)


def _facts(case: Case) -> Iterator[tuple[Frame, Fact, Witness]]:
    for frame in case.frames:
        for fact, witness in case.analysis.effects.of(frame).items():
            yield frame, fact, witness


def _obstacle(case: Case, frame: Frame, fact: Fact, witness: Witness) -> Obstacle:
    rule, reason = _WORDS[fact.effect]
    module, span = case.analysis.origin_of(frame, witness)
    return case.obstacle(rule, reason.format(fact.detail), span, module)

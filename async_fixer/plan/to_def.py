"""`async def` -> `def`: when the framework would run it in a worker thread and nothing stands in the way."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from async_fixer.analysis.waits import find_waits
from async_fixer.edits import RemoveAsync
from async_fixer.explanation import Way
from async_fixer.model import Decision, Obstacle
from async_fixer.plan.annotations import find_quoted, follow_annotation
from async_fixer.plan.hazards.callbacks import find_unseen_callbacks
from async_fixer.plan.hazards.connections import find_second_connections
from async_fixer.plan.hazards.decorators import find_decorators
from async_fixer.plan.hazards.effects import find_holding, find_per_thread, find_unsafe
from async_fixer.plan.hazards.files import find_file_state
from async_fixer.plan.hazards.generators import find_across_yields, find_cancellation, find_handed_out
from async_fixer.plan.hazards.interleaving import find_split_anywhere, find_split_request
from async_fixer.plan.hazards.lock_order import find_lock_orders
from async_fixer.plan.hazards.locks import find_contended, find_held_around, find_left_held
from async_fixer.plan.hazards.overrides import find_overrides
from async_fixer.plan.hazards.references import find_given_back, find_references
from async_fixer.plan.hazards.wrappers import find_class_wrappers, find_registering_wrappers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from async_fixer.hazard import Hazard
    from async_fixer.model import Safety
    from async_fixer.plan.cases import Case
    from async_fixer.span import Span


def decide_to_def(case: Case) -> Decision | None:
    """Return the decision to make the function `def`; None where `def` is not what the framework offers for it."""
    if find_ruled_out(case) is not None:
        return None
    obstacles = find_obstacles(case)
    findings = tuple(item.finding for item in case.located)
    if obstacles:
        return Decision(case.name, None, "safe", findings, obstacles=obstacles)
    unsafe = _find_unsafe(case)
    edits = (RemoveAsync(case.scope.span), *follow_annotation(case.analysis.program, case.ref))
    path = case.analysis.program.index(case.ref.module).path
    safety: Safety = "unsafe" if unsafe else "safe"
    return Decision(case.name, "to_def", safety, findings, ((path, edits),), unsafe, f"{path}:{case.name}")


def decide_alone(case: Case, reason: Obstacle | None) -> Decision | None:
    """Return the decision about a function that is in no chain; `reason`: why it cannot be `def` with what it takes."""
    decision = decide_to_def(case)
    if decision is None or decision.strategy is None or reason is None or reason in decision.obstacles:
        return decision
    return Decision(case.name, None, "safe", decision.findings, obstacles=(reason,))


def weigh_to_def(case: Case) -> Way:
    """Return all that speaks for or against making the function `def`."""
    place = case.place(case.scope.name_span)
    ruled_out = find_ruled_out(case)
    if ruled_out is not None:
        return Way("to_def", place, (), (ruled_out,))
    return Way("to_def", place, _CONSIDERED, find_obstacles(case), _find_unsafe(case))


def _find_unsafe(case: Case) -> tuple[Obstacle, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(find(case) for find in _RISKS)))


def find_obstacles(case: Case) -> tuple[Obstacle, ...]:
    """Return what makes it wrong to turn the function into `def`, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(find(case) for find in _HAZARDS)))


def _lock_orders(case: Case) -> Iterator[Obstacle]:
    return find_lock_orders(case, case.frames)


def _contended(case: Case) -> Iterator[Obstacle]:
    return find_contended(case, case.frames)


def _unseen(case: Case) -> Iterator[Obstacle]:
    return find_unseen_callbacks(case, case.frames)


def find_ruled_out(case: Case) -> Obstacle | None:
    """Return why `def` does not come into question; None where it is offered and the function awaits nothing."""
    name = case.scope.name_span
    if not case.scope.is_async:
        return case.obstacle("not-async", "it is no async function", name)
    if not case.entries:
        return case.obstacle("not-offered", "no framework calls it by itself, so none would run it in a thread", name)
    if any(entry.point.sync != "worker" for entry in case.entries):
        return case.obstacle("not-offered", "the framework does not run a `def` here in a worker thread", name)
    span = next(find_awaits(case), None)
    return None if span is None else case.obstacle("awaits", "it awaits something itself", span)


def find_awaits(case: Case) -> Iterator[Span]:
    """Yield every await of a function, in any of its forms, that does not go with what becomes `def` besides."""
    supposed = case.analysis.supposed
    known = {wait.span: wait for wait in case.analysis.waits.of(case.ref)}
    for found in find_waits(case.analysis.program, case.ref):
        wait = known.get(found.span, found)
        asynchronous = {ref for ref in wait.targets if case.analysis.program.scope(ref).is_async}
        if not (wait.is_known and asynchronous <= supposed):
            yield found.span


def _guessed(case: Case) -> Iterator[Obstacle]:
    if case.severe and not any(item.finding.certain for item in case.severe):
        finding = case.severe[0].finding
        yield Obstacle("guessed", "what it calls is not certain enough", finding.place)


_CONSIDERED: Final[tuple[Hazard, ...]] = (
    "guessed",
    "decorated",
    "base-unseen",
    "override",
    "needs-loop",
    "binds-context",
    "thread-bound",
    "shared-session",
    "lock-held",
    "lock-order",
    "annotation",
    "referenced",
    "pool",
    "shared-state",
    "process-wide",
)
_HAZARDS: Final[tuple[Callable[[Case], Iterator[Obstacle]], ...]] = (
    _guessed,
    find_decorators,
    find_class_wrappers,
    find_registering_wrappers,
    find_overrides,
    find_holding,
    _unseen,
    find_per_thread,
    find_held_around,
    find_left_held,
    _lock_orders,
    find_across_yields,
    find_handed_out,
    find_cancellation,
    find_quoted,
    find_references,
    find_given_back,
)
_RISKS: Final[tuple[Callable[[Case], Iterator[Obstacle]], ...]] = (
    find_unsafe,
    find_split_anywhere,
    find_split_request,
    _contended,
    find_second_connections,
    find_file_state,
)
"""with these a human has to agree"""

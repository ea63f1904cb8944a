"""A function that only calls what nothing resolves: left as it is, or made `def` like one that blocks, if asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.model import Decision
from async_fixer.plan.to_def import decide_alone, find_awaits

if TYPE_CHECKING:
    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.settings import Settings


def is_unsure(case: Case) -> bool:
    """Tell whether nothing in a function is known to take long, and something is not known at all."""
    return not case.severe and any(item.finding.severity == "unsure" for item in case.located)


def decide_unsure(case: Case, settings: Settings, reason: Obstacle | None) -> tuple[Decision, ...]:
    """Return the decision about such a function: to leave it, unless the settings want it to be `def`."""
    if not settings.unsure or settings.strategy == "wrap":
        return tuple(Decision(case.name, None, "safe", (item.finding,)) for item in case.located)
    whole = decide_alone(case, reason)
    return (_kept_async(case, reason) if whole is None else whole,)


def _kept_async(case: Case, reason: Obstacle | None) -> Decision:
    """Return the decision to leave a function that awaits: what it awaits would have to change with it."""
    span = next(find_awaits(case), case.scope.name_span)
    awaits = case.obstacle("awaits", "it awaits functions that would have to become `def` as well", span)
    obstacle = reason or awaits
    return Decision(case.name, None, "safe", tuple(item.finding for item in case.located), obstacles=(obstacle,))

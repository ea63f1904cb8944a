"""The hazards that are looked for before a place waits for a thread: what `explain` says was considered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from async_fixer.hazard import Hazard

BY_AN_AWAIT: Final[tuple[Hazard, ...]] = (
    "guessed",
    "not-async",
    "no-wrapper",
    "block",
    "position",
    "stop-iteration",
    "lock-held",
    "deadline",
    "shared-by-tasks",
    "shared-state",
    "process-wide",
)
"""what a new await may disturb, whatever it waits for"""
BY_A_THREAD: Final[tuple[Hazard, ...]] = (
    "needs-loop",
    "binds-context",
    "frame-bound",
    "thread-bound",
    "shared-session",
    "lock-order",
    "pool",
)
"""what another thread may disturb"""

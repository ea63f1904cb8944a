"""What may hold a rewrite back, or make it unsafe."""

from __future__ import annotations

from typing import Literal, TypeAlias

Hazard: TypeAlias = Literal[
    "annotation",
    "awaits",
    "base-unseen",
    "binds-context",
    "block",
    "deadline",
    "decorated",
    "frame-bound",
    "guessed",
    "lock-held",
    "lock-order",
    "needs-loop",
    "no-wrapper",
    "not-async",
    "not-offered",
    "override",
    "pool",
    "position",
    "process-wide",
    "reach-guessed",
    "referenced",
    "shared-by-tasks",
    "shared-session",
    "shared-state",
    "stop-iteration",
    "thread-bound",
    "unreached",
    "verification",
]
"""Stable identifiers: reports show them, `explain` says what each means and what would lift it."""

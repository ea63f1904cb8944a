"""Whether a decision is carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from async_fixer.model import Decision
    from async_fixer.settings import Settings


def is_active(decision: Decision, settings: Settings) -> bool:
    """Tell whether a decision is carried out under these settings."""
    return decision.strategy is not None and (decision.safety == "safe" or settings.unsafe_fixes)

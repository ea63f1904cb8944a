"""The frozen values that say why a function is decided as it is: from the planner to the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from async_fixer.hazard import Hazard
    from async_fixer.model import Decision, EntryPoint, Obstacle, Place, Strategy, Unresolved


@dataclass(frozen=True, slots=True)
class Way:
    """One way to repair a function, all that could speak against it, and what does."""

    strategy: Strategy
    place: Place
    """what would be changed"""
    considered: tuple[Hazard, ...]
    """every hazard that was looked for; () where the way does not even come into question"""
    holding: tuple[Obstacle, ...] = ()
    """with these it is not done at all"""
    unsafe: tuple[Obstacle, ...] = ()
    """with these a human has to agree"""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a function is decided as it is."""

    function: str
    """dotted name"""
    place: Place
    is_async: bool
    entry_points: tuple[EntryPoint, ...]
    """its own registrations, or where it has none those that reach it"""
    decisions: tuple[Decision, ...] = ()
    ways: tuple[Way, ...] = ()
    """in order of preference"""
    unresolved: tuple[Unresolved, ...] = ()
    """its calls that nothing resolves"""

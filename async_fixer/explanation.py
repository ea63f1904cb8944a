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
class Member:
    """A function of the component that another one belongs to, as it takes all of them to become `def`."""

    function: str
    """dotted name"""
    place: Place
    waits: tuple[tuple[Place, str], ...]
    """where it awaits, and the dotted name of what it awaits there: none of them really waits"""
    references: tuple[Place, ...]
    """what refers to it, and would change with it"""
    obstacle: Obstacle | None
    """why it cannot change by itself"""


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
    component: tuple[Member, ...] = ()
    """what would become `def` with it, itself first; () where it really waits for something"""
    unresolved: tuple[Unresolved, ...] = ()
    """its calls that nothing resolves"""

"""What becomes of one place that refers to a function which turns into `def`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from async_fixer.edits import Edit
from async_fixer.model import Obstacle
from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable


class Outcome(Struct, frozen=True):
    """Edits by path, functions that have to be of the same kind, or what is in the way."""

    edits: tuple[tuple[str, Edit], ...] = ()
    together: tuple[Ref, ...] = ()
    obstacle: Obstacle | None = None


def join(outcomes: Iterable[Outcome]) -> Outcome:
    """Return what becomes of several places that change together."""
    parts = tuple(outcomes)
    return Outcome(
        tuple(edit for part in parts for edit in part.edits),
        tuple(ref for part in parts for ref in part.together),
        next((part.obstacle for part in parts if part.obstacle is not None), None),
    )

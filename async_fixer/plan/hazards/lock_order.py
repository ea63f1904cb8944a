"""Locks that are taken in two orders: on the loop nothing is lost, in threads both sides wait for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.cells import cell_name
from async_fixer.index.positions import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.analysis.locks import Pair
    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Frame


def find_lock_orders(case: Case, frames: Iterable[Frame]) -> Iterator[Obstacle]:
    """Yield the places where these frames, or what they run, take one lock while they hold another, against others."""
    for frame in frames:
        for pair, opposed in case.locks.contradictions(frame):
            yield case.obstacle("lock-order", _words(case, pair, opposed), pair.span, pair.frame.ref.module)


def _words(case: Case, pair: Pair, opposed: Pair) -> str:
    first, second = _shown(pair.first), _shown(pair.second)
    if opposed is pair:
        return f"it takes {second} while it holds {first}: two threads may do so the other way round"
    place = place_of(case.analysis.program.index(opposed.frame.ref.module), opposed.span)
    return f"it takes {second} while it holds {first}, and others the other way round ({place.path}:{place.line})"


def _shown(lock: str) -> str:
    return f"`{cell_name(lock)}`" if lock else "a lock"

"""Decisions in, decisions out: those about what looks like a health probe say what a worker thread means for it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from async_fixer.model import Decision, EntryPoint

_PROBE: Final = re.compile(
    r"(health|ready|readiness|live|liveness|alive|ping|heartbeat|up)(z|[-_]?check|[-_]?probe)?", re.IGNORECASE
)
_NOTE: Final = (
    "this looks like a health probe: while all 40 worker threads are busy it waits for one of them; one that only "
    "reads memory, as `async def`, answers at once"
)


def note_probes(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions; measured with 40 requests of 3 s in flight, a probe in a thread waited for 2.5 s."""
    return tuple(
        replace(item, notes=(*item.notes, _NOTE))
        if item.strategy in ("to_def", "offload") and _is_probe(item)
        else item
        for item in decisions
    )


def _is_probe(decision: Decision) -> bool:
    points = decision.findings[0].entry_points if decision.findings else ()
    return any(point.function == decision.function and _leads_to_probe(point) for point in points)


def _leads_to_probe(point: EntryPoint) -> bool:
    """Tell whether the last part of a route's path, or the name of its function, is what probes are called."""
    last = point.label.rstrip("/").rpartition("/")[2]
    return point.kind == "route" and bool(_PROBE.fullmatch(last))

"""An analysis in, the figures of the summary out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.model import Counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.model import SourceFile


def count(analysis: Analysis, sources: Sequence[SourceFile]) -> Counts:
    """Return how much was looked at and how much of it blocks; `sources` are the files that were asked about."""
    paths = {source.path for source in sources}
    entries = [entry for entry in analysis.entries if entry.point.place.path in paths]
    routes = {(entry.point.function, entry.point.label) for entry in entries if entry.point.kind == "route"}
    blocking = {
        (point.function, point.label)
        for item in analysis.located
        if item.finding.severity == "severe" and item.finding.guessed_at is None
        for point in item.finding.entry_points
        if point.kind == "route"
    }
    return Counts(
        files=len(sources),
        lines=sum(source.text.count("\n") for source in sources),
        entry_points=len({entry.frame.ref for entry in entries}),
        routes=len(routes),
        blocking_routes=len(blocking & routes),
    )

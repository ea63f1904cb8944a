"""A graph and its entry points in, which entry points reach each frame out."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from async_fixer.analysis.entry_points import Entry
    from async_fixer.analysis.graph import Graph
    from async_fixer.model import EntryPoint
    from async_fixer.program.values import Frame

MOST_NAMED = 50
"""beyond so many entry points a report names no more"""


def reached_from(graph: Graph, entries: tuple[Entry, ...]) -> dict[Frame, tuple[EntryPoint, ...]]:
    """Return the entry points that reach each frame, nearest first, at most 50 of them."""
    found: dict[Frame, dict[EntryPoint, None]] = defaultdict(dict)
    queue: deque[tuple[Frame, EntryPoint]] = deque((entry.frame, entry.point) for entry in entries)
    while queue:
        frame, point = queue.popleft()
        if point in found[frame] or len(found[frame]) >= MOST_NAMED:
            continue
        found[frame][point] = None
        for step in graph.steps.get(frame, ()):
            if step.target is not None and step.mode != "thread" and step.target in graph.steps:
                # what is left running goes on beside the requests
                queue.append((step.target, replace(point, once=False) if step.mode == "spawn" else point))
    return {frame: tuple(points) for frame, points in found.items()}

"""An analysis and functions in, the analysis of the program out in which they are `def` and nobody awaits them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from async_fixer.analysis.findings import Solved, find_in_frames, order
from async_fixer.analysis.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.analysis.findings import Located
    from async_fixer.model import EntryPoint
    from async_fixer.program.step import Step
    from async_fixer.program.values import Frame, Ref

_WAITING: Final = frozenset({"await", "enter", "iterate"})

Reach = dict["Frame", tuple["EntryPoint", ...]]


def suppose(analysis: Analysis, members: frozenset[Ref], reach: Reach) -> Analysis:
    """Return what would be true if `members` were `def`: who awaited one would block on it.

    `reach` holds the entry points that reach each frame; it stays as it is, as do the effects of all functions.
    """
    graph = _suppose_graph(analysis, members)
    callers = {wait.ref for member in members for wait in analysis.waits.on(member)}
    entries = {entry.frame.ref for entry in analysis.entries}
    solved = Solved(analysis.program, graph, analysis.effects, analysis.texts)
    frames = tuple(frame for frame in graph.loop if frame.ref in callers and reach.get(frame))
    kept = {(item.frame.ref, item.step.expression.span): item for item in analysis.located}
    found = [item for item in find_in_frames(solved, frames, reach) if _is_wanted(item, kept, members)]
    again = {(item.frame.ref, item.step.expression.span) for item in found}
    rest = [item for key, item in kept.items() if key not in again and (key[0] not in members or key[0] in entries)]
    severe = {item.frame.ref for item in found if item.finding.severity == "severe"}
    rest = [item for item in rest if item.finding.severity != "unsure" or item.frame.ref not in severe]
    return replace(analysis, graph=graph, located=tuple(sorted((*found, *rest), key=order)), supposed=members)


def _is_wanted(item: Located, kept: dict[tuple[Ref, int], Located], members: frozenset[Ref]) -> bool:
    """Tell whether a finding is one that was asked for, or is there because of what is supposed."""
    target = item.step.target
    is_new = target is not None and target.ref in members and item.step.action in _WAITING
    return is_new or (item.frame.ref, item.step.expression.span) in kept


def _suppose_graph(analysis: Analysis, members: frozenset[Ref]) -> Graph:
    entries = {entry.frame for entry in analysis.entries}
    graph = Graph()
    graph.starters = analysis.graph.starters
    graph.loop = {frame: None for frame in analysis.graph.loop if frame.ref not in members or frame in entries}
    graph.steps = dict(analysis.graph.steps)
    graph.callers = defaultdict(list, analysis.graph.callers)
    for target in [frame for frame in graph.callers if frame.ref in members]:
        callers = graph.callers[target]
        graph.callers[target] = [(caller, _as_called(step, members)) for caller, step in callers]
        for caller, _ in callers:
            graph.steps[caller] = tuple(_as_called(step, members) for step in graph.steps[caller])
    return graph


def _as_called(step: Step, members: Collection[Ref]) -> Step:
    """Return a step that awaits one of the functions as one that calls it."""
    is_one = step.mode == "await" and step.target is not None and step.target.ref in members
    return replace(step, mode="sync") if is_one else step


def newly_blocking(analysis: Analysis) -> Iterator[Located]:
    """Yield the findings of places that await what is supposed to be `def`."""
    yield from (item for item in analysis.located if _awaits(analysis, item))


def awaits_supposed(analysis: Analysis, located: Iterable[Located]) -> bool:
    """Tell whether one of some findings is of a place that awaits what is supposed to be `def`."""
    return any(_awaits(analysis, item) for item in located)


def _awaits(analysis: Analysis, item: Located) -> bool:
    step = item.step
    return step.target is not None and step.target.ref in analysis.supposed and step.action in _WAITING

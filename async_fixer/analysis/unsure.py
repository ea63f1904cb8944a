"""A solved graph and its entry points in, those out of which nothing says whether they make the loop wait.

They never give the loop free, nothing that they run is known to wait, and a call that they make is not resolved.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from async_fixer.analysis.findings import Located, make_hop, shorten
from async_fixer.analysis.graph import is_unresolved
from async_fixer.index import ir
from async_fixer.index.positions import place_of
from async_fixer.model import RULES, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.entry_points import Entry
    from async_fixer.analysis.findings import Solved
    from async_fixer.analysis.graph import Graph
    from async_fixer.program.program import Program
    from async_fixer.program.step import Step
    from async_fixer.program.values import Frame, Ref

_KIND: Final = "unresolved"


def find_unsure(solved: Solved, entries: tuple[Entry, ...]) -> list[Located]:
    """Return one finding for each such entry point that may be `def`, at the nearest call that is not resolved."""
    ways = _find_ways(solved.graph)
    suspending = _find_suspending(solved.program, solved.graph)
    found: list[Located] = []
    for ref, registered in _by_function(entries).items():
        frames = tuple(dict.fromkeys(entry.frame for entry in registered))
        stands = solved.program.scope(ref).is_async and all(entry.point.sync == "worker" for entry in registered)
        if stands and not any(frame in suspending or _is_severe(solved, frame) for frame in frames):
            unseen = [frame for frame in frames if frame in ways]
            found += [_locate(solved, frame, registered, ways) for frame in unseen[:1]]
    return found


def _by_function(entries: tuple[Entry, ...]) -> dict[Ref, list[Entry]]:
    found: dict[Ref, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.frame.ref, []).append(entry)
    return found


def _is_severe(solved: Solved, frame: Frame) -> bool:
    """Tell whether something that a function runs is known to wait: there is a finding about that."""
    return any(fact.effect == "blocks" and fact.severity == "severe" for fact in solved.effects.of(frame))


def _find_ways(graph: Graph) -> dict[Frame, Step]:
    """Return the first step of a shortest way from each frame to a call that is not resolved."""
    ways: dict[Frame, Step] = {}
    for frame, steps in graph.steps.items():
        unresolved = next(filter(is_unresolved, steps), None)
        if unresolved is not None:
            ways[frame] = unresolved
    queue = deque(ways)
    while queue:
        for caller, step in graph.callers.get(queue.popleft(), ()):
            if caller not in ways:
                ways[caller] = step
                queue.append(caller)
    return ways


def _find_suspending(program: Program, graph: Graph) -> set[Frame]:
    """Return the frames that may give the loop free: they await more than the project's own code, or may do so."""
    found = {frame for frame, steps in graph.steps.items() if any(_may_suspend(program, step) for step in steps)}
    queue = deque(found)
    while queue:
        for caller, step in graph.callers.get(queue.popleft(), ()):
            if step.mode == "await" and caller not in found:
                found.add(caller)
                queue.append(caller)
    return found


def _may_suspend(program: Program, step: Step) -> bool:
    return step.mode == "await" and (step.target is None or program.is_stub(step.target))


def _locate(solved: Solved, frame: Frame, registered: list[Entry], ways: dict[Frame, Step]) -> Located:
    links = tuple(_links(frame, ways))
    first, (where, last) = links[0][1], links[-1]
    program = solved.program
    index = program.index(frame.ref.module)
    called = last.expression.func if isinstance(last.expression, ir.Call) else last.expression
    finding = Finding(
        code=RULES[_KIND],
        kind=_KIND,
        severity="unsure",
        place=place_of(index, first.expression.span),
        span=first.expression.span,
        function=program.engine.dotted(frame.ref),
        function_place=place_of(index, program.scope(frame.ref).span),
        chain=tuple(make_hop(solved, *link) for link in links),
        blocker=shorten(solved.texts.get(where.ref.module, ""), called.span),
        certain=all(step.certain for _, step in links),
        entry_points=tuple(dict.fromkeys(entry.point for entry in registered)),
    )
    return Located(finding, frame, first)


def _links(frame: Frame, ways: dict[Frame, Step]) -> Iterator[tuple[Frame, Step]]:
    where: Frame | None = frame
    while where is not None:
        step = ways[where]
        yield where, step
        where = step.target

"""Entry frames in, everything that runs on the event loop out: frames, their steps, who runs whom."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.program.program import Program
    from async_fixer.program.step import Step
    from async_fixer.program.values import Frame


class Graph:
    """What runs what. `loop` holds the frames that the loop runs by themselves: entry points, coroutines, tasks."""

    def __init__(self) -> None:
        self.steps: dict[Frame, tuple[Step, ...]] = {}
        self.callers: dict[Frame, list[tuple[Frame, Step]]] = defaultdict(list)
        self.starters: dict[Frame, list[tuple[Frame, Step]]] = defaultdict(list)
        """who runs a coroutine as a task of its own, concurrently with others and with itself"""
        self.loop: dict[Frame, None] = {}

    def waiting(self, frame: Frame) -> Iterator[tuple[Frame, Step]]:
        """Yield who awaits a coroutine, itself or beside others, with the step that does."""
        yield from ((caller, step) for caller, step in self.callers.get(frame, ()) if step.mode == "await")
        yield from ((starter, step) for starter, step in self.starters.get(frame, ()) if step.mode == "gather")

    def below(self, frame: Frame) -> tuple[Frame, ...]:
        """Return a frame and all that it runs, at any depth, as a part of itself."""
        found = {frame: None}
        queue = [frame]
        while queue:
            for step in self.steps.get(queue.pop(), ()):
                if step.target is not None and step.mode in ("sync", "await") and step.target not in found:
                    found[step.target] = None
                    queue.append(step.target)
        return tuple(found)

    def above(self, frame: Frame) -> tuple[Frame, ...]:
        """Return a frame and all that run it as a part of themselves, at any depth."""
        found = {frame: None}
        queue = [frame]
        while queue:
            for caller, _ in self.callers.get(queue.pop(), ()):
                if caller not in found:
                    found[caller] = None
                    queue.append(caller)
        return tuple(found)


def is_unresolved(step: Step) -> bool:
    """Tell whether a step is a call of which nothing says what it runs."""
    return step.action == "call" and step.target is None


def explore(program: Program, entries: Iterable[Frame]) -> Graph:
    """Return the graph of all that runs when the loop runs `entries`."""
    graph = Graph()
    extend(program, graph, entries)
    return graph


def extend(program: Program, graph: Graph, entries: Iterable[Frame]) -> None:
    """Add to a graph what runs when the loop runs `entries` as well."""
    queue = deque(entries)
    graph.loop.update(dict.fromkeys(queue))
    while queue:
        frame = queue.popleft()
        if frame in graph.steps:
            continue
        graph.steps[frame] = program.steps(frame)
        for step in graph.steps[frame]:
            if step.target is not None:
                _follow(program, graph, frame, step, step.target)
                if step.mode != "thread":
                    queue.append(step.target)


def _follow(program: Program, graph: Graph, frame: Frame, step: Step, target: Frame) -> None:
    if step.mode in ("sync", "await"):
        graph.callers[target].append((frame, step))
    if step.mode in ("gather", "spawn"):
        graph.starters[target].append((frame, step))
    if step.mode in ("await", "gather", "spawn") and not program.is_stub(target):
        graph.loop[target] = None

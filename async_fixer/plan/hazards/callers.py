"""A frame in, who awaits it out, and where: what is true of that place is true while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Frame
    from async_fixer.span import Span


def find_waiting(case: Case, frame: Frame) -> Iterator[tuple[Frame, Span]]:
    """Yield the functions that wait for this one, at any depth, and where: they were not interrupted there before.

    They await it, or gather it with others, or the framework runs it in their midst.
    """
    graph = case.analysis.graph
    seen = {frame}
    queue = [frame]
    while queue:
        current = queue.pop()
        callers = [(caller, step.expression.span) for caller, step in graph.waiting(current)]
        yield from callers
        yield from case.surroundings.of(current)
        new = [caller for caller, _ in callers if caller not in seen]
        seen.update(new)
        queue.extend(new)

"""A frame in, who awaits it out, and where: what is true of that place is true while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.model import Span
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Frame


def find_awaiting_callers(case: Case, frame: Frame) -> Iterator[tuple[Frame, Span]]:
    """Yield the functions that await this one, at any depth, and where: they were not interrupted there before."""
    graph = case.analysis.graph
    seen = {frame}
    queue = [frame]
    while queue:
        for caller, step in graph.callers.get(queue.pop(), ()):
            if step.mode == "await":
                yield caller, step.expression.span
                if caller not in seen:
                    seen.add(caller)
                    queue.append(caller)

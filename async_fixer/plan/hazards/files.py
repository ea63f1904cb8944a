"""Files that all requests share: what was seen of one may have changed, in another thread, before it is acted on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.files import is_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.files import FilePair
    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.span import Span


def find_file_state(case: Case) -> Iterator[Obstacle]:
    """Yield the files that the function, or what it runs, looks at and changes: several threads would do both."""
    below = (inner for frame in case.frames for inner in case.analysis.graph.below(frame))
    for inner in dict.fromkeys(below):
        yield from (_obstacle(case, pair) for pair in case.files.pairs(inner))


def find_file_split(case: Case, span: Span) -> Iterator[Obstacle]:
    """Yield the files that the function looks at and changes on two sides of a place, or by what runs there."""
    for frame in case.frames:
        yield from (_obstacle(case, pair) for pair in case.files.pairs(frame) if is_between(span, pair))
        for step in case.analysis.graph.steps.get(frame, ()):
            if step.target is not None and step.expression.span == span:
                below = case.analysis.graph.below(step.target)
                yield from (_obstacle(case, pair) for inner in below for pair in case.files.pairs(inner))


def _obstacle(case: Case, pair: FilePair) -> Obstacle:
    use = pair.change
    name = use.path.name.rpartition(":")[2]
    return case.obstacle(
        "shared-state", f"it looks at the file `{name}` and changes it, as other requests do", use.at, use.module
    )

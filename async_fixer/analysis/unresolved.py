"""An analysis in, the calls on the loop out that nothing resolves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.findings import shorten
from async_fixer.analysis.graph import is_unresolved
from async_fixer.index.positions import place_of
from async_fixer.model import Unresolved

if TYPE_CHECKING:
    from collections.abc import Collection

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.model import Place


def find_unresolved(analysis: Analysis, texts: dict[str, str], paths: Collection[str]) -> tuple[Unresolved, ...]:
    """Return the unresolved calls in the files `paths` that run on the loop, each once, in order of place."""
    program = analysis.program
    found: dict[Place, Unresolved] = {}
    for frame in analysis.reached:
        module = frame.ref.module
        index = program.index(module)
        for step in analysis.graph.steps[frame] if index.path in paths else ():
            if is_unresolved(step):
                place = place_of(index, step.expression.span)
                text = shorten(texts.get(module, ""), step.expression.span)
                found[place] = Unresolved(place, program.engine.dotted(frame.ref), text)
    return tuple(sorted(found.values(), key=_order))


def _order(call: Unresolved) -> tuple[str, int, int, int, int]:
    place = call.place
    return place.path, place.line, place.column, place.end_line, place.end_column

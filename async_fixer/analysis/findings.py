"""A solved graph in, the findings out: each call in loop code that waits, with a shortest chain."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from async_fixer.analysis.effects import Effects
from async_fixer.analysis.graph import Graph
from async_fixer.analysis.reach import reached_from
from async_fixer.index.positions import place_of
from async_fixer.model import CODES, Finding, Hop
from async_fixer.program.program import Program
from async_fixer.program.step import Step
from async_fixer.program.values import Frame
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.analysis.effects import Facts
    from async_fixer.analysis.entry_points import Entry
    from async_fixer.analysis.facts import Fact, Witness
    from async_fixer.model import EntryPoint
    from async_fixer.program.values import Ref
    from async_fixer.span import Span

_LONGEST_TEXT = 80


class Located(Struct, frozen=True):
    """A finding with the frame and step that it was found in."""

    finding: Finding
    frame: Frame
    step: Step


class Solved(Struct, frozen=True):
    """What findings are read off: a program, its graph, the facts of its frames, and the texts of its modules."""

    program: Program
    graph: Graph
    effects: Effects
    texts: dict[str, str]


def find_findings(solved: Solved, entries: tuple[Entry, ...]) -> list[Located]:
    """Return the findings of all loop code, one for each place, the most severe and then the shortest chain kept.

    It names the entry points of all that were found there: one function may run in several frames.
    """
    return find_in_frames(solved, solved.graph.loop, reached_from(solved.graph, entries))


def find_in_frames(
    solved: Solved, frames: Iterable[Frame], reached: dict[Frame, tuple[EntryPoint, ...]]
) -> list[Located]:
    """Return the findings of some frames, as `find_findings` does."""
    best: dict[tuple[Ref, Span], Located] = {}
    points: dict[tuple[Ref, Span], dict[EntryPoint, None]] = {}
    for frame in frames:
        for step, fact, witness in _blocking_steps(solved, frame):
            found = Located(_finding(solved, frame, fact, witness, reached.get(frame, ())), frame, step)
            key = (frame.ref, step.expression.span)
            if key not in best or _rank(found.finding) < _rank(best[key].finding):
                best[key] = found
            points.setdefault(key, {}).update(dict.fromkeys(found.finding.entry_points))
    return sorted((_reached_by(located, points[key]) for key, located in best.items()), key=order)


def _reached_by(located: Located, points: Iterable[EntryPoint]) -> Located:
    """Return what was found with all its entry points, those of the chain that is shown first."""
    every = dict.fromkeys((*located.finding.entry_points, *points))
    return structs.replace(located, finding=replace(located.finding, entry_points=tuple(every)))


def order(located: Located) -> tuple[str, int, int]:
    """Return what findings are sorted by: where they stand."""
    place = located.finding.place
    return place.path, place.line, place.column


def _rank(finding: Finding) -> tuple[bool, bool, bool, int]:
    """Order what may be said of a place: how an entry point gets there first, then the worst, then the shortest."""
    return not finding.entry_points, finding.severity != "severe", not finding.certain, len(finding.chain)


def _blocking_steps(solved: Solved, frame: Frame) -> Iterator[tuple[Step, Fact, Witness]]:
    for step in solved.graph.steps.get(frame, ()):
        if step.mode == "sync":
            chosen = _worst(solved.effects.of_step(frame, step))
            if chosen is not None:
                yield step, *chosen


def _worst(facts: Facts) -> tuple[Fact, Witness] | None:
    blocking = [(fact, witness) for fact, witness in facts.items() if fact.effect == "blocks"]
    return min(blocking, key=lambda item: (item[0].severity != "severe", item[1].distance), default=None)


def _finding(solved: Solved, frame: Frame, fact: Fact, witness: Witness, points: tuple[EntryPoint, ...]) -> Finding:
    program = solved.program
    links = tuple(_links(solved.effects, frame, witness))
    hops = tuple(make_hop(solved, where, step) for where, step in links)
    index = program.index(frame.ref.module)
    span = links[0][1].expression.span
    return Finding(
        code=CODES[fact.detail],
        kind=fact.detail,
        severity="severe" if fact.severity == "severe" and not is_start_up(points) else "mild",
        place=place_of(index, span),
        span=span,
        function=program.engine.dotted(frame.ref),
        function_place=place_of(index, program.scope(frame.ref).span),
        chain=hops,
        blocker=hops[-1].callee,
        certain=all(step.certain for _, step in links),
        entry_points=points,
        instead=_instead(program, links[-1][1]),
    )


def is_start_up(points: tuple[EntryPoint, ...]) -> bool:
    """Tell whether the application runs something only as it starts or ends."""
    return bool(points) and all(point.once for point in points)


def _links(effects: Effects, frame: Frame, witness: Witness) -> Iterator[tuple[Frame, Step]]:
    """Yield the steps of a chain with the frames that take them, down to the one that runs the blocking function."""
    where: Frame | None = frame
    current: Witness | None = witness
    while current is not None and where is not None and current.step is not None:
        yield where, current.step
        where, source_fact = current.source, current.fact
        current = effects.of(where).get(source_fact) if where is not None and source_fact is not None else None


def make_hop(solved: Solved, where: Frame, step: Step) -> Hop:
    """Return one step that `where` takes, for people; its callee is "" where nothing resolves it."""
    program = solved.program
    return Hop(
        place_of(program.index(where.ref.module), step.expression.span),
        program.scope(where.ref).name,
        shorten(solved.texts.get(where.ref.module, ""), step.expression.span),
        program.engine.dotted(step.target.ref) if step.target is not None else "",
    )


def _instead(program: Program, step: Step) -> str:
    """Return the async library that the stub of the blocking function names."""
    marks = program.engine.marks(step.target.ref) if step.target is not None else ()
    return next((mark.text("instead") for mark in marks if mark.name == "blocks"), "")


def shorten(text: str, span: Span) -> str:
    """Return what stands at a span of a text, on one line and not too long."""
    words = " ".join(text[span_start(span) : span_end(span)].split())
    return words if len(words) <= _LONGEST_TEXT else words[: _LONGEST_TEXT - 3] + "..."

"""A solved graph in, the findings out: each call in loop code that waits, with a shortest chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.reach import reached_from
from async_fixer.index.positions import place_of
from async_fixer.model import CODES, Finding, Hop

if TYPE_CHECKING:
    from async_fixer.program.values import Ref
    from collections.abc import Iterator

    from async_fixer.analysis.effects import Effects, Facts
    from async_fixer.analysis.entry_points import Entry
    from async_fixer.analysis.facts import Fact, Witness
    from async_fixer.analysis.graph import Graph
    from async_fixer.model import EntryPoint, Span
    from async_fixer.program.program import Program
    from async_fixer.program.steps import Step
    from async_fixer.program.values import Frame

_LONGEST_TEXT = 80


class Located:
    """A finding with the frame and steps that it was found in."""

    def __init__(self, finding: Finding, frame: Frame, step: Step) -> None:
        self.finding = finding
        self.frame = frame
        self.step = step


def find_findings(
    program: Program, graph: Graph, effects: Effects, entries: tuple[Entry, ...], texts: dict[str, str]
) -> list[Located]:
    """Return the findings of all loop code, one for each place, the most severe and then the shortest chain kept.

    `texts` holds the text of each module by key, for the words of the chains.
    """
    reached = reached_from(graph, entries)
    best: dict[tuple[Ref, Span], Located] = {}
    for frame in graph.loop:
        if program.is_stub(frame):
            continue
        points = reached.get(frame, ())
        for step, fact, witness in _blocking_steps(program, graph, effects, frame):
            found = Located(_finding(program, effects, frame, step, fact, witness, points, texts), frame, step)
            key = (frame.ref, step.expression.span)
            if key not in best or _rank(found.finding) < _rank(best[key].finding):
                best[key] = found
    return sorted(
        best.values(),
        key=lambda located: (located.finding.place.path, located.finding.place.line, located.finding.place.column),
    )


def _rank(finding: Finding) -> tuple[bool, bool, int]:
    return finding.severity != "severe", not finding.certain, len(finding.chain)


def _blocking_steps(
    program: Program, graph: Graph, effects: Effects, frame: Frame
) -> Iterator[tuple[Step, Fact, Witness]]:
    for step in graph.steps.get(frame, ()):
        if step.mode == "sync":
            chosen = _worst(effects.of_step(frame, step))
            if chosen is not None:
                yield step, *chosen


def _worst(facts: Facts) -> tuple[Fact, Witness] | None:
    blocking = [(fact, witness) for fact, witness in facts.items() if fact.effect == "blocks"]
    return min(blocking, key=lambda item: (item[0].severity != "severe", item[1].distance), default=None)


def _finding(
    program: Program,
    effects: Effects,
    frame: Frame,
    step: Step,
    fact: Fact,
    witness: Witness,
    points: tuple[EntryPoint, ...],
    texts: dict[str, str],
) -> Finding:
    hops = tuple(_hops(program, effects, frame, witness, fact, texts))
    index = program.index(frame.ref.module)
    scope = program.scope(frame.ref)
    instead = _instead(program, witness, effects)
    return Finding(
        code=CODES[fact.detail],
        kind=fact.detail,
        severity="severe" if fact.severity == "severe" else "mild",
        place=place_of(index, step.expression.span),
        span=step.expression.span,
        function=program.engine.dotted(frame.ref),
        function_place=place_of(index, scope.span),
        chain=hops,
        blocker=hops[-1].callee,
        certain=step.certain and witness.distance < 64,
        entry_points=points,
        instead=instead,
    )


def _hops(
    program: Program, effects: Effects, frame: Frame, witness: Witness, fact: Fact, texts: dict[str, str]
) -> Iterator[Hop]:
    where: Frame | None = frame
    current: Witness | None = witness
    while current is not None and where is not None and current.step is not None:
        step = current.step
        target = step.target
        yield Hop(
            place_of(program.index(where.ref.module), step.expression.span),
            program.scope(where.ref).name,
            _shorten(texts.get(where.ref.module, ""), step.expression.span),
            program.engine.dotted(target.ref) if target is not None else "",
        )
        where, source_fact = current.source, current.fact
        current = effects.of(where).get(source_fact) if where is not None and source_fact is not None else None


def _shorten(text: str, span: Span) -> str:
    words = " ".join(text[span >> 32 : span & 0xFFFFFFFF].split())
    return words if len(words) <= _LONGEST_TEXT else words[: _LONGEST_TEXT - 3] + "..."


def _instead(program: Program, witness: Witness, effects: Effects) -> str:
    """Return the async library that the stub of the blocking function names."""
    current: Witness | None = witness
    while current is not None and current.source is not None and current.fact is not None:
        current = effects.of(current.source).get(current.fact)
    if current is None or current.step is None or current.step.target is None:
        return ""
    marks = program.engine.marks(current.step.target.ref)
    return next((mark.text("instead") for mark in marks if mark.name == "blocks"), "")

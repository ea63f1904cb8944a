"""Decisions about the functions of a supposed program in, the decisions about the program as it is out.

Each member of a chain gets a decision of its own, with all edits to what refers to it; those of one chain stand or
fall together.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from async_fixer.analysis.supposed import newly_blocking
from async_fixer.edits import RemoveAsync, RemoveAwait
from async_fixer.index.positions import place_of
from async_fixer.model import Decision
from async_fixer.plan.chains.components import find_components

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.analysis.waits import Wait
    from async_fixer.edits import Edit
    from async_fixer.model import Finding, Obstacle, Safety
    from async_fixer.plan.cases import Case
    from async_fixer.plan.chains.chains import Chains
    from async_fixer.plan.chains.members import Members
    from async_fixer.program.values import Ref

Decided = tuple["Case", Decision]


class Completion:
    """Turns what was decided about a supposed program into decisions about the program as it is."""

    def __init__(self, analysis: Analysis, chains: Chains, members: Members) -> None:
        self._analysis = analysis
        self._program = analysis.program
        self._chains = chains
        self._members = members
        self._component = find_components({ref: self._linked(ref) for ref in chains.members})
        self._found: dict[Ref, list[Finding]] = defaultdict(list)
        for item in analysis.located:
            self._found[item.frame.ref].append(item.finding)
        # which function a place hands over that awaits one: it is known by the place of the finding there
        self._handed = {
            (item.frame.ref, item.finding.span): item.step.target.ref
            for item in newly_blocking(chains.analysis)
            if item.step.target is not None and item.frame.ref not in chains.members
        }

    def complete(self, decided: Sequence[Decided]) -> tuple[Decision, ...]:
        """Return the decisions in the order of their findings; those about functions without any come last.

        What only is there because of what is supposed, and is left as it is, is no decision.
        """
        unsafe = self._find_unsafe(decided)
        waits = self._find_wait_edits(decided)
        made: dict[Ref, list[Decision]] = defaultdict(list)
        for case, decision in decided:
            if case.ref in self._chains.members:
                made[case.ref].append(self._complete_member(case.ref, decision, waits[case.ref], unsafe))
            else:
                made[case.ref].append(self._complete_caller(case.ref, decision, unsafe))
        for ref in sorted(self._chains.members - made.keys()):
            blank = Decision(self._program.engine.dotted(ref), "to_def", "safe", ())
            made[ref].append(self._complete_member(ref, blank, waits[ref], unsafe))
        order = dict.fromkeys((*(item.frame.ref for item in self._analysis.located), *made))
        found = (decision for ref in order for decision in made.get(ref, ()))
        return tuple(decision for decision in found if decision.findings or decision.component)

    def _linked(self, ref: Ref) -> tuple[Ref, ...]:
        part = self._members.part(ref)
        return tuple((part.awaited | part.together) & self._chains.members)

    def _name(self, ref: Ref) -> str:
        first = self._component[ref]
        return f"{self._program.index(first.module).path}:{self._program.engine.dotted(first)}"

    def _find_unsafe(self, decided: Sequence[Decided]) -> dict[Ref, list[Obstacle]]:
        """Return what needs a human to agree, by the first member of each component in which something does."""
        found: dict[Ref, list[Obstacle]] = defaultdict(list)
        for case, decision in decided:
            target = case.ref if case.ref in self._component else self._find_handed(case.ref, decision)
            if target is not None and decision.safety == "unsafe":
                found[self._component[target]] += decision.obstacles
        return found

    def _find_handed(self, ref: Ref, decision: Decision) -> Ref | None:
        """Return the member that a decision hands over where it was awaited."""
        if decision.strategy is None:
            return None
        keys = ((ref, item.span) for item in decision.findings)
        return next((self._handed[key] for key in keys if key in self._handed), None)

    def _complete_member(
        self, ref: Ref, decision: Decision, waits: list[tuple[str, Edit]], unsafe: dict[Ref, list[Obstacle]]
    ) -> Decision:
        by_path: dict[str, list[Edit]] = defaultdict(list)
        for path, edit in (*self._members.part(ref).edits, *waits):
            by_path[path].append(edit)
        edits = tuple((path, tuple(dict.fromkeys(found))) for path, found in by_path.items())
        scope, index = self._program.scope(ref), self._program.index(ref.module)
        made = replace(decision, edits=edits, place=place_of(index, scope.span), findings=tuple(self._found[ref]))
        return self._put_in_component(made, ref, unsafe)

    def _complete_caller(self, ref: Ref, decision: Decision, unsafe: dict[Ref, list[Obstacle]]) -> Decision:
        """Return the decision with the findings that are there; a call that was awaited goes with its callee."""
        target = self._find_handed(ref, decision)
        found = tuple(item for item in decision.findings if item in self._found[ref])
        if target is None:
            return replace(decision, findings=found) if found != decision.findings else decision
        place = place_of(self._program.index(ref.module), self._program.scope(ref).span)
        return self._put_in_component(replace(decision, findings=found, place=place), target, unsafe)

    def _put_in_component(self, decision: Decision, ref: Ref, unsafe: dict[Ref, list[Obstacle]]) -> Decision:
        obstacles = tuple(dict.fromkeys(unsafe.get(self._component[ref], ())))
        safety: Safety = "unsafe" if obstacles else "safe"
        return replace(decision, component=self._name(ref), safety=safety, obstacles=obstacles)

    def _find_wait_edits(self, decided: Sequence[Decided]) -> dict[Ref, list[tuple[str, Edit]]]:
        """Return the edits to the places that await members, by the first of these; handed over, they stay awaited."""
        handed = {
            (case.ref, finding.span)
            for case, decision in decided
            if self._find_handed(case.ref, decision) is not None
            for finding in decision.findings
        }
        found: dict[Ref, list[tuple[str, Edit]]] = defaultdict(list)
        for wait in self._analysis.waits.all():
            targets = sorted(wait.targets & self._chains.members)
            if targets and (wait.ref, wait.span) not in handed:
                path = self._program.index(wait.ref.module).path
                found[targets[0]] += ((path, edit) for edit in _edit_wait(wait))
        return found


def _edit_wait(wait: Wait) -> Iterator[Edit]:
    yield RemoveAwait(wait.span) if wait.kind == "await" else RemoveAsync(wait.span)

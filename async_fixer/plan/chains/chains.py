"""Cases in, the largest set of functions out that become `def` together, with the decisions that this takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from async_fixer.analysis.analysis import Analysis
from async_fixer.analysis.reach import reached_from
from async_fixer.analysis.supposed import newly_blocking, suppose
from async_fixer.model import Decision, Obstacle
from async_fixer.plan.chains.members import Members
from async_fixer.plan.offload import decide_offloads
from async_fixer.plan.standing import is_active
from async_fixer.plan.to_def import decide_to_def
from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from async_fixer.analysis.findings import Located
    from async_fixer.plan.cases import Case, Cases
    from async_fixer.plan.chains.limits import Limits
    from async_fixer.plan.wrapper import Wrappers
    from async_fixer.settings import Settings


class Chains(Struct, frozen=True):
    """Functions that become `def` together, and the analysis in which they are."""

    analysis: Analysis
    members: frozenset[Ref] = frozenset()
    entries: dict[Ref, Decision] = {}
    """the decisions about the members that the framework calls"""


class Chaining:
    """Finds what of an analysis can become `def`, chain by chain."""

    def __init__(self, analysis: Analysis, cases: Cases, wrappers: Wrappers, limits: Limits) -> None:
        self._analysis = analysis
        self._cases = cases
        self._wrappers = wrappers
        self._reach = reached_from(analysis.graph, analysis.entries)
        self._entries = frozenset(entry.frame.ref for entry in analysis.entries)
        self._decided: dict[tuple[Ref, frozenset[Ref]], Decision] = {}
        self.members = Members(analysis, cases, limits)

    def find(self, settings: Settings, without: Collection[Ref] = ()) -> Chains:
        """Return the most that can become `def`; `without` are functions that cannot."""
        seeds = frozenset(self._find_seeds(settings))
        members = self.members.allowed(self.members.around(seeds) - frozenset(without))
        while True:
            members = self.members.needed(members, seeds)
            supposed = suppose(self._analysis, members, self._reach)
            entries = {ref: self._decide(supposed, ref) for ref in sorted(members & self._entries)}
            failing = dict(_failing_entries(entries, settings)) | dict(self._failing_callers(supposed, settings))
            if not failing:
                return Chains(supposed, members, entries)
            for ref, obstacle in failing.items():
                self.members.drop(ref, obstacle)
            members = self.members.allowed(members - failing.keys())

    def case_of(self, supposed: Analysis, ref: Ref) -> Case:
        """Return the case of a function in a supposed program."""
        return self._cases.of(supposed, ref, tuple(item for item in supposed.located if item.frame.ref == ref))

    def _find_seeds(self, settings: Settings) -> Iterator[Ref]:
        """Yield the functions that have a reason to change: one that entry points certainly reach."""
        for item in self._analysis.located:
            finding = item.finding
            wanted = finding.severity == "severe" or (finding.severity == "unsure" and settings.unsure)
            if wanted and finding.entry_points and finding.guessed_at is None:
                yield item.frame.ref

    def _decide(self, supposed: Analysis, ref: Ref) -> Decision:
        """Return the decision about an entry point that is to be `def`; it depends on what it awaits, and who it."""
        waits = self._analysis.waits
        around = {target for wait in waits.of(ref) for target in wait.targets}
        key = (ref, supposed.supposed if waits.on(ref) else supposed.supposed & around)
        if key not in self._decided:
            self._decided[key] = self._decide_anew(supposed, ref)
        return self._decided[key]

    def _decide_anew(self, supposed: Analysis, ref: Ref) -> Decision:
        case = self.case_of(supposed, ref)
        decision = decide_to_def(case)
        if decision is not None:
            return decision
        reason = "the framework does not run it in a worker thread"
        obstacle = case.obstacle("not-offered", reason, case.scope.name_span)
        return Decision(case.name, None, "safe", (), obstacles=(obstacle,))

    def _failing_callers(self, supposed: Analysis, settings: Settings) -> Iterator[tuple[Ref, Obstacle]]:
        """Yield the members that block a function which stays async and cannot hand the call over."""
        blocking: dict[Ref, list[Located]] = {}
        for item in newly_blocking(supposed):
            if item.frame.ref not in supposed.supposed and item.finding.severity == "severe":
                blocking.setdefault(item.frame.ref, []).append(item)
        for ref, located in blocking.items():
            failing = tuple(self._failing_places(self.case_of(supposed, ref), located, settings))
            # what is awaited in a block that stays may be handed over once the block holds nothing of the chain open
            blocks = tuple(found for found in failing if found[0].step.action != "await")
            for item, obstacle in blocks or failing:
                if item.step.target is not None:
                    yield item.step.target.ref, obstacle

    def _failing_places(
        self, case: Case, located: Sequence[Located], settings: Settings
    ) -> Iterator[tuple[Located, Obstacle]]:
        """Yield the places in a function that would block and cannot be handed over, with the reason."""
        decided = {
            finding.span: decision
            for decision in decide_offloads(case, self._wrappers.of(case.ref.module))
            for finding in decision.findings
        }
        for item in located:
            decision = decided[item.finding.span]
            if settings.strategy == "def" or not is_active(decision, settings):
                yield item, next(iter(decision.obstacles), _stays(case))


def _failing_entries(entries: dict[Ref, Decision], settings: Settings) -> Iterator[tuple[Ref, Obstacle]]:
    for ref, decision in entries.items():
        if not is_active(decision, settings):
            yield ref, decision.obstacles[0]


def _stays(case: Case) -> Obstacle:
    return case.obstacle("awaits", f"`{case.scope.name}`, which awaits it, stays async", case.scope.name_span)

"""The analysis in, the plan out: for each function that blocks, the first way to repair it that is right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from async_fixer.analysis.supposed import awaits_supposed
from async_fixer.model import Decision, Obstacle
from async_fixer.plan.cases import Case, Cases
from async_fixer.plan.chains.chains import Chaining, Chains
from async_fixer.plan.chains.completion import Completion
from async_fixer.plan.chains.limits import Limits
from async_fixer.plan.offload import decide_offloads
from async_fixer.plan.pools import settle, tie_to_keepers
from async_fixer.plan.probes import note_probes
from async_fixer.plan.standing import is_active
from async_fixer.plan.to_def import decide_alone
from async_fixer.plan.unsure import decide_unsure, is_unsure
from async_fixer.plan.wrapper import Wrappers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.model import Finding
    from async_fixer.program.values import Ref
    from async_fixer.settings import Settings

_NO_LIMITS: Final = Limits()


def make_plan(analysis: Analysis, settings: Settings, limits: Limits = _NO_LIMITS) -> tuple[Decision, ...]:
    """Return what to do about every finding, in the order of the findings; each finding is in one decision."""
    cases, wrappers = Cases(analysis), Wrappers(analysis.program)
    return note_probes(Planner(analysis, cases, wrappers, limits).plan(settings))


class Planner:
    """Makes the plan of one analysis."""

    def __init__(self, analysis: Analysis, cases: Cases, wrappers: Wrappers, limits: Limits) -> None:
        self._analysis = analysis
        self._cases = cases
        self._wrappers = wrappers
        self._chaining = Chaining(analysis, cases, wrappers, limits)
        self._alone: dict[Ref, tuple[Decision, ...]] = {}
        """the decisions about functions that have nothing to do with a chain"""

    def plan(self, settings: Settings) -> tuple[Decision, ...]:
        """Return the decisions; what needs a human to agree is shown where nothing safe repairs a function."""
        safe = self._plan(settings, settings)
        if settings.unsafe_fixes or settings.strategy == "wrap":
            return safe
        left = {_identify(item) for item in safe if not is_active(item, settings) and _is_severe(item)}
        if not left:
            return safe
        return _with_unsafe(safe, self._plan(settings, replace(settings, unsafe_fixes=True)), left)

    def _plan(self, settings: Settings, agreed: Settings) -> tuple[Decision, ...]:
        """Return the plan under these settings, with what a human has `agreed` to in chains."""
        if settings.strategy == "wrap":
            return settle(tie_to_keepers(self._analysis, self._decide_all(Chains(self._analysis), settings)), settings)
        lost: dict[Ref, None] = {}
        while True:
            chains = self._chaining.find(agreed, lost)
            decided = self._decide_all(chains, settings)
            settled = settle(tie_to_keepers(self._analysis, decided), agreed)
            pairs = list(zip((case for case, _ in decided), settled, strict=True))
            failing = [case.ref for case, item in pairs if case.ref in chains.members and not is_active(item, agreed)]
            if not failing:
                return Completion(self._analysis, chains, self._chaining.members).complete(pairs)
            lost.update(dict.fromkeys(failing))

    def _decide_all(self, chains: Chains, settings: Settings) -> list[tuple[Case, Decision]]:
        """Return the decisions about all findings, and about entry points that become `def` without any."""
        cases = self._cases.all(chains.analysis)
        decided = [(case, item) for case in cases for item in self._decide(case, chains, settings)]
        silent = sorted(chains.entries.keys() - {case.ref for case in cases})
        return decided + [(self._chaining.case_of(chains.analysis, ref), chains.entries[ref]) for ref in silent]

    def _decide(self, case: Case, chains: Chains, settings: Settings) -> tuple[Decision, ...]:
        if case.ref in chains.members:
            return (chains.entries[case.ref],)
        reason = self._chaining.members.reasons.get(case.ref)
        if awaits_supposed(case.analysis, case.located):
            return _decide(case, self._wrappers, settings, reason)
        if case.ref not in self._alone:
            self._alone[case.ref] = _decide(case, self._wrappers, settings, reason)
        return self._alone[case.ref]


def _with_unsafe(
    safe: tuple[Decision, ...], unsafe: tuple[Decision, ...], left: Collection[tuple[str, str]]
) -> tuple[Decision, ...]:
    """Return the safe decisions, with what a human may agree to where there is nothing safe for a function."""
    chains = {item.component for item in unsafe if _identify(item) in left and item.place and item.safety == "unsafe"}
    offered = [item for item in unsafe if item.place and item.component in chains]
    touched = {_identify(item) for item in safe if item.strategy is not None and item.safety == "safe"}
    instead = {_identify(item) for item in offered} - touched
    shown = [item for item in offered if _identify(item) in instead]
    covered = {finding for item in shown for finding in item.findings}
    kept = (item if _identify(item) not in instead else _without(item, covered) for item in safe)
    return tuple(sorted((*(item for item in kept if item is not None), *shown), key=_order))


def _without(decision: Decision, covered: Collection[Finding]) -> Decision | None:
    """Return a decision about those of its findings only that nothing else covers; None where there are none."""
    findings = tuple(finding for finding in decision.findings if finding not in covered)
    return replace(decision, findings=findings) if findings else None


def _identify(decision: Decision) -> tuple[str, str]:
    return decision.defined_at.path, decision.function


def _order(decision: Decision) -> tuple[bool, str, int, int]:
    place = decision.findings[0].place if decision.findings else decision.defined_at
    return not decision.findings, place.path, place.line, place.column


def _is_severe(decision: Decision) -> bool:
    return any(finding.severity == "severe" for finding in decision.findings)


def _decide(case: Case, wrappers: Wrappers, settings: Settings, reason: Obstacle | None) -> tuple[Decision, ...]:
    """Return the decisions about a function that is in no chain; `reason`: why, where it might have been in one."""
    leave = _find_reason_to_leave(case)
    if leave is not None:
        return tuple(leave(case, item.finding) for item in case.located)
    if is_unsure(case):
        return decide_unsure(case, settings, reason)
    mild = tuple(item.finding for item in case.located if item.finding.severity == "mild")
    whole = None if settings.strategy == "wrap" else decide_alone(case, reason)
    if awaits_supposed(case.analysis, case.located):  # it stays async: what it awaits is handed over
        return _with_the_rest(case, wrappers.of(case.ref.module), whole, mild, reason)
    if whole is not None and (is_active(whole, settings) or settings.strategy == "def"):
        return (whole,)
    parts = _with_the_rest(case, wrappers.of(case.ref.module), whole, mild, reason)
    if whole is None or whole.strategy is None or _repair_all(parts, settings):
        return parts
    return (whole,)


def _repair_all(decisions: tuple[Decision, ...], settings: Settings) -> bool:
    """Tell whether all waits that can take long are repaired: what is safe goes before what needs a human to agree."""
    severe = (item for item in decisions if any(finding.severity == "severe" for finding in item.findings))
    return all(is_active(item, settings) for item in severe)


def _find_reason_to_leave(case: Case) -> Callable[[Case, Finding], Decision] | None:
    """Return what to say about each finding of a function that is not to be touched; None where it may be."""
    if not any(item.finding.entry_points for item in case.located):
        return _unreached
    if any(item.finding.guessed_at is not None for item in case.located):
        return _guessed
    return None if case.severe or is_unsure(case) else _mild_only


def _with_the_rest(
    case: Case,
    wrapper: str | None,
    whole: Decision | None,
    mild: tuple[Finding, ...],
    reason: Obstacle | None,
) -> tuple[Decision, ...]:
    """Return the decisions for single expressions, with the reason why the function as a whole does not move."""
    offloads = decide_offloads(case, wrapper)
    against = whole.obstacles[:1] if whole is not None else (reason,) if reason is not None else ()
    reasons = tuple(f"not `def`: {obstacle.reason}{_at(obstacle)}" for obstacle in against)
    offloads = tuple(replace(decision, notes=reasons) for decision in offloads)
    covered = {finding for decision in offloads for finding in decision.findings}
    return (*offloads, *(_mild_only(case, finding) for finding in mild if finding not in covered))


def _at(obstacle: Obstacle) -> str:
    return f" ({obstacle.place.path}:{obstacle.place.line})" if obstacle.place is not None else ""


def _unreached(case: Case, finding: Finding) -> Decision:
    """Return the decision to leave a function as it is that nothing is known to run."""
    obstacle = Obstacle("unreached", "no entry point is known to reach it", case.place(case.scope.name_span))
    return Decision(case.name, None, "safe", (finding,), obstacles=(obstacle,))


def _guessed(case: Case, finding: Finding) -> Decision:
    """Return the decision to leave a function as it is that only a call which nothing resolves may run."""
    obstacle = Obstacle("reach-guessed", "whether an entry point reaches it is a guess", finding.guessed_at)
    severe = finding.severity == "severe"
    return Decision(case.name, None, "safe", (finding,), obstacles=(obstacle,) if severe else ())


def _mild_only(case: Case, finding: Finding) -> Decision:
    """Return the decision to list a wait that is always short, and to leave it as it is."""
    return Decision(case.name, None, "safe", (finding,))

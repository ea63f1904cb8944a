"""A Report -> its findings in reading order and the figures that the summary and the exit code are made from."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from async_fixer.model import Decision, Finding, Report
    from async_fixer.report.view import View


@dataclass(frozen=True, slots=True)
class Item:
    """A finding, what is to be done about it, and the other functions that change together with it."""

    finding: Finding
    decision: Decision
    partners: tuple[str, ...] = ()
    """dotted names"""


@dataclass(frozen=True, slots=True)
class Tally:
    """Figures of a report: `findings`, `notes` and `unsure` count findings, the others count functions."""

    findings: int
    notes: int
    unsure: int
    functions: int
    safe: int
    unsafe: int
    held_back: int
    reasons: tuple[tuple[str, int], ...]
    """why functions are held back: identifier of the hazard and how many functions it concerns, most frequent first"""


def list_items(report: Report) -> tuple[Item, ...]:
    """Return every finding with its decision, by path, line and column."""
    components = _group_components(report.decisions)
    items = [
        Item(finding, decision, _without(decision.function, components.get(decision.component, ())))
        for decision in report.decisions
        for finding in decision.findings
    ]
    return tuple(sorted(items, key=_reading_order))


def list_left(report: Report, view: View) -> tuple[Item, ...]:
    """Return the findings that count and that the patches of the report do not repair."""
    return tuple(
        item
        for item in list_items(report)
        if view.counts(item.finding) and not is_repaired(item.decision, unsafe_fixes=view.unsafe_fixes)
    )


def is_repaired(decision: Decision, *, unsafe_fixes: bool) -> bool:
    """Return whether the decision's edits are among those that are written."""
    return decision.strategy is not None and (decision.safety == "safe" or unsafe_fixes)


def make_tally(report: Report, view: View) -> Tally:
    """Return the figures. A function counts where one of its findings does, once for each way that it is decided.

    One that may block counts among those that are repaired or held back where that was asked for.
    """
    findings = [finding for decision in report.decisions for finding in decision.findings]
    concerned = [decision for decision in report.decisions if any(map(view.counts, decision.findings))]
    held_back = [
        decision
        for decision in report.decisions
        if decision.strategy is None and (decision in concerned or (view.unsure and _is_unsure(decision)))
    ]
    repaired = [decision for decision in report.decisions if decision.strategy is not None and decision.findings]
    failing = sum(map(view.counts, findings))
    unsure = sum(finding.severity == "unsure" for finding in findings)
    return Tally(
        findings=failing,
        notes=len(findings) - failing - unsure,
        unsure=unsure,
        functions=_count_functions(concerned),
        safe=_count_functions(decision for decision in repaired if decision.safety == "safe"),
        unsafe=_count_functions(decision for decision in repaired if decision.safety == "unsafe"),
        held_back=_count_functions(held_back),
        reasons=_count_reasons(held_back),
    )


def _is_unsure(decision: Decision) -> bool:
    return any(finding.severity == "unsure" for finding in decision.findings)


def _count_functions(decisions: Iterable[Decision]) -> int:
    """Count the functions that are decided about: calls in one function may be decided about one by one."""
    return len({_identify(decision) for decision in decisions})


def _identify(decision: Decision) -> tuple[str, str]:
    """Return what tells functions apart: two services of a repository may have modules of the same name."""
    return decision.defined_at.path, decision.function


def _count_reasons(held_back: list[Decision]) -> tuple[tuple[str, int], ...]:
    causes = {(*_identify(decision), obstacle.rule) for decision in held_back for obstacle in decision.obstacles}
    rules = Counter(rule for _, _, rule in causes)
    return tuple(sorted(rules.items(), key=lambda item: (-item[1], item[0])))


def _group_components(decisions: tuple[Decision, ...]) -> dict[str, tuple[str, ...]]:
    """Collect the functions that change together, by the name of their component."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for decision in decisions:
        if decision.component and decision.strategy is not None:
            groups[decision.component].append(decision.function)
    return {component: tuple(sorted(set(names))) for component, names in groups.items()}


def _without(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(other for other in names if other != name)


def _reading_order(item: Item) -> tuple[str, int, int, str, str]:
    finding = item.finding
    return finding.place.path, finding.place.line, finding.place.column, finding.code, finding.blocker

"""Decisions in, decisions out: those that share a bounded pool of connections leave the loop together or not at all.

A dependency that queries keeps its connection while the endpoint waits for a thread; if only one of the two runs in a
thread, the loop itself ends up waiting for a connection that nobody gives back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from async_fixer.analysis.dependencies import find_dependencies
from async_fixer.model import Decision, Obstacle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Ref

_NOTE = (
    "`{}` keeps a pooled connection while the endpoint waits for a worker thread: "
    "give the pool as many connections as there are worker threads (40 by default)"
)


def keep_together(analysis: Analysis, decided: Sequence[tuple[Case, Decision]]) -> tuple[Decision, ...]:
    """Return the decisions, those that share a pool joined into components or held back together."""
    decisions = [decision for _, decision in decided]
    for keeper in _keepers(decided):
        members = _members(analysis, decided, keeper)
        stuck = next((n for n in members if _is_stuck(decisions[n])), None)
        name = analysis.program.scope(keeper).name
        for number in members:
            if stuck is None:
                decisions[number] = _joined(decisions[number], f"pool:{name}", _NOTE.format(name))
            elif decisions[number].strategy is not None:
                decisions[number] = _held(decisions[number], name, decisions[stuck])
    return tuple(decisions)


def _keepers(decided: Sequence[tuple[Case, Decision]]) -> tuple[Ref, ...]:
    """Return the dependencies that wait on the world through a pooled value."""
    found = dict.fromkeys(case.ref for case, _ in decided if _is_dependency(case) and _uses_pool(case))
    return tuple(found)


def _is_dependency(case: Case) -> bool:
    return any(entry.point.kind == "dependency" for entry in case.entries)


def _uses_pool(case: Case) -> bool:
    return any(fact.effect == "pooled" for frame in case.frames for fact in case.analysis.effects.of(frame))


def _members(analysis: Analysis, decided: Sequence[tuple[Case, Decision]], keeper: Ref) -> list[int]:
    """Return the numbers of the decisions of a dependency and of all that depend on it and use the pool themselves."""
    users = {case.ref for case, _ in decided if _uses_pool(case)}
    below = {ref for ref in users if keeper in find_dependencies(analysis.program, ref)}
    together = {keeper, *(below or users)}
    return [number for number, (case, _) in enumerate(decided) if case.ref in together]


def _is_stuck(decision: Decision) -> bool:
    """Tell whether a severe finding stays on the loop; what is merely unsafe moves when it is asked for."""
    return decision.strategy is None and any(finding.severity == "severe" for finding in decision.findings)


def _joined(decision: Decision, component: str, note: str) -> Decision:
    if decision.strategy is None:
        return decision
    return replace(decision, component=component, notes=(*decision.notes, note))


def _held(decision: Decision, name: str, stuck: Decision) -> Decision:
    place = stuck.findings[0].place
    reason = f"it shares the connection of `{name}` with `{stuck.function.rpartition('.')[2]}`, which stays on the loop"
    return replace(decision, strategy=None, edits=(), obstacles=(Obstacle("pool", reason, place),), notes=())

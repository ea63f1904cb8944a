"""Decisions in, decisions out: who uses a pooled connection off the loop needs those off it who keep one for him.

A dependency that queries keeps its connection until the request has ended. While it waits for one on the loop, the
requests that could give theirs back, from worker threads, are not let on: 60 concurrent requests over 15 connections
ended with 24 answers and 36 errors. The other way round, the dependency in a thread and the endpoint on the loop, all
60 were answered: so an endpoint needs the dependency to leave the loop, and not the dependency the endpoint.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from async_fixer.analysis.dependencies import find_dependencies
from async_fixer.analysis.pool_makers import Pool, find_pools
from async_fixer.index import ir
from async_fixer.index.walk import own_expressions, walk_expression
from async_fixer.model import Decision, Need, Obstacle
from async_fixer.plan.standing import is_active
from async_fixer.program.values import Instance
from async_fixer.span import span_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.analysis.findings import Located
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Ref
    from async_fixer.settings import Settings

_THREADS: Final = 40
"""worker threads that a framework runs `def` in, unless it is told otherwise"""
_NOTE: Final = (
    "`{name}` keeps a connection of {pool} while the endpoint waits for one of the {threads} worker threads: {remedy}"
)


def tie_to_keepers(analysis: Analysis, decided: Sequence[tuple[Case, Decision]]) -> tuple[Decision, ...]:
    """Return the decisions, with what those that use a pool need of the dependencies that keep its connections."""
    decisions = [decision for _, decision in decided]
    keepers = _keepers(decided)
    for keeper in keepers:
        pools = find_pools(analysis.program, analysis.program.import_closure({keeper.module}))
        name = analysis.program.engine.dotted(keeper)
        for number in _members(analysis, decided, keeper):
            decisions[number] = _tied(decisions[number], name, pools)
    return tuple(decisions)


def settle(decisions: tuple[Decision, ...], settings: Settings) -> tuple[Decision, ...]:
    """Return the decisions with those held back that need one which does not stand, until all that stand can."""
    while True:
        stuck = {item.function: item for item in decisions if _is_stuck(item, settings)}
        broken = {item.component: item for item in decisions if item.place and not is_active(item, settings)}
        settled = tuple(_held(item, stuck, broken) if is_active(item, settings) else item for item in decisions)
        if settled == decisions:
            return decisions
        decisions = settled


def _keepers(decided: Sequence[tuple[Case, Decision]]) -> tuple[Ref, ...]:
    """Return the dependencies that wait on the world through a pooled value."""
    found = dict.fromkeys(case.ref for case, _ in decided if _is_dependency(case) and _keeps_connection(case))
    return tuple(found)


def _is_dependency(case: Case) -> bool:
    return any(entry.point.kind == "dependency" for entry in case.entries)


def _keeps_connection(case: Case) -> bool:
    """Tell whether a dependency waits on a pooled value before its endpoint runs: afterwards it only gives it back."""
    yields = [span_start(part.span) for part in own_expressions(case.scope.body) if isinstance(part, ir.Yield)]
    last = max(yields, default=None)
    return any(_is_pooled(case, item) for item in case.severe if last is None or span_start(item.finding.span) < last)


def _is_pooled(case: Case, located: Located) -> bool:
    facts = case.analysis.effects.of_step(located.frame, located.step)
    if any(fact.effect == "pooled" for fact in facts):
        return True
    receivers = [
        item for part in walk_expression(located.step.expression) for item in case.infer(located.step.at, part)
    ]
    return any(isinstance(item, Instance) and case.analysis.program.has_mark(item, "pooled") for item in receivers)


def _uses_pool(case: Case) -> bool:
    return any(fact.effect == "pooled" for frame in case.frames for fact in case.analysis.effects.of(frame))


def _members(analysis: Analysis, decided: Sequence[tuple[Case, Decision]], keeper: Ref) -> list[int]:
    """Return the numbers of the decisions of all that use the pool themselves and depend on a keeper.

    A keeper that no function's parameters name is given to a whole router or application: all may depend on it.
    """
    users = {case.ref for case, _ in decided if _uses_pool(case) and case.ref != keeper}
    below = {ref for ref in users if keeper in find_dependencies(analysis.program, ref)}
    together = below or {ref for ref in users if ref not in find_dependencies(analysis.program, keeper)}
    return [number for number, (case, _) in enumerate(decided) if case.ref in together]


def _tied(decision: Decision, keeper: str, pools: Sequence[Pool]) -> Decision:
    if decision.strategy is None:
        return decision
    name, pool, remedy = keeper.rpartition(".")[2], _describe(pools), _advise(pools)
    note = _NOTE.format(name=name, pool=pool, threads=_THREADS, remedy=remedy)
    reason = f"`{name}` keeps a connection of {pool} that it uses, and stays on the loop"
    return replace(decision, needs=(*decision.needs, Need(keeper, reason)), notes=(*decision.notes, note))


def _describe(pools: Sequence[Pool]) -> str:
    """Return which pool it is, where it is made and how many connections it has, as far as that is known."""
    if len(pools) != 1:
        return "the pool"
    (pool,) = pools
    where = f"{pool.place.path}:{pool.place.line}"
    figures = f", {pool.size} + {pool.beyond} connections" if pool.size is not None and pool.beyond is not None else ""
    return f"the pool ({where}{figures})"


def _advise(pools: Sequence[Pool]) -> str:
    name = pools[0].size_name if pools else "its size"
    return (
        f"set {name} to as many as there are threads, or let it give the connection back (commit or close) "
        "before the endpoint runs"
    )


def _is_stuck(decision: Decision, settings: Settings) -> bool:
    is_reason = not decision.findings or any(finding.severity == "severe" for finding in decision.findings)
    return is_reason and not is_active(decision, settings)


def _held(decision: Decision, stuck: dict[str, Decision], broken: dict[str, Decision]) -> Decision:
    need = next((need for need in decision.needs if need.function in stuck), None)
    if need is None:
        fallen = broken.get(decision.component) if decision.place else None
        return decision if fallen is None else _held_with(decision, fallen)
    other = stuck[need.function]
    place = other.findings[0].place if other.findings else other.defined_at
    obstacle = Obstacle("pool", need.reason, place)
    return replace(decision, strategy=None, edits=(), obstacles=(obstacle,), notes=(), needs=())


def _held_with(decision: Decision, fallen: Decision) -> Decision:
    """Return a decision held back like another one of its component."""
    return replace(decision, strategy=None, edits=(), obstacles=fallen.obstacles, notes=(), needs=())

"""Blocking expressions of a function that stays async: handed to a thread, swapped, or held back, one by one."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from msgspec.structs import replace

from async_fixer.edits import OffloadCall, SwapCall
from async_fixer.explanation import Way
from async_fixer.index import ir
from async_fixer.index.walk import walk_expression
from async_fixer.model import Decision, Obstacle
from async_fixer.plan.blocks.blocks import Blocks, decide_blocks, weigh_blocks
from async_fixer.plan.hazards.callbacks import find_unseen_callbacks
from async_fixer.plan.hazards.callers import find_waiting
from async_fixer.plan.hazards.connections import find_second_connections
from async_fixer.plan.hazards.considered import BY_A_THREAD, BY_AN_AWAIT
from async_fixer.plan.hazards.deadlines import find_deadlines
from async_fixer.plan.hazards.effects import find_per_thread, find_process_wide, find_step_holding, find_step_unsafe
from async_fixer.plan.hazards.files import find_file_split
from async_fixer.plan.hazards.generators import find_cut_off
from async_fixer.plan.hazards.interleaving import find_interleaving, find_split_request
from async_fixer.plan.hazards.lock_order import find_lock_orders
from async_fixer.plan.hazards.locks import find_contended, find_held_locks, find_kept_by_step
from async_fixer.plan.hazards.sessions import find_sessions_around
from async_fixer.plan.hazards.stopping import find_stopped
from async_fixer.plan.hazards.tasks import find_order_of_tasks, find_shared_by_tasks
from async_fixer.plan.hazards.threads import find_crossing
from async_fixer.plan.sites import (
    Site,
    around_in_statement,
    find_sites,
    held_open,
    is_context_manager,
    is_iterated,
    is_lazy,
)
from async_fixer.span import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.findings import Located
    from async_fixer.edits import Edit
    from async_fixer.model import Finding, Safety, Strategy
    from async_fixer.plan.blocks.blocks import Moved
    from async_fixer.plan.cases import Case


def decide_offloads(case: Case, wrapper: str | None) -> tuple[Decision, ...]:
    """Return a decision for each blocking expression of the function; `wrapper`: dotted name, if there is one.

    What cannot be handed over by itself moves with the block around it, where that is possible.
    """
    alone = decide_expressions(case, wrapper)
    moving = _find_moving(case, alone, wrapper)
    return _merge(alone, decide_blocks(case, wrapper or "", moving)) if moving else alone


def decide_expressions(case: Case, wrapper: str | None) -> tuple[Decision, ...]:
    """Return a decision for each blocking expression of the function, as if nothing around it could move."""
    everywhere = _find_everywhere(case)
    return tuple(_decide(case, site, wrapper, everywhere) for site in find_sites(case))


def weigh_offloads(case: Case, wrapper: str | None) -> tuple[Way, ...]:
    """Return all that speaks for or against handing over, or swapping, each blocking expression of the function."""
    everywhere = _find_everywhere(case)
    ways = (_weigh(case, site, wrapper, everywhere) for site in find_sites(case))
    moving = _find_moving(case, decide_expressions(case, wrapper), wrapper)
    return (*ways, *weigh_blocks(case, moving))


def _find_moving(case: Case, alone: tuple[Decision, ...], wrapper: str | None) -> tuple[Moved, ...]:
    """Return the blocks to move in place of single expressions; none where the function could not await them."""
    if wrapper is None or not case.scope.is_async or not alone:
        return ()
    held = [decision.findings[0].span for decision in alone if decision.strategy is None]
    return Blocks(case).find([decision.findings[0].span for decision in alone], held)


def _merge(alone: tuple[Decision, ...], blocks: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Return the decisions about places with those about the blocks that they move with; each finding is in one."""
    standing = {finding for item in alone if _is_safe(item) for finding in item.findings}
    moving = [item for item in blocks if _is_safe(item) or (item.strategy and standing.isdisjoint(item.findings))]
    covered = {finding for block in moving for finding in block.findings}
    reasons = {finding: block.obstacles for block in blocks if block not in moving for finding in block.findings}
    kept = (item for item in alone if covered.isdisjoint(item.findings))
    explained = (item if item.strategy else _with_reasons(item, reasons) for item in kept)
    return tuple(sorted((*explained, *moving), key=lambda item: item.findings[0].span))


def _is_safe(decision: Decision) -> bool:
    return decision.strategy is not None and decision.safety == "safe"


def _with_reasons(decision: Decision, reasons: dict[Finding, tuple[Obstacle, ...]]) -> Decision:
    """Return a decision that is held back with what keeps the block around its place where it is, too."""
    around = (reason for finding in decision.findings for reason in reasons.get(finding, ()))
    return dataclasses.replace(decision, obstacles=tuple(dict.fromkeys((*decision.obstacles, *around))))


def _find_everywhere(case: Case) -> tuple[Obstacle, ...]:
    """Return what a human has to agree to wherever the function waits."""
    return (*find_split_request(case), *find_second_connections(case))


def _weigh(case: Case, site: Site, wrapper: str | None, everywhere: tuple[Obstacle, ...]) -> Way:
    swapped = _find_swap(case, site) is not None
    holding = tuple(dict.fromkeys(_find_obstacles(case, site, wrapper, swapped=swapped)))
    unsafe = tuple(dict.fromkeys(_find_unsafe(case, site, everywhere, swapped=swapped)))
    considered = BY_AN_AWAIT if swapped else (*BY_AN_AWAIT, *BY_A_THREAD)
    return Way("swap" if swapped else "offload", case.place(site.span), considered, holding, unsafe)


def _decide(case: Case, site: Site, wrapper: str | None, everywhere: tuple[Obstacle, ...]) -> Decision:
    findings = tuple(item.finding for item in site.findings)
    component = f"{case.ref.module}:{case.name}:{site.span >> 32}"
    swap = _find_swap(case, site)
    strategy: Strategy = "offload" if swap is None else "swap"
    obstacles = tuple(dict.fromkeys(_find_obstacles(case, site, wrapper, swapped=swap is not None)))
    if obstacles:
        return Decision(case.name, None, "safe", findings, obstacles=obstacles, component=component)
    unsafe = tuple(dict.fromkeys(_find_unsafe(case, site, everywhere, swapped=swap is not None)))
    edit: Edit = SwapCall(site.span, swap) if swap else _make_offload(site, wrapper or "")
    path = case.analysis.program.index(case.ref.module).path
    safety: Safety = "unsafe" if unsafe else "safe"
    return Decision(case.name, strategy, safety, findings, ((path, (edit,)),), unsafe, component)


def _make_offload(site: Site, wrapper: str) -> OffloadCall:
    if site.awaited is None:
        return OffloadCall(site.span, wrapper, _is_deferred(site))
    return OffloadCall(site.awaited.span, wrapper, deferred=False, awaited=True)


def _find_swap(case: Case, site: Site) -> str | None:
    """Return the coroutine function that does the same, where the blocking function is called right here."""
    target = site.located.step.target
    if site.inner or target is None or site.located.step.action != "call":
        return None
    marks = case.analysis.program.engine.marks(target.ref)
    return next((mark.text("swap") for mark in marks if mark.name == "blocks" and mark.text("swap")), None)


def _is_deferred(site: Site) -> bool:
    """Tell whether the whole expression has to run in the thread: a part of it blocks, or it is no call."""
    return site.awaited is None and (site.located.step.action != "call" or bool(site.inner))


def _find_obstacles(case: Case, site: Site, wrapper: str | None, *, swapped: bool) -> Iterator[Obstacle]:
    yield from _form(case, site, wrapper)
    yield from find_held_locks(case, site.span)
    yield from find_sessions_around(case, site.span)
    yield from find_cut_off(case, site.span)
    yield from _position(case, site)
    for located in site.findings:
        if not located.finding.certain:
            yield Obstacle("guessed", "what it calls is not certain enough", located.finding.place)
        yield from find_order_of_tasks(case, located)
    if not swapped:
        yield from find_per_thread(case)
        for located in _moved(case, site):
            yield from _find_holding(case, located)


def _find_holding(case: Case, located: Located) -> Iterator[Obstacle]:
    """Yield what keeps one step of the function from running in a worker thread."""
    target = located.step.target
    yield from find_step_holding(case, located)
    moved = () if target is None else (target,)
    yield from find_unseen_callbacks(case, moved)
    yield from find_lock_orders(case, moved)
    yield from find_kept_by_step(case, target, located.step.expression.span)
    yield from find_crossing(case, located)
    yield from find_shared_by_tasks(case, located)


def _moved(case: Case, site: Site) -> tuple[Located, ...]:
    """Return the steps that would run in the thread: where the whole expression moves, all that it runs."""
    if not _is_deferred(site):
        return site.findings
    steps = case.analysis.graph.steps.get(site.located.frame, ())
    inside = [step for step in steps if is_inside(step.expression.span, site.span)]
    return tuple(replace(site.located, step=step) for step in inside)


def _find_unsafe(case: Case, site: Site, everywhere: tuple[Obstacle, ...], *, swapped: bool) -> Iterator[Obstacle]:
    for located in site.findings:
        yield from find_interleaving(case, located)
    yield from everywhere
    for frame in case.frames:
        yield from find_deadlines(case, frame, site.span)
        for waiting in (frame, *(caller for caller, _ in find_waiting(case, frame))):
            yield from find_process_wide(case, waiting)
    yield from find_file_split(case, site.span)
    for located in () if swapped else _moved(case, site):
        yield from find_step_unsafe(case, located)
        yield from find_contended(case, () if located.step.target is None else (located.step.target,))


def _form(case: Case, site: Site, wrapper: str | None) -> Iterator[Obstacle]:
    """Yield what keeps this expression from being handed over by itself."""
    if not case.scope.is_async:
        yield case.obstacle("not-async", "it is run on the loop, but is no async function that could await", site.span)
    if wrapper is None:
        yield case.obstacle("no-wrapper", "no framework is known here that hands work to a thread", site.span)
    if is_context_manager(site) or is_iterated(site):
        yield case.obstacle("block", "the whole block would have to move, not this expression alone", site.span)
    if site.awaited is not None and not isinstance(site.awaited, ir.Call):
        yield case.obstacle("position", "only a call can be handed over with its arguments", site.span)
    if is_lazy(case, site.located):
        yield case.obstacle("block", "it runs later, where what it gives is consumed", site.span)
    block = held_open(case, site)
    if block is not None and not is_context_manager(site):
        yield case.obstacle("block", "it uses what this block holds open", block.items[0].span)


def _position(case: Case, site: Site) -> Iterator[Obstacle]:
    """Yield what keeps an await from standing where the expression stands, or the expression from being deferred."""
    around = around_in_statement(site)
    comprehensions = [part for part in around if isinstance(part, ir.Comprehension)]
    if len(comprehensions) > 1 or any(part.kind == "generator" for part in comprehensions):
        yield case.obstacle("position", "no await may stand in a nested comprehension or generator", site.span)
    if _is_in_pattern(site) or _is_class(site):
        yield case.obstacle("position", "no await may stand in a pattern or in the body of a class", site.span)
    yield from find_stopped(case, site.statements)
    if not _is_deferred(site):
        return
    for part in walk_expression(site.located.step.expression):
        if isinstance(part, ir.Await | ir.Yield | ir.Walrus) or _is_super(part):
            yield case.obstacle("position", "a part of it cannot move into a function of its own", part.span)


def _is_in_pattern(site: Site) -> bool:
    """Tell whether an expression stands in a pattern of a `match`, or is one."""
    last = site.statements[-1] if site.statements else None
    if not isinstance(last, ir.Match) or is_inside(site.span, last.subject.span):
        return False
    return not any(case.guard is not None and is_inside(site.span, case.guard.span) for case in last.cases)


def _is_class(site: Site) -> bool:
    """Tell whether it is a class statement in the function that blocks: its body, or what its bases run with it."""
    return site.located.step.action == "define"


def _is_super(part: ir.Expr) -> bool:
    return isinstance(part, ir.Call) and isinstance(part.func, ir.Name) and part.func.id == "super" and not part.args

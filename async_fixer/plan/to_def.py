"""`async def` -> `def`: when the framework would run it in a worker thread and nothing stands in the way."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.index.walk import header_expressions, walk_expression, walk_statements
from async_fixer.model import Decision, Obstacle, RemoveAsync
from async_fixer.plan.annotations import find_quoted, follow_annotation
from async_fixer.plan.hazards.callbacks import find_unseen_callbacks
from async_fixer.plan.hazards.decorators import find_decorators
from async_fixer.plan.hazards.effects import find_holding, find_per_thread, find_unsafe
from async_fixer.plan.hazards.generators import find_across_yields, find_cancellation, find_handed_out
from async_fixer.plan.hazards.interleaving import find_split_anywhere
from async_fixer.plan.hazards.lock_order import find_lock_orders
from async_fixer.plan.hazards.locks import find_contended, find_held_around, find_left_held
from async_fixer.plan.hazards.overrides import find_overrides
from async_fixer.plan.hazards.references import find_references
from async_fixer.plan.positions import own_expressions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from async_fixer.model import Safety
    from async_fixer.plan.cases import Case


def decide_to_def(case: Case) -> Decision | None:
    """Return the decision to make the function `def`; None where `def` is not what the framework offers for it."""
    if not _is_candidate(case):
        return None
    obstacles = find_obstacles(case)
    findings = tuple(item.finding for item in case.located)
    if obstacles:
        return Decision(case.name, None, "safe", findings, obstacles=obstacles)
    unsafe = tuple(dict.fromkeys((*find_unsafe(case), *find_split_anywhere(case), *find_contended(case))))
    edits = (RemoveAsync(case.scope.span), *follow_annotation(case))
    path = case.analysis.program.index(case.ref.module).path
    safety: Safety = "unsafe" if unsafe else "safe"
    return Decision(case.name, "to_def", safety, findings, ((path, edits),), unsafe, f"{path}:{case.name}")


def find_obstacles(case: Case) -> tuple[Obstacle, ...]:
    """Return what makes it wrong to turn the function into `def`, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(find(case) for find in _HAZARDS)))


def _lock_orders(case: Case) -> Iterator[Obstacle]:
    return find_lock_orders(case, case.frames)


def _unseen(case: Case) -> Iterator[Obstacle]:
    return find_unseen_callbacks(case, case.frames)


def _is_candidate(case: Case) -> bool:
    registered = bool(case.entries) and all(entry.point.sync == "worker" for entry in case.entries)
    return case.scope.is_async and registered and not suspends(case)


def suspends(case: Case) -> bool:
    """Tell whether a function has an await of its own, in any of its forms: also in the headers of what it defines."""
    scopes = case.analysis.program.index(case.ref.module).scopes
    defined = [scope for scope in scopes if scope.parent == case.ref.scope]
    headers = (part for scope in defined for whole in header_expressions(scope) for part in walk_expression(whole))
    if any(isinstance(part, ir.Await) or _is_async_comprehension(part) for part in own_expressions(case.scope.body)):
        return True
    if any(isinstance(part, ir.Await) for part in headers):
        return True
    return any(isinstance(part, ir.For | ir.With) and part.is_async for part in walk_statements(case.scope.body))


def _is_async_comprehension(part: ir.Expr) -> bool:
    return isinstance(part, ir.Comprehension) and any(clause.is_async for clause in part.clauses)


def _guessed(case: Case) -> Iterator[Obstacle]:
    if case.severe and not any(item.finding.certain for item in case.severe):
        finding = case.severe[0].finding
        yield Obstacle("guessed", "what it calls is not certain enough", finding.place)


_HAZARDS: Final[tuple[Callable[[Case], Iterator[Obstacle]], ...]] = (
    _guessed,
    find_decorators,
    find_overrides,
    find_holding,
    _unseen,
    find_per_thread,
    find_held_around,
    find_left_held,
    _lock_orders,
    find_across_yields,
    find_handed_out,
    find_cancellation,
    find_quoted,
    find_references,
)

"""An await while a thread's lock is held would let another task wait for it on the loop: for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.plan.hazards.callers import find_awaiting_callers
from async_fixer.plan.positions import enclosing_statements, is_in_block, own_expressions
from async_fixer.program.targets import entered_targets
from async_fixer.program.values import Frame, Instance, Running, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.model import Obstacle, Span
    from async_fixer.plan.cases import Case


def find_held_locks(case: Case, span: Span) -> Iterator[Obstacle]:
    """Yield the synchronous `with` blocks around a span that hold a lock, or may; also those around who awaits it."""
    for item in _items_around(case.scope.body, span):
        if may_hold_lock(case, item.context):
            yield case.obstacle("lock-held", "no await may stand in a block that may hold a lock", item.span)
    yield from find_acquired(case)
    for frame in case.frames:
        for caller, at in find_awaiting_callers(case, frame):
            yield from _held_by_caller(case, caller, at)


def _items_around(body: tuple[ir.Stmt, ...], span: Span) -> Iterator[ir.WithItem]:
    for statement in enclosing_statements(body, span):
        if isinstance(statement, ir.With) and not statement.is_async and is_in_block(statement, span):
            yield from statement.items


def _held_by_caller(case: Case, caller: Frame, span: Span) -> Iterator[Obstacle]:
    """Yield the locks that a caller is known to hold where it awaits: nothing has really waited there before."""
    body = case.analysis.program.scope(caller.ref).body
    held = [item.span for item in _items_around(body, span) if _takes_lock(case, caller, item.context, doubt=False)]
    held += [call.span for call in _acquisitions(case, body, (caller,))]
    for at in held:
        yield case.obstacle("lock-held", "a caller that awaits it holds a lock there", at, caller.ref.module)


def may_hold_lock(case: Case, context: ir.Expr, *, doubt: bool = True) -> bool:
    """Tell whether entering a context manager may take a lock; `doubt`: what is not known may."""
    return any(_takes_lock(case, frame, context, doubt=doubt) for frame in case.frames)


def _takes_lock(case: Case, frame: Frame, context: ir.Expr, *, doubt: bool) -> bool:
    held = case.analysis.program.engine.infer(frame, context)
    unseen = doubt and (not held.items or not held.complete)
    return unseen or any(_is_locking(case, item) for item in held.items)


def _is_locking(case: Case, item: Value) -> bool:
    program = case.analysis.program
    if isinstance(item, Instance) and program.has_mark(item, "lock"):
        return True
    targets = [
        target for target in entered_targets(program.engine, item, is_async=False) if not program.is_stub(target)
    ]
    return isinstance(item, Instance | Running) and any(_locks(case, target) for target in targets)


def _locks(case: Case, target: Frame) -> bool:
    return any(fact.effect == "blocks" and fact.detail == "lock" for fact in case.analysis.effects.of(target))


def find_acquired(case: Case) -> Iterator[Obstacle]:
    """Yield the locks that the function takes by calling a method, which may still be held anywhere behind it."""
    for call in _acquisitions(case, case.scope.body, case.frames):
        yield case.obstacle("lock-held", "a lock that is taken here may be held", call.span)


def _acquisitions(case: Case, body: tuple[ir.Stmt, ...], frames: tuple[Frame, ...]) -> Iterator[ir.Call]:
    """Yield the calls of methods of locks in a body."""
    program = case.analysis.program
    for part in own_expressions(body):
        if isinstance(part, ir.Call) and isinstance(part.func, ir.Attribute):
            receivers = [item for frame in frames for item in program.engine.infer(frame, part.func.value).items]
            if any(isinstance(item, Instance) and program.has_mark(item, "lock") for item in receivers):
                yield part

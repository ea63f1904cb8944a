"""Tasks that shared an object took turns while nothing awaited; with threads they would use it at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.facts import LOCAL
from async_fixer.analysis.roots import find_root
from async_fixer.index import ir
from async_fixer.plan.positions import innermost_loop
from async_fixer.program.decorators import callee_marks
from async_fixer.program.values import Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.findings import Located
    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.program.step import Step
    from async_fixer.program.values import Frame


def find_shared_by_tasks(case: Case, located: Located) -> Iterator[Obstacle]:
    """Yield what the call uses, where the function runs in tasks of its own, that it did not make."""
    if not case.accesses.is_spawned(located.frame):
        return
    for part in _operands(located.step.expression):
        held = case.analysis.program.engine.infer(located.step.at, part).items
        objects = [
            item for item in held if isinstance(item, Instance) and not case.analysis.program.engine.is_plain(item)
        ]
        if objects and find_root(case.analysis.program.engine, located.step.at, part) != LOCAL:
            yield case.obstacle(
                "shared-by-tasks", "tasks that run at the same time would share what it uses", part.span
            )


def find_order_of_tasks(case: Case, located: Located) -> Iterator[Obstacle]:
    """Yield what a task writes that others see: tasks that nothing interrupted wrote it one after the other."""
    graph = case.analysis.graph
    for frame in graph.above(located.frame):
        starters = graph.starters.get(frame, ())
        if len(starters) > 1 or any(_starts_several(case, starter, step) for starter, step in starters):
            yield from _written(case, frame)


def _written(case: Case, frame: Frame) -> Iterator[Obstacle]:
    for fact, witness in case.analysis.effects.of(frame).items():
        if fact.effect == "writes":
            module, span = case.analysis.origin_of(frame, witness)
            reason = f"tasks that run at the same time would write to `{fact.detail}` in another order"
            yield case.obstacle("shared-by-tasks", reason, span, module)


def _starts_several(case: Case, starter: Frame, step: Step) -> bool:
    """Tell whether a step may start several tasks: it stands in a loop, or what it calls takes more than one."""
    engine = case.analysis.program.engine
    if step.at != starter or innermost_loop(case.analysis.program.scope(starter.ref).body, step.expression.span):
        return True
    callees = engine.infer(starter, step.expression.func).items if isinstance(step.expression, ir.Call) else ()
    marks = [mark for callee in callees for mark in callee_marks(engine, callee)]
    return any(mark.name == "awaits" and not dict(mark.options).get("alone") for mark in marks)


def _operands(expression: ir.Expr) -> Iterator[ir.Expr]:
    """Yield what a call is given, and what it is made of: `db` and `db.query(Item)` of `db.query(Item).count()`."""
    match expression:
        case ir.Await(value=awaited):
            yield from _operands(awaited)
        case ir.Call(func=ir.Attribute(value=value), args=args):
            yield from (value, *args)
            yield from _operands(value)
        case ir.Call(args=args):
            yield from args
        case ir.Attribute(value=value):
            yield value
            yield from _operands(value)
        case _:
            return

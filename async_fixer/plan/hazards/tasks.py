"""Tasks that shared an object took turns while nothing awaited; with threads they would use it at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.facts import LOCAL
from async_fixer.analysis.roots import find_root
from async_fixer.index import ir
from async_fixer.program.values import Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.findings import Located
    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Frame


def find_shared_by_tasks(case: Case, located: Located) -> Iterator[Obstacle]:
    """Yield the call, where the function runs in tasks of its own and uses an object that it did not make."""
    if not _is_spawned(case, located.frame):
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


def _is_spawned(case: Case, frame: Frame) -> bool:
    graph = case.analysis.graph
    seen: set[Frame] = set()
    queue = [frame]
    while queue:
        current = queue.pop()
        if current in graph.spawned:
            return True
        if current not in seen:
            seen.add(current)
            queue.extend(caller for caller, _ in graph.callers.get(current, ()))
    return False


def _operands(expression: ir.Expr) -> tuple[ir.Expr, ...]:
    match expression:
        case ir.Call(func=ir.Attribute(value=value), args=args):
            return (value, *args)
        case ir.Call(args=args):
            return args
        case ir.Attribute(value=value):
            return (value,)
        case _:
            return ()

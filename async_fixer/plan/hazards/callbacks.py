"""A call that nothing resolves, through a value: it may run a function that must stay on the loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.program.values import PackageValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Frame, Value


def find_unseen_callbacks(case: Case, frames: tuple[Frame, ...]) -> Iterator[Obstacle]:
    """Yield the calls in `frames`, or in what they run, that may be of a function which needs the loop."""
    callbacks = case.analysis.callbacks
    if not callbacks:
        return
    program = case.analysis.program
    name = program.scope(callbacks[0]).name
    seen: set[Frame] = set()
    queue = list(frames)
    while queue:
        frame = queue.pop()
        if frame in seen:
            continue
        seen.add(frame)
        for step in case.analysis.graph.steps.get(frame, ()):
            if step.target is not None and step.mode in ("sync", "await"):
                queue.append(step.target)
            elif step.target is None and _is_through_value(step.expression) and not _is_of_library(step.callee):
                reason = f"what is called here may be `{name}`, which needs the running event loop"
                yield case.obstacle("needs-loop", reason, step.expression.span, frame.ref.module)


def _is_of_library(callee: Value | None) -> bool:
    """Tell whether what is called is a library's, which was handed down under another name."""
    return isinstance(callee, PackageValue)


def _is_through_value(expression: ir.Expr) -> bool:
    """Tell whether a call names no method: it calls a variable, an item, or what an attribute holds."""
    return isinstance(expression, ir.Call) and not _is_outside(expression.func)


def _is_outside(func: ir.Expr) -> bool:
    """Tell whether a dotted name that leads nowhere may be a library's, which knows nothing of the project's own."""
    match func:
        case ir.Attribute(value=ir.Name(id=name)):
            return name != "self"
        case ir.Attribute():
            return True
        case _:
            return False

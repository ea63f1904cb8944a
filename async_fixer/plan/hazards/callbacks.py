"""A call that nothing resolves, through a value: it may run a function that must stay on the loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.program.values import PackageValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.program.step import Step
    from async_fixer.program.values import Frame, Value


def find_unseen_callbacks(case: Case, frames: tuple[Frame, ...]) -> Iterator[Obstacle]:
    """Yield the calls in `frames`, or in what they run, that may be of a function which needs the loop."""
    unfit = case.analysis.unfit
    if not unfit.values and not unfit.names:
        return
    below = (inner for frame in frames for inner in case.analysis.graph.below(frame))
    for frame in dict.fromkeys(below):
        for step in case.analysis.graph.steps.get(frame, ()):
            if step.target is None and (name := _find_unfit(case, step)):
                reason = f"what is called here may be `{name}`, which needs the running event loop"
                yield case.obstacle("needs-loop", reason, step.expression.span, frame.ref.module)


def _find_unfit(case: Case, step: Step) -> str:
    """Return the name of a function that a call may run which nothing resolves, "" where it can run none."""
    unfit = case.analysis.unfit
    if _is_of_library(step.callee) or not isinstance(step.expression, ir.Call):
        return ""
    func = step.expression.func
    if unfit.values and not _is_outside(func):
        return case.analysis.program.scope(unfit.values[0]).name
    return func.attr if isinstance(func, ir.Attribute) and func.attr in unfit.names else ""


def _is_of_library(callee: Value | None) -> bool:
    """Tell whether what is called is a library's, which was handed down under another name."""
    return isinstance(callee, PackageValue)


def _is_outside(func: ir.Expr) -> bool:
    """Tell whether a dotted name that leads nowhere may be a library's, which knows nothing of the project's own."""
    match func:
        case ir.Attribute(value=ir.Name(id=name)):
            return name != "self"
        case ir.Attribute():
            return True
        case _:
            return False

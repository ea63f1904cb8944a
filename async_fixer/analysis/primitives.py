"""A step or a body in, the facts that it has by itself out: marks of stubs, writes of its own statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from async_fixer.analysis.changes import find_changed, find_written, written_targets
from async_fixer.analysis.facts import LOCAL, Fact, global_root, root_name
from async_fixer.analysis.roots import find_held
from async_fixer.analysis.thread_caches import find_cached
from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.program.in_memory import kind_of_waiting
from async_fixer.program.injection import marked_argument
from async_fixer.program.lifting import is_lifted
from async_fixer.program.values import Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.holding import Holding
    from async_fixer.program.marks import Mark
    from async_fixer.program.program import Program
    from async_fixer.program.step import Step
    from async_fixer.program.values import Frame
    from async_fixer.span import Span

_DENOTING: Final = (ir.Name, ir.Attribute, ir.Subscript, ir.Call)
"""expressions that may give an object that was made elsewhere"""
_PLAIN_EFFECTS: Final = ("needs_loop", "binds_context", "frame_bound", "process_wide")


def step_facts(program: Program, step: Step) -> Iterator[Fact]:
    """Yield what the marks of the stub function say that a step runs."""
    for changed in find_changed(program, step):
        held = find_held(program.engine, *changed)
        if held.root != LOCAL:
            yield Fact("writes", root_name(held.root), root=held.root, path=held.path)
    if step.target is None or not program.is_stub(step.target):
        return
    for mark in program.engine.marks(step.target.ref):
        if not _is_lifted(program, step, mark):
            yield from _mark_facts(program, step, mark)


def is_follow_up(program: Program, step: Step) -> bool:
    """Tell whether a step only ends what others began: closing, rolling back."""
    if step.target is None or not program.is_stub(step.target):
        return False
    return any(dict(mark.options).get("follow_up") for mark in program.engine.marks(step.target.ref))


def _is_lifted(program: Program, step: Step, mark: Mark) -> bool:
    if not mark.unless or not isinstance(step.expression, ir.Call) or step.callee is None:
        return False
    return is_lifted(program.engine, step.at, step.expression, step.callee, mark)


def _mark_facts(program: Program, step: Step, mark: Mark) -> Iterator[Fact]:
    if mark.name == "blocks" and step.target is not None:
        kind = kind_of_waiting(program.engine, step.target, mark)
        yield from (Fact("blocks", kind, mark.text("severity", "severe")) for _ in [kind] if kind)
    elif mark.name in _PLAIN_EFFECTS:
        yield Fact(mark.name)  # type: ignore[arg-type] # one of _PLAIN_EFFECTS
    elif mark.name == "frame_bound_with" and is_given(program, step, mark.value):
        yield Fact("frame_bound")
    elif mark.name == "thread_bound" and not mark.unless:
        name = program.scope(step.target.ref).name if step.target is not None else ""
        yield Fact("thread_bound", name, root=global_root("", name))


def is_given(program: Program, step: Step, parameter: str) -> bool:
    """Tell whether the call of a step has an argument for a parameter of the library's function that it calls."""
    if not isinstance(step.expression, ir.Call) or step.callee is None:
        return False
    return marked_argument(program.engine, step.expression, step.callee, parameter) is not None


def own_facts(program: Program, frame: Frame, holding: Holding) -> Iterator[tuple[Fact, Span]]:
    """Yield what the statements of a project function do themselves: writes that others see, thread-bound values."""
    if program.is_stub(frame):
        return
    for target, span, _ in written_targets(program, frame):
        held = find_written(program, frame, target)
        yield Fact("writes", root_name(held.root), root=held.root, path=held.path), span
    for statement in walk_statements(program.scope(frame.ref).body):
        if isinstance(statement, ir.Raise) and statement.exc is None:
            yield Fact("frame_bound"), statement.span
        for expression in expressions_of(statement):
            yield from _bound_values(program, frame, expression, holding)
        yield from _left_behind(program, frame, statement, holding)


def _bound_values(program: Program, frame: Frame, expression: ir.Expr, holding: Holding) -> Iterator[tuple[Fact, Span]]:
    """Yield the uses of thread-bound values and of pooled ones that were not made here.

    Naming a thread-bound value is a use of it: it may be handed on to something that cannot be seen.
    """
    for part in walk_expression(expression):
        if isinstance(part, _DENOTING) and any(map(holding.is_bound, program.engine.infer(frame, part).items)):
            cached = any(part is holder for holder in find_cached(program, frame, expression))
            yield from _use(program, frame, part, "thread_cached" if cached else "thread_bound")
        if isinstance(part, ir.Attribute) and _is_pooled(program, frame, part.value):
            yield from _use(program, frame, part.value, "pooled")


def _left_behind(program: Program, frame: Frame, statement: ir.Stmt, holding: Holding) -> Iterator[tuple[Fact, Span]]:
    """Yield what a statement puts where others find it, in another thread: objects that hold thread-bound values."""
    if not isinstance(statement, ir.Assign) or statement.value is None:
        return
    for target in statement.targets:
        if isinstance(target, ir.Attribute | ir.Subscript) and holding.holds_any(frame, statement.value):
            yield from _use(program, frame, target, "thread_bound")


def _is_pooled(program: Program, frame: Frame, part: ir.Expr) -> bool:
    held = program.engine.infer(frame, part).items
    return any(isinstance(item, Instance) and program.has_mark(item, "pooled") for item in held)


def _use(
    program: Program, frame: Frame, part: ir.Expr, effect: Literal["thread_bound", "thread_cached", "pooled"]
) -> Iterator[tuple[Fact, Span]]:
    """Yield the use of a value, where it was not made here."""
    held = find_held(program.engine, frame, part)
    if held.root != LOCAL:
        yield Fact(effect, _shown(part, held.root), root=held.root, path=held.path), part.span


def _shown(part: ir.Expr, root: str) -> str:
    """Return the name that a value is used by."""
    return part.attr if isinstance(part, ir.Attribute) else root_name(root)

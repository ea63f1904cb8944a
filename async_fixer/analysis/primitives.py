"""A step or a body in, the facts that it has by itself out: marks of stubs, writes of its own statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from async_fixer.analysis.facts import LOCAL, Fact, global_root, root_name
from async_fixer.analysis.held import OWN, Held
from async_fixer.analysis.roots import find_held
from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.program.in_memory import kind_of_waiting
from async_fixer.program.injection import marked_argument
from async_fixer.program.lifting import is_lifted
from async_fixer.program.values import Instance, ModuleValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.holding import Holding
    from async_fixer.model import Span
    from async_fixer.program.marks import Mark
    from async_fixer.program.program import Program
    from async_fixer.program.step import Step
    from async_fixer.program.values import Frame

_DENOTING: Final = (ir.Name, ir.Attribute, ir.Subscript, ir.Call)
"""expressions that may give an object that was made elsewhere"""
_PLAIN_EFFECTS: Final = ("needs_loop", "binds_context", "frame_bound", "process_wide")


def step_facts(program: Program, step: Step) -> Iterator[Fact]:
    """Yield what the marks of the stub function say that a step runs."""
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
    elif mark.name == "frame_bound_with" and _is_given(program, step, mark.value):
        yield Fact("frame_bound")
    elif mark.name == "thread_bound" and not mark.unless:
        name = program.scope(step.target.ref).name if step.target is not None else ""
        yield Fact("thread_bound", name, root=global_root("", name))
    elif mark.name in ("advances", "mutates"):
        changed = _changed(program, step, mark)
        held = OWN if changed is None else find_held(program.engine, step.at, changed)
        if held.root != LOCAL:
            yield Fact("writes", root_name(held.root), root=held.root, path=held.path)


def _is_given(program: Program, step: Step, parameter: str) -> bool:
    if not isinstance(step.expression, ir.Call) or step.callee is None:
        return False
    return marked_argument(program.engine, step.expression, step.callee, parameter) is not None


def written_by_mark(program: Program, step: Step) -> ir.Expr | None:
    """Return what a step changes that was not made there, as the marks of the library's function say that it runs."""
    if step.target is None or not program.is_stub(step.target):
        return None
    changed = (_changed(program, step, mark) for mark in program.engine.marks(step.target.ref))
    others = (part for part in changed if part is not None and find_held(program.engine, step.at, part).root != LOCAL)
    return next(others, None)


def _changed(program: Program, step: Step, mark: Mark) -> ir.Expr | None:
    """Return the object that a step changes: the one that its method belongs to, or the iterator that it is given."""
    match mark.name, step.expression:
        case "mutates", ir.Subscript(value=value):
            return value
        case "mutates", ir.Call() as call:
            return _called_on(program, step, call)
        case "advances", ir.Call() as call if step.callee is not None:
            return marked_argument(program.engine, call, step.callee, mark.value)
        case _:
            return None


def _called_on(program: Program, step: Step, call: ir.Call) -> ir.Expr | None:
    """Return the object whose method a call runs: what stands before the dot, or what is given to who calls it."""
    if step.target is None:
        return None
    if isinstance(call.func, ir.Attribute) and call.func.attr == program.scope(step.target.ref).name:
        return call.func.value
    given = (*call.args, *(keyword.value for keyword in call.keywords))
    return next((part for part in given if step.target.receiver in program.engine.infer(step.at, part).items), None)


def own_facts(program: Program, frame: Frame, holding: Holding) -> Iterator[tuple[Fact, Span]]:
    """Yield what the statements of a project function do themselves: writes that others see, thread-bound values."""
    if program.is_stub(frame):
        return
    for target, span, _ in written_targets(program, frame):
        held = _written(program, frame, target)
        yield Fact("writes", root_name(held.root), root=held.root, path=held.path), span
    for statement in walk_statements(program.scope(frame.ref).body):
        if isinstance(statement, ir.Raise) and statement.exc is None:
            yield Fact("frame_bound"), statement.span
        for expression in expressions_of(statement):
            yield from _bound_values(program, frame, expression, holding)
        yield from _left_behind(program, frame, statement, holding)


def written_targets(program: Program, frame: Frame) -> Iterator[tuple[ir.Expr, Span, Literal["bind", "change"]]]:
    """Yield what the statements of a function write that is not made there, with the place that does, and how.

    It is bound to something else, or what it holds is changed.
    """
    bindings = program.engine.bindings(frame.ref)
    outer_names = bindings.global_names | bindings.nonlocal_names
    for statement in walk_statements(program.scope(frame.ref).body):
        for target in _targets(statement):
            changed = _changed_part(target, outer_names)
            if changed is not None and _written(program, frame, changed).root != LOCAL:
                yield changed, statement.span, "change" if isinstance(target, ir.Subscript) else "bind"


def _targets(statement: ir.Stmt) -> tuple[ir.Expr, ...]:
    match statement:
        case ir.Assign(targets=targets, value=value) if value is not None:
            return tuple(part for target in targets for part in _flat(target))
        case ir.Delete(targets=targets):
            return targets
        case ir.AugAssign(target=target) | ir.For(target=target):
            return _flat(target)
        case _:
            return ()


def _flat(target: ir.Expr) -> tuple[ir.Expr, ...]:
    match target:
        case ir.Display(items=items):
            return tuple(part for item in items for part in _flat(item))
        case ir.Starred(value=value):
            return _flat(value)
        case _:
            return (target,)


def _changed_part(target: ir.Expr, outer_names: frozenset[str]) -> ir.Expr | None:
    """Return the name, attribute or container that assigning to a target changes; None for a name of its own."""
    match target:
        case ir.Name(id=name):
            return target if name in outer_names else None
        case ir.Attribute():
            return target
        case ir.Subscript(value=value):
            return value
        case _:
            return None


def _written(program: Program, frame: Frame, changed: ir.Expr) -> Held:
    """Return the root of what is changed: of an attribute that of its object, which it is bound on."""
    if isinstance(changed, ir.Attribute) and not _is_module(program, frame, changed.value):
        return find_held(program.engine, frame, changed.value)
    return find_held(program.engine, frame, changed)


def _is_module(program: Program, frame: Frame, value: ir.Expr) -> bool:
    return any(isinstance(item, ModuleValue) for item in program.engine.infer(frame, value).items)


def _bound_values(program: Program, frame: Frame, expression: ir.Expr, holding: Holding) -> Iterator[tuple[Fact, Span]]:
    """Yield the uses of thread-bound values and of pooled ones that were not made here.

    Naming a thread-bound value is a use of it: it may be handed on to something that cannot be seen.
    """
    for part in walk_expression(expression):
        if isinstance(part, _DENOTING) and any(map(holding.is_bound, program.engine.infer(frame, part).items)):
            yield from _use(program, frame, part, "thread_bound")
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
    program: Program, frame: Frame, part: ir.Expr, effect: Literal["thread_bound", "pooled"]
) -> Iterator[tuple[Fact, Span]]:
    """Yield the use of a value, where it was not made here."""
    held = find_held(program.engine, frame, part)
    if held.root != LOCAL:
        yield Fact(effect, _shown(part, held.root), root=held.root, path=held.path), part.span


def _shown(part: ir.Expr, root: str) -> str:
    """Return the name that a value is used by."""
    return part.attr if isinstance(part, ir.Attribute) else root_name(root)

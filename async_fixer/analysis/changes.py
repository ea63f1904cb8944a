"""A step or a body in, the expressions out whose objects it changes: by assigning, calling or using them up."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from async_fixer.analysis.facts import LOCAL
from async_fixer.analysis.roots import find_held
from async_fixer.analysis.shared_roots import own_bindings
from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.program.injection import marked_argument
from async_fixer.program.member import find_member
from async_fixer.program.values import Frame, FunctionValue, Instance, ModuleValue, Running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.held import Held
    from async_fixer.program.marks import Mark
    from async_fixer.program.program import Program
    from async_fixer.program.step import Step
    from async_fixer.span import Span

_MARKS: Final = frozenset({"advances", "changes", "mutates"})
_MOST_NAMES: Final = 4
"""a bound method may be kept under a name that stands for another name, so many times"""


class Changed(NamedTuple):
    """An expression whose object is changed, and the frame that evaluates it."""

    frame: Frame
    expression: ir.Expr


class Target(NamedTuple):
    """What a statement writes: it is bound to something else, or what it holds is changed."""

    expression: ir.Expr
    span: Span
    kind: Literal["bind", "change"]


def find_changed(program: Program, step: Step) -> Iterator[Changed]:
    """Yield what a step changes, as the marks of the library's function say that it runs; or its name, of no known."""
    if step.target is None:
        yield from _by_name(program, step)
    elif program.is_stub(step.target):
        for mark in program.engine.marks(step.target.ref):
            changed = _changed(program, step, mark) if mark.name in _MARKS else None
            if changed is not None:
                yield changed


def _by_name(program: Program, step: Step) -> Iterator[Changed]:
    """Yield an object of which nothing is known, where the method called is named as those that change containers."""
    match step.expression:
        case ir.Call(func=ir.Attribute(value=value, attr=name)) if name in program.changing_names():
            if not program.engine.infer(step.at, value).items:
                yield Changed(step.at, value)
        case _:
            return


def _changed(program: Program, step: Step, mark: Mark) -> Changed | None:
    """Return the object that a step changes: the one that its method belongs to, or the argument that is marked."""
    match step.expression:
        case ir.Subscript(value=value) if not mark.value:
            return Changed(step.at, value)
        case ir.Call() as call if not mark.value:
            return _called_on(program, step, call)
        case ir.Call() as call if step.callee is not None:
            argument = marked_argument(program.engine, call, step.callee, mark.value)
            return None if argument is None else Changed(step.at, argument)
        case _:
            return None


def _called_on(program: Program, step: Step, call: ir.Call) -> Changed | None:
    """Return the object whose method a call runs: what stands before the dot, or what is given to who calls it."""
    if step.target is None:
        return None
    if step.target.receiver is None:
        return Changed(step.at, call.args[0]) if call.args else None
    if isinstance(call.func, ir.Attribute) and call.func.attr == program.scope(step.target.ref).name:
        return Changed(step.at, call.func.value)
    for part in walk_expression(call):
        held = program.engine.infer(step.at, part).items
        if step.target.receiver in held:
            return Changed(step.at, part)
        if any(isinstance(item, FunctionValue) and item.ref == step.target.ref for item in held):
            return _receiver(program, step.at, part, _MOST_NAMES)
    return None


def _receiver(program: Program, frame: Frame, method: ir.Expr, names: int) -> Changed | None:
    """Return the object that a bound method belongs to, which may be kept under another name."""
    match method:
        case ir.Attribute(value=value):
            return Changed(frame, value)
        case ir.Name() if names:
            kept = _kept(program, frame, method)
            return None if kept is None else _receiver(program, *kept, names - 1)
        case _:
            return None


def _kept(program: Program, frame: Frame, name: ir.Name) -> Changed | None:
    """Return the one expression that a name of the function, or of a module, is assigned."""
    own = own_bindings(program.engine, frame, name.id)
    if not own:
        assigned = program.assigned(frame, name)
        return None if assigned is None else Changed(*assigned)
    value = own[0].value
    return Changed(frame, value) if len(own) == 1 and own[0].kind == "assign" and value is not None else None


def written_targets(program: Program, frame: Frame) -> Iterator[Target]:
    """Yield what the statements of a function write that is not made there, with the place that does, and how."""
    bindings = program.engine.bindings(frame.ref)
    outer_names = bindings.global_names | bindings.nonlocal_names
    for statement in walk_statements(program.scope(frame.ref).body):
        for target, span in _targets(statement):
            changed = _changed_part(target, outer_names)
            if changed is not None and find_written(program, frame, changed).root != LOCAL:
                yield Target(changed, span, "change" if isinstance(target, ir.Subscript) else "bind")
        for used in _advanced(program, frame, statement):
            if find_held(program.engine, frame, used).root != LOCAL:
                yield Target(used, used.span, "change")


def find_written(program: Program, frame: Frame, changed: ir.Expr) -> Held:
    """Return the root of what is changed: of an attribute that of its object, which it is bound on."""
    if isinstance(changed, ir.Attribute) and not _is_module(program, frame, changed.value):
        return find_held(program.engine, frame, changed.value)
    return find_held(program.engine, frame, changed)


def _targets(statement: ir.Stmt) -> Iterator[tuple[ir.Expr, Span]]:
    yield from ((part, statement.span) for target in _targets_of(statement) for part in _flat(target))
    if isinstance(statement, ir.With):
        targets = (item.target for item in statement.items if item.target is not None)
        yield from ((part, target.span) for target in targets for part in _flat(target))
    for expression in expressions_of(statement):
        for part in walk_expression(expression, comprehensions=True):
            if isinstance(part, ir.Walrus):
                yield _named(part.span, part.name), part.span


def _targets_of(statement: ir.Stmt) -> tuple[ir.Expr, ...]:
    match statement:
        case ir.Assign(targets=targets, value=value) if value is not None:
            return targets
        case ir.Delete(targets=targets):
            return targets
        case ir.AugAssign(target=target) | ir.For(target=target):
            return (target,)
        case ir.Import(names=names):
            return tuple(_named(statement.span, item.alias) for item in names if item.alias)
        case _:
            return ()


@cache
def _named(span: Span, name: str) -> ir.Name:
    """Return a name that stands nowhere as an expression; one object for each place, as what is known of it is kept."""
    return ir.Name(span, name)


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


def _is_module(program: Program, frame: Frame, value: ir.Expr) -> bool:
    return any(isinstance(item, ModuleValue) for item in program.engine.infer(frame, value).items)


def _advanced(program: Program, frame: Frame, statement: ir.Stmt) -> Iterator[ir.Expr]:
    """Yield what a statement takes items off: iterators that it goes through, generators that it uses in any way."""
    if isinstance(statement, ir.For) and _is_iterator(program, frame, statement.iterable):
        yield statement.iterable
    for expression in expressions_of(statement):
        for part in walk_expression(expression):
            if isinstance(part, ir.Name | ir.Attribute) and _is_generator(program, frame, part):
                yield part


def _is_generator(program: Program, frame: Frame, part: ir.Expr) -> bool:
    held = program.engine.infer(frame, part).items
    return any(isinstance(item, Running) and item.kind in ("generator", "async_generator") for item in held)


def _is_iterator(program: Program, frame: Frame, iterable: ir.Expr) -> bool:
    for item in program.engine.infer(frame, iterable).items:
        if isinstance(item, Instance):
            ancestors = program.engine.lineage(item.ref, item.arguments).ancestors
            if find_member(program.engine, ancestors, "__next__") is not None:
                return True
    return False

"""A function, or one with arguments filled in, and an attribute name in, what it has as that attribute out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.index.conventions import is_test
from async_fixer.program.decorators import callee_marks
from async_fixer.program.injection import marked_argument
from async_fixer.program.member import find_member
from async_fixer.program.names import bound_values
from async_fixer.program.values import UNKNOWN, ClassValue, FunctionValue, Instance, Ref, Values, join, one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Expr
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Frame, Partial, Value


def function_attribute(engine: Engine, value: FunctionValue, name: str) -> Values:
    """Return what `function.name` holds: what was assigned to it, what a decorator put there, what functions have."""
    if value.wrapped == "property" and name == "fget":
        return one(replace(value, wrapped=""))
    found = [part for part in _assigned(engine, value, name) if part.items] or list(_decorated(engine, value, name))
    return join(found) if found else _built_in(engine, value, name)


def partial_attribute(_engine: Engine, value: Partial, name: str) -> Values:
    """Return the callable of a partial where it has that name there."""
    return one(value.callee) if name == value.attribute else UNKNOWN


def _assigned(engine: Engine, value: FunctionValue, name: str) -> Iterator[Values]:
    for site in engine.attribute_sites(name):
        if is_test(site.ref.module) and not is_test(value.ref.module):
            continue
        frame = _frame_at(engine, value, site.ref)
        held = engine.infer(frame, site.object).items
        if any(isinstance(item, FunctionValue) and item.ref == value.ref for item in held):
            yield bound_values(engine, frame, site.binding)


def _frame_at(engine: Engine, value: FunctionValue, ref: Ref) -> Frame:
    """Return the frame in which a scope runs: the very one that defined a function, where it is the scope around it."""
    if value.closure is not None and value.closure.ref == ref:
        return value.closure
    return engine.plain_frame(ref)


def _decorated(engine: Engine, value: FunctionValue, name: str) -> Iterator[Values]:
    """Yield the function that a decorator of a library keeps under the name."""
    if engine.module(value.ref.module).is_stub:
        return
    outer = engine.outer(replace(engine.plain_frame(value.ref), closure=value.closure))
    for decorator in engine.scope(value.ref).decorators:
        head = decorator.func if isinstance(decorator, ir.Call) else decorator
        for callee in engine.infer(outer, head).items:
            for mark in callee_marks(engine, callee):
                if mark.name == "carries" and mark.value == name:
                    given = _argument(engine, decorator, callee, mark.text("parameter"))
                    yield one(replace(value, is_context=False)) if given is None else engine.infer(outer, given)


def _argument(engine: Engine, decorator: Expr, callee: Value, parameter: str) -> Expr | None:
    return marked_argument(engine, decorator, callee, parameter) if isinstance(decorator, ir.Call) else None


def _built_in(engine: Engine, value: FunctionValue, name: str) -> Values:
    """Return what every function has under the name."""
    for cls in engine.builtin("function").items:
        if isinstance(cls, ClassValue):
            member = find_member(engine, engine.lineage(cls.ref, ()).ancestors, name)
            if member is not None and member.binding.kind == "define":
                return one(FunctionValue(Ref(member.owner.ref.module, member.binding.scope), value))
            return engine.attribute(Instance(cls.ref), name)
    return UNKNOWN

"""A name or an attribute in, its root by where it is defined out: a module's, a class's, an enclosing function's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.analysis.facts import LOCAL, PARAMETER, global_root
from async_fixer.index import ir
from async_fixer.program.decorators import decorator_marks
from async_fixer.program.member import find_member
from async_fixer.program.names import find_definition
from async_fixer.program.values import ClassValue, Frame, Instance, ModuleValue, Ref

if TYPE_CHECKING:
    from async_fixer.program.bindings import Binding
    from async_fixer.program.engine import Engine
    from async_fixer.program.member import Member
    from async_fixer.program.values import Ancestor, Definition, Value

_CLASS: Final = "__class__"
_OBJECTS: Final = (ir.Display, ir.Call, ir.Comprehension, ir.Operation)


def own_bindings(engine: Engine, frame: Frame, name: str) -> tuple[Binding, ...]:
    """Return what binds a name in a function itself; () where it belongs to a scope around it."""
    bindings = engine.bindings(frame.ref)
    if frame.ref.scope == 0 or name in bindings.global_names or name in bindings.nonlocal_names:
        return ()
    return bindings.names.get(name, ())


def is_closure(engine: Engine, frame: Frame, name: str) -> bool:
    """Tell whether a name that a function does not bind belongs to a function around it."""
    if frame.ref.scope == 0 or name in engine.bindings(frame.ref).global_names:
        return False
    closure = frame.closure
    while closure is not None and closure.ref.scope:
        if name in engine.bindings(closure.ref).names:
            return True
        closure = closure.closure
    return False


def find_global(engine: Engine, frame: Frame, expression: ir.Name) -> str:
    """Return the root of a name of the module, a class as much as any; a built-in name is nobody's."""
    definition = find_definition(engine, frame, expression)
    if definition is None:
        return global_root(frame.ref.module, expression.id)
    if not definition.name:  # a module
        return global_root(frame.ref.module, expression.id)
    return LOCAL if definition.module == engine.builtins() else _defined_root(definition)


def find_parameter(engine: Engine, frame: Frame, name: str) -> str:
    """Return the root of a parameter: of a class method's first one that of the class."""
    parameters = engine.scope(frame.ref).parameters
    if isinstance(frame.receiver, ClassValue) and parameters and parameters[0].name == name:
        return class_root(engine, frame.receiver.ref)
    return PARAMETER + name


def class_root(engine: Engine, cls: Ref) -> str:
    """Return the root of what a class holds for all its objects."""
    return global_root(cls.module, engine.scope(cls).name)


def find_attribute(engine: Engine, item: Value, name: str) -> str:
    """Return the root of an attribute that belongs to all: a module's, a class's that its objects do not have."""
    if isinstance(item, ModuleValue):
        definition = engine.follow(item.module, name)
        return _defined_root(definition) if definition else global_root(item.module, name)
    if not isinstance(item, Instance):
        return LOCAL
    if name == _CLASS:
        return class_root(engine, item.ref)
    ancestors = engine.lineage(item.ref, item.arguments).ancestors
    member = find_member(engine, ancestors, name)
    if member is None or any(name in engine.assigned_attributes(owner.ref) for owner in ancestors):
        return LOCAL
    if member.binding.kind == "define":
        marks = engine.marks(Ref(member.owner.ref.module, member.binding.scope))
        return global_root("", name) if any(mark.name == "shared" for mark in marks) else LOCAL
    return _class_attribute(engine, member, ancestors)


def kept_value(engine: Engine, item: Value, name: str) -> tuple[Frame, ir.Expr] | None:
    """Return what a class has under an attribute of all its objects that another name stands for, and where."""
    if not isinstance(item, Instance):
        return None
    ancestors = engine.lineage(item.ref, item.arguments).ancestors
    member = find_member(engine, ancestors, name)
    if member is None or any(name in engine.assigned_attributes(owner.ref) for owner in ancestors):
        return None
    value = member.binding.value
    cls = member.owner.ref
    return (Frame(cls, None, engine.class_closure(cls)), value) if isinstance(value, ir.Name | ir.Attribute) else None


def is_memoized(engine: Engine, ref: Ref) -> bool:
    """Tell whether a decorator keeps what a function returns, to give it to all who call it."""
    outer = engine.outer(engine.plain_frame(ref))
    marks = (mark for part in engine.scope(ref).decorators for mark in decorator_marks(engine, outer, part))
    return any(mark.name == "memoizes" for mark in marks)


def _class_attribute(engine: Engine, member: Member, ancestors: tuple[Ancestor, ...]) -> str:
    is_field = member.binding.annotation is not None and _has_fields(engine, member.owner.ref, ancestors)
    is_object = isinstance(member.binding.value, _OBJECTS)
    return class_root(engine, member.owner.ref) if is_object and not is_field else LOCAL


def _has_fields(engine: Engine, cls: Ref, ancestors: tuple[Ancestor, ...]) -> bool:
    """Tell whether a decorator or a library's base class may give each object its own annotated attributes."""
    return bool(engine.scope(cls).decorators) or any(
        engine.module(ancestor.ref.module).is_stub for ancestor in ancestors
    )


def _defined_root(definition: Definition) -> str:
    """Return the root of what a module defines."""
    return global_root(definition.module, definition.name)

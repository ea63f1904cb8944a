"""A value and an attribute name in, what the attribute holds out: modules, classes, instances, `super()`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.index.walk import walk_statements
from async_fixer.model import span_end
from async_fixer.program.bindings import Binding
from async_fixer.program.names import bound_values, module_member
from async_fixer.program.values import (
    MOST_VALUES,
    UNKNOWN,
    Ancestor,
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    ModuleValue,
    PackageValue,
    Ref,
    SuperValue,
    TupleValue,
    Value,
    Values,
    join,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from async_fixer.program.engine import Engine


class Member(Struct, frozen=True):
    """An attribute as a class defines it: where, and how it is bound there."""

    owner: Ancestor
    binding: Binding


def read_attribute(engine: Engine, value: Value, name: str) -> Values:
    """Return what `value.name` holds."""
    read = _READERS.get(type(value))
    return UNKNOWN if read is None else read(engine, value, name)


def find_member(engine: Engine, ancestors: tuple[Ancestor, ...], name: str, *, setter: bool = False) -> Member | None:
    """Return the first definition of an attribute along a method resolution order; `setter`: of its setter."""
    for owner in ancestors:
        for binding in reversed(engine.bindings(owner.ref).names.get(name, ())):
            if _is_setter(engine, owner.ref, binding) is setter:
                return Member(owner, binding)
    return None


def definitions(engine: Engine, value: Instance, name: str, member: Member) -> list[tuple[Instance, Member]]:
    """Return a method as an object has it, and as the subclasses override it that the object may be of."""
    found = [(value, member)]
    if value.exact or engine.module(value.ref.module).is_stub:
        return found
    for below in engine.subclasses(value.ref):
        own = find_member(engine, (Ancestor(below, ()),), name)
        if own is not None and own.binding.kind == "define":
            found.append((Instance(below), own))
    return found if len(found) <= MOST_VALUES else found[:1]


def _module_member(engine: Engine, value: ModuleValue, name: str) -> Values:
    found = module_member(engine, value.module, name)
    return UNKNOWN if found is None else found


def _own_class_attribute(engine: Engine, value: ClassValue, name: str) -> Values:
    return _class_attribute(engine, value, engine.lineage(value.ref, value.arguments).ancestors, name)


def _own_attribute(engine: Engine, value: Instance, name: str) -> Values:
    return _instance_attribute(engine, value, engine.lineage(value.ref, value.arguments).ancestors, name)


def _tuple_attribute(engine: Engine, _value: TupleValue, name: str) -> Values:
    tuples = [Instance(item.ref) for item in engine.builtin("tuple").items if isinstance(item, ClassValue)]
    return join([read_attribute(engine, item, name) for item in tuples])


def _package_member(engine: Engine, value: PackageValue, name: str) -> Values:
    dotted = f"{value.name}.{name}"
    module = engine.find_module(dotted, value.importer)
    return one(PackageValue(dotted, value.importer) if module is None else ModuleValue(module))


def _class_attribute(engine: Engine, value: ClassValue, ancestors: tuple[Ancestor, ...], name: str) -> Values:
    member = find_member(engine, ancestors, name)
    if member is None:
        return UNKNOWN
    held = bound_values(engine, Frame(member.owner.ref, value, engine.class_closure(member.owner.ref)), member.binding)
    return join([one(_bind_to_class(item, value)) for item in held.items]) if held.items else held


def _bind_to_class(item: Value, cls: ClassValue) -> Value:
    if isinstance(item, FunctionValue) and item.wrapped == "class":
        return replace(item, receiver=cls, wrapped="")
    return item


def _instance_attribute(engine: Engine, value: Instance, ancestors: tuple[Ancestor, ...], name: str) -> Values:
    member = find_member(engine, ancestors, name)
    if member is not None and member.binding.kind == "define":
        return join([_bound_member(engine, item, found) for item, found in definitions(engine, value, name, member)])
    own = [_assigned_value(engine, value, site) for site in _self_assignments(engine, ancestors, name)]
    if member is not None:
        own.append(_bound_member(engine, value, member))
    known = [part for part in own if part.items]
    if known or own:
        return join(known or own)
    fallback = find_member(engine, ancestors, "__getattr__")
    return UNKNOWN if fallback is None else _dynamic(engine, value, fallback)


def _dynamic(engine: Engine, value: Instance, fallback: Member) -> Values:
    """Return what an attribute holds that only `__getattr__` answers for."""
    if engine.marks(Ref(fallback.owner.ref.module, fallback.binding.scope)):
        return one(FunctionValue(Ref(fallback.owner.ref.module, fallback.binding.scope), value))
    held = _bound_member(engine, value, fallback)
    return join(
        [
            engine.returned(Frame(item.ref, value, item.closure))
            for item in held.items
            if isinstance(item, FunctionValue)
        ]
    )


def _bound_member(engine: Engine, value: Instance, member: Member) -> Values:
    frame = Frame(member.owner.ref, value, engine.class_closure(member.owner.ref))
    held = bound_values(engine, frame, member.binding)
    parts = [bind_receiver(engine, item, value) for item in held.items]
    return replace(join(parts), complete=held.complete) if parts else held


def bind_receiver(engine: Engine, item: Value, value: Value) -> Values:
    """Return what a class attribute gives when it is read on an instance: methods bound, properties read."""
    match item:
        case FunctionValue(wrapped="property"):
            return engine.returned(Frame(item.ref, value, item.closure))
        case FunctionValue(wrapped="class"):
            cls = ClassValue(value.ref, value.arguments) if isinstance(value, Instance) else value
            return one(replace(item, receiver=cls, wrapped=""))
        case FunctionValue(wrapped="static"):
            return one(replace(item, wrapped=""))
        case FunctionValue(receiver=None):
            return one(replace(item, receiver=value))
        case _:
            return one(item)


def _inherited(engine: Engine, value: SuperValue, name: str) -> Values:
    receiver = value.receiver
    if not isinstance(receiver, Instance | ClassValue):
        return UNKNOWN
    ancestors = engine.lineage(receiver.ref, receiver.arguments).ancestors
    position = next((n for n, ancestor in enumerate(ancestors) if ancestor.ref == value.ref), -1)
    behind = ancestors[position + 1 :]
    if isinstance(receiver, Instance):
        return _instance_attribute(engine, receiver, behind, name)
    return _class_attribute(engine, receiver, behind, name)


def _assigned_value(engine: Engine, value: Instance, site: tuple[Ref, Binding]) -> Values:
    method, binding = site
    arguments = value.fields if engine.scope(method).name == "__init__" else ()
    frame = Frame(method, value, engine.class_closure(method), arguments)
    return bound_values(engine, frame, binding)


def _self_assignments(engine: Engine, ancestors: tuple[Ancestor, ...], name: str) -> Iterator[tuple[Ref, Binding]]:
    for owner in ancestors:
        yield from engine.assigned_attributes(owner.ref).get(name, ())


def find_self_assignments(engine: Engine, cls: Ref) -> dict[str, list[tuple[Ref, Binding]]]:
    """Return what the methods of a class assign to attributes of their first parameter, by attribute name."""
    found: dict[str, list[tuple[Ref, Binding]]] = {}
    for bindings in engine.bindings(cls).names.values():
        for binding in bindings:
            if binding.kind == "define":
                _collect_assignments(engine, Ref(cls.module, binding.scope), found)
    return found


def _collect_assignments(engine: Engine, method: Ref, found: dict[str, list[tuple[Ref, Binding]]]) -> None:
    scope = engine.scope(method)
    if scope.kind != "function" or not scope.parameters:
        return
    for statement in walk_statements(scope.body):
        if isinstance(statement, ir.Assign):
            for target in statement.targets:
                for attr, path in _attributes(target, scope.parameters[0].name, ()):
                    found.setdefault(attr, []).append((method, _assignment(statement, path)))


def _attributes(target: ir.Expr, first: str, path: tuple[int, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the attributes of `first` that a target assigns to, each with how the value is unpacked for it."""
    match target:
        case ir.Attribute(value=ir.Name(id=name), attr=attr) if name == first:
            yield attr, path
        case ir.Display(items=items):
            for number, item in enumerate(items):
                yield from _attributes(item, first, (*path, number))
        case _:
            return


def _assignment(statement: ir.Assign, path: tuple[int, ...]) -> Binding:
    at = span_end(statement.span)
    return Binding("assign", at, statement.span, 0, value=statement.value, annotation=statement.annotation, path=path)


def _is_setter(engine: Engine, owner: Ref, binding: Binding) -> bool:
    if binding.kind != "define":
        return False
    decorators = engine.scope(Ref(owner.module, binding.scope)).decorators
    return any(
        isinstance(decorator, ir.Attribute) and decorator.attr in ("setter", "deleter") for decorator in decorators
    )


_READERS: Final[dict[type, Callable[[Engine, Any, str], Values]]] = {
    ClassValue: _own_class_attribute,
    Instance: _own_attribute,
    ModuleValue: _module_member,
    PackageValue: _package_member,
    SuperValue: _inherited,
    TupleValue: _tuple_attribute,
}

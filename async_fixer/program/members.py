"""A value and an attribute name in, what the attribute holds out: modules, classes, instances, `super()`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.index.walk import walk_statements
from async_fixer.program.assigned import is_assigned, is_set_at_once, read_assigned, read_assigned_to_class
from async_fixer.program.carried import function_attribute, partial_attribute
from async_fixer.program.enumerations import as_members, value_attribute, written_values
from async_fixer.program.fields import is_named_tuple
from async_fixer.program.member import Member, find_member
from async_fixer.program.names import bound_values, module_member
from async_fixer.program.receivers import bind_receiver
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
    Partial,
    Ref,
    Running,
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


def read_attribute(engine: Engine, value: Value, name: str) -> Values:
    """Return what `value.name` holds."""
    read = _READERS.get(type(value))
    return UNKNOWN if read is None else read(engine, value, name)


def attribute_above(engine: Engine, value: Instance, cls: Ref, name: str) -> Values:
    """Return what an attribute of an object holds, looked for from a class of its lineage on."""
    ancestors = engine.lineage(value.ref, value.arguments).ancestors
    position = next((number for number, ancestor in enumerate(ancestors) if ancestor.ref == cls), 0)
    return _instance_attribute(engine, value, ancestors[position:], name)


def definitions(engine: Engine, value: Instance, name: str, member: Member) -> list[tuple[Instance, Member]]:
    """Return a method as an object has it, and as the subclasses override it that the object may be of."""
    found = [(value, member)]
    if value.exact or engine.module(value.ref.module).is_stub:
        return found
    if name.startswith("__") and not name.endswith("__"):
        return found  # private to the class: none overrides it
    for below in engine.subclasses(value.ref):
        own = find_member(engine, (Ancestor(below, ()),), name)
        if own is not None and own.binding.kind == "define":
            found.append((Instance(below), own))
    return found if len(found) <= MOST_VALUES else found[:1]


def _module_member(engine: Engine, value: ModuleValue, name: str) -> Values:
    found = module_member(engine, value.module, name)
    return UNKNOWN if found is None else found


def _own_class_attribute(engine: Engine, value: ClassValue, name: str) -> Values:
    ancestors = engine.lineage(value.ref, value.arguments).ancestors
    held = _class_attribute(engine, value, ancestors, name)
    if not held.items and find_member(engine, ancestors, name) is None:
        return join([_meta_attribute(engine, meta, value, name) for meta in metaclasses(engine, ancestors)])
    attribute = value_attribute(engine, ancestors) if held.items else ""
    return as_members(engine, value, name, held, attribute) if attribute else held


def metaclasses(engine: Engine, ancestors: tuple[Ancestor, ...]) -> Iterator[ClassValue]:
    """Yield the metaclasses that a class and its bases name."""
    for owner in ancestors:
        for keyword in engine.scope(owner.ref).keywords:
            if keyword.name == "metaclass":
                outer = engine.outer(Frame(owner.ref))
                yield from (item for item in engine.infer(outer, keyword.value).items if isinstance(item, ClassValue))


def _meta_attribute(engine: Engine, meta: ClassValue, value: ClassValue, name: str) -> Values:
    """Return a method that a class has from its metaclass, or what a property there gives."""
    member = find_member(engine, engine.lineage(meta.ref, ()).ancestors, name)
    if member is None or member.binding.kind != "define":
        return UNKNOWN
    held = bound_values(engine, Frame(member.owner.ref, value), member.binding).items
    return join([bind_receiver(engine, item, value) for item in held])


def _own_attribute(engine: Engine, value: Instance, name: str) -> Values:
    ancestors = engine.lineage(value.ref, value.arguments).ancestors
    held = _instance_attribute(engine, value, ancestors, name)
    if is_assigned(engine, ancestors, name):
        return replace(held, present=False, constant="")  # any of the assignments may be of None
    return held if name in dict(value.fields) else replace(held, constant="")  # a subclass may have another one


def _tuple_attribute(engine: Engine, _value: TupleValue, name: str) -> Values:
    tuples = [Instance(item.ref) for item in engine.builtin("tuple").items if isinstance(item, ClassValue)]
    return join([read_attribute(engine, item, name) for item in tuples])


def _package_member(engine: Engine, value: PackageValue, name: str) -> Values:
    dotted = f"{value.name}.{name}"
    module = engine.find_module(dotted, value.importer)
    return one(PackageValue(dotted, value.importer) if module is None else ModuleValue(module))


def _class_attribute(engine: Engine, value: ClassValue, ancestors: tuple[Ancestor, ...], name: str) -> Values:
    member = find_member(engine, ancestors, name)
    if member is None or member.binding.kind != "define":
        read = read_assigned if member is None else read_assigned_to_class
        assigned = read(engine, Instance(value.ref, value.arguments), ancestors, name)
        if assigned:
            return join(assigned)
    if member is None:
        return UNKNOWN
    held = bound_values(engine, Frame(member.owner.ref, value, engine.class_closure(member.owner.ref)), member.binding)
    held = engine.fill_attribute(member.owner.ref, name, held)
    return replace(held, items=tuple(_bind_to_class(item, value) for item in held.items))


def _bind_to_class(item: Value, cls: ClassValue) -> Value:
    if isinstance(item, FunctionValue) and item.wrapped == "class":
        return replace(item, receiver=cls, wrapped="")
    return item


def _instance_attribute(engine: Engine, value: Instance, ancestors: tuple[Ancestor, ...], name: str) -> Values:
    member = find_member(engine, ancestors, name)
    if member is not None and member.binding.kind == "define":
        return _method(engine, value, ancestors, name, member)
    if name == "__class__":
        return one(ClassValue(value.ref, value.arguments))
    given = _declared_field(engine, value, ancestors, member, name)
    if given is not None:
        return given
    assigned = read_assigned(engine, value, ancestors, name)
    if member is not None:
        return _shadowed(engine, value, name, member, assigned, at_once=is_set_at_once(engine, ancestors, name))
    if assigned:
        return join(assigned)
    fallback = find_member(engine, ancestors, "__getattr__") or find_member(engine, ancestors, "__getattribute__")
    return UNKNOWN if fallback is None else _dynamic(engine, value, fallback, name)


def _method(engine: Engine, value: Instance, ancestors: tuple[Ancestor, ...], name: str, member: Member) -> Values:
    """Return a method: as the class or a subclass defines it, or what is assigned over it."""
    replaced = _replacements(engine, value, ancestors, name)
    if replaced and is_set_at_once(engine, ancestors, name):
        return join(replaced)
    methods = [_bound_member(engine, item, found) for item, found in definitions(engine, value, name, member)]
    return join([*replaced, *methods])


def _shadowed(  # noqa: PLR0913 - an attribute, and where it may come from
    engine: Engine, value: Instance, name: str, member: Member, assigned: list[Values], *, at_once: bool
) -> Values:
    """Return an attribute that a class has a value for and that is assigned on objects; `at_once`: on all of them."""
    known = [part for part in assigned if part.items]
    if known and at_once:
        return join(known)
    own = engine.fill_attribute(member.owner.ref, name, _bound_member(engine, value, member))
    return join([*known, own]) if own.items or not assigned else join(assigned)


def _replacements(engine: Engine, value: Instance, ancestors: tuple[Ancestor, ...], name: str) -> list[Values]:
    """Return the callables that are assigned over a method of a project's class."""
    if engine.module(value.ref.module).is_stub or not is_assigned(engine, ancestors, name):
        return []
    assigned = read_assigned(engine, value, ancestors, name)
    return [part for part in assigned if any(isinstance(item, FunctionValue | Partial) for item in part.items)]


def _declared_field(
    engine: Engine, value: Instance, ancestors: tuple[Ancestor, ...], member: Member | None, name: str
) -> Values | None:
    """Return the argument that a constructor put into a field that the class only declares."""
    if member is None:
        return dict(value.fields).get(name) if value.fields and is_named_tuple(engine, value) else None
    if name == value_attribute(engine, (member.owner,)):
        return written_values(engine, value, ancestors, name)
    if member.binding.annotation is None or not value.fields:
        return None
    return dict(value.fields).get(name) if not engine.module(value.ref.module).is_stub else None


def _dynamic(engine: Engine, value: Instance, fallback: Member, name: str) -> Values:
    """Return what an attribute holds that only `__getattr__` answers for."""
    if engine.marks(Ref(fallback.owner.ref.module, fallback.binding.scope)):
        return one(FunctionValue(Ref(fallback.owner.ref.module, fallback.binding.scope), value))
    held = _bound_member(engine, value, fallback)
    frames = [Frame(item.ref, value, item.closure) for item in held.items if isinstance(item, FunctionValue)]
    return join([part for frame in frames for part in (*_delegated(engine, frame, name), engine.returned(frame))])


def _delegated(engine: Engine, frame: Frame, name: str) -> Iterator[Values]:
    """Yield what `return getattr(self.inner, name)` in a `__getattr__` reads for this name."""
    parameters = engine.scope(frame.ref).parameters
    for statement in walk_statements(engine.scope(frame.ref).body):
        match statement:
            case ir.Return(value=ir.Call(func=ir.Name(id="getattr"), args=(inner, ir.Name(id=asked), *_))):
                if parameters[1:] and parameters[1].name == asked:
                    yield from (engine.attribute(item, name) for item in engine.infer(frame, inner).items)
            case _:
                continue


def _bound_member(engine: Engine, value: Instance, member: Member) -> Values:
    frame = Frame(member.owner.ref, value, engine.class_closure(member.owner.ref))
    held = bound_values(engine, frame, member.binding)
    parts = [bind_receiver(engine, item, value) for item in held.items]
    return replace(join(parts), complete=held.complete, present=held.present) if parts else held


def behind_super(engine: Engine, value: SuperValue) -> tuple[Ancestor, ...]:
    """Return the classes that `super()` looks at."""
    receiver = value.receiver
    if not isinstance(receiver, Instance | ClassValue):
        return ()
    ancestors = engine.lineage(receiver.ref, receiver.arguments).ancestors
    position = next((n for n, ancestor in enumerate(ancestors) if ancestor.ref == value.ref), -1)
    return ancestors[position + 1 :]


def _inherited(engine: Engine, value: SuperValue, name: str) -> Values:
    receiver = value.receiver
    if not isinstance(receiver, Instance | ClassValue):
        return UNKNOWN
    behind = behind_super(engine, value)
    if isinstance(receiver, Instance):
        return _instance_attribute(engine, receiver, behind, name)
    return _class_attribute(engine, receiver, behind, name)


def _running_attribute(engine: Engine, value: Running, name: str) -> Values:
    """Return a method of a generator or coroutine, bound to it."""
    key = engine.find_module("collections.abc", "stub:")
    held = UNKNOWN if key is None else module_member(engine, key, _RUNNING.get(value.kind, "")) or UNKNOWN
    for cls in held.items:
        if isinstance(cls, ClassValue):
            member = find_member(engine, engine.lineage(cls.ref, ()).ancestors, name)
            if member is not None and member.binding.kind == "define":
                return one(FunctionValue(Ref(member.owner.ref.module, member.binding.scope), value))
    return UNKNOWN


_RUNNING: Final = {"coroutine": "Coroutine", "generator": "Generator", "async_generator": "AsyncGenerator"}
_READERS: Final[dict[type, Callable[[Engine, Any, str], Values]]] = {
    ClassValue: _own_class_attribute,
    FunctionValue: function_attribute,
    Instance: _own_attribute,
    ModuleValue: _module_member,
    PackageValue: _package_member,
    Partial: partial_attribute,
    Running: _running_attribute,
    SuperValue: _inherited,
    TupleValue: _tuple_attribute,
}

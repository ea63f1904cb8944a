"""An object and an attribute name in, what methods of its class and code outside of it assign to the attribute out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.conventions import is_test
from async_fixer.index.walk import walk_statements
from async_fixer.program.call_sites import find_decorated_classes
from async_fixer.program.functions import enter
from async_fixer.program.member import find_member
from async_fixer.program.names import bound_values
from async_fixer.program.outside import assigned_attributes
from async_fixer.program.passing import packed
from async_fixer.program.records import Passed
from async_fixer.program.values import Ancestor, ClassValue, Frame, Instance, Ref, Value, Values, one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.bindings import Binding
    from async_fixer.program.engine import Engine
    from async_fixer.program.records import AttributeSite


def read_assigned(engine: Engine, value: Instance, ancestors: tuple[Ancestor, ...], name: str) -> list[Values]:
    """Return what methods of an object's class, and code outside of it, assign to an attribute, where it is known."""
    held = [_assigned_value(engine, value, site) for site in _self_assignments(engine, ancestors, name)]
    known = [engine.fill_attribute(ancestors[0].ref, name, part) for part in held if part.items]
    return known or held or _from_outside(engine, value, ancestors, name)


def read_assigned_to_class(engine: Engine, value: Instance, ancestors: tuple[Ancestor, ...], name: str) -> list[Values]:
    """Return what class methods, and code outside, assign to an attribute of a class itself."""
    sites = [site for site in _self_assignments(engine, ancestors, name) if _is_class_method(engine, site[0])]
    held = [part for site in sites if (part := _assigned_value(engine, value, site)).items]
    known = [engine.fill_attribute(ancestors[0].ref, name, part) for part in held]
    return known or _from_outside(engine, value, ancestors, name)


def _is_class_method(engine: Engine, method: Ref) -> bool:
    return isinstance(engine.plain_frame(method).receiver, ClassValue)


def _from_outside(engine: Engine, value: Instance, ancestors: tuple[Ancestor, ...], name: str) -> list[Values]:
    found: list[Values] = []
    for site in engine.attribute_sites(name):
        if is_test(site.ref.module) and not is_test(value.ref.module):
            continue
        found += [
            bound_values(engine, frame, site.binding)
            for frame in _frames_at(engine, site)
            if any(_is_same_object(engine, item, value, ancestors) for item in engine.infer(frame, site.object).items)
        ]
    return [part for part in found if part.items]


def _frames_at(engine: Engine, site: AttributeSite) -> Iterator[Frame]:
    """Yield the frames in which an assignment runs: of a decorator that assigns to its class, one for each class."""
    first = engine.scope(site.ref).parameters[:1]
    if first and isinstance(site.object, ir.Name) and site.object.id == first[0].name:
        for function, cls in find_decorated_classes(engine, site.ref):
            yield enter(engine, Passed((one(cls),)), function)
    yield engine.plain_frame(site.ref)


def _is_same_object(engine: Engine, item: Value, value: Instance, ancestors: tuple[Ancestor, ...]) -> bool:
    """Tell whether an object that is assigned to may be the one that is read."""
    if not isinstance(item, Instance | ClassValue):
        return False
    owners = {owner.ref for owner in ancestors}
    return item.ref in owners or value.ref in {
        owner.ref for owner in engine.lineage(item.ref, item.arguments).ancestors
    }


def is_assigned(engine: Engine, ancestors: tuple[Ancestor, ...], name: str) -> bool:
    """Tell whether anything assigns to an attribute of that name, in a method or from outside."""
    return bool(engine.attribute_sites(name)) or any(_self_assignments(engine, ancestors, name))


def is_set_at_once(engine: Engine, ancestors: tuple[Ancestor, ...], name: str) -> bool:
    """Tell whether a constructor assigns an attribute: what the class says of it is never seen then."""
    return any(engine.scope(method).name == "__init__" for method, _ in _self_assignments(engine, ancestors, name))


def _assigned_value(engine: Engine, value: Instance, site: tuple[Ref, Binding]) -> Values:
    method, binding = site
    arguments = constructor_arguments(engine, value, method) if engine.scope(method).name == "__init__" else ()
    receiver: Value = value
    if _is_class_method(engine, method):
        receiver = ClassValue(value.ref, value.arguments)
    frame = Frame(method, receiver, engine.class_closure(method), arguments)
    return bound_values(engine, frame, binding)


def constructor_arguments(engine: Engine, value: Instance, method: Ref) -> tuple[tuple[str, Values], ...]:
    """Return the arguments that the constructor `method` got: an object's own, or what `super().__init__` passes on."""
    own = find_member(engine, engine.lineage(value.ref, value.arguments).ancestors, "__init__")
    if own is None or own.binding.kind != "define":
        return ()
    constructor = Ref(own.owner.ref.module, own.binding.scope)
    if constructor == method:
        return value.fields
    frame = Frame(constructor, value, engine.class_closure(constructor), _packed_fields(engine, value, constructor))
    return engine.base_arguments(frame, method)


def _packed_fields(engine: Engine, value: Instance, constructor: Ref) -> tuple[tuple[str, Values], ...]:
    """Return what a constructor got, by parameter: the names that its double star took in one again."""
    parameters = engine.scope(constructor).parameters
    names = {parameter.name for parameter in parameters}
    loose = {name: held for name, held in value.fields if name not in names}
    star = next((parameter.name for parameter in parameters if parameter.kind == "double_star"), None)
    if star is None or not loose:
        return value.fields
    return (*(item for item in value.fields if item[0] in names), (star, packed(engine, loose)))


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
    first = scope.parameters[0].name
    for statement in walk_statements(scope.body):
        for target, binding in assigned_attributes(statement):
            if isinstance(target.value, ir.Name) and target.value.id == first:
                found.setdefault(target.attr, []).append((method, binding))

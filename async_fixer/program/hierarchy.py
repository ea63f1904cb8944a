"""A class in, the classes that it inherits from out, with what their type variables stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.program.annotations import TYPING
from async_fixer.program.names import module_frame
from async_fixer.program.type_slots import TYPE_SLOT
from async_fixer.program.values import (
    UNKNOWN,
    Ancestor,
    ClassValue,
    Frame,
    Instance,
    Lineage,
    Ref,
    TypeVariable,
    Values,
)

if TYPE_CHECKING:
    from async_fixer.index.ir import Expr
    from async_fixer.program.engine import Engine


def find_lineage(engine: Engine, ref: Ref, arguments: tuple[Values, ...]) -> Lineage:
    """Return the method resolution order of a class, the class itself first (depth first, last occurrence kept)."""
    scope = engine.scope(ref)
    frame = Frame(ref, Instance(ref, arguments))
    parents: list[Lineage] = []
    complete = True
    for base in scope.bases:
        found = [item for item in _base_classes(engine, frame, base) if item.ref != ref]
        complete = complete and (bool(found) or _is_form(engine, frame, base))
        parents.extend(engine.lineage(item.ref, item.arguments) for item in found)
    below = [ancestor for parent in parents for ancestor in parent.ancestors]
    last = {ancestor.ref: number for number, ancestor in enumerate(below)}
    kept = tuple(ancestor for number, ancestor in enumerate(below) if last[ancestor.ref] == number)
    return Lineage((Ancestor(ref, arguments), *kept), complete and all(parent.complete for parent in parents))


def type_parameters(engine: Engine, ref: Ref) -> tuple[str, ...]:
    """Return the names of a class's type variables, in the order in which arguments fill them."""
    scope = engine.scope(ref)
    if scope.type_parameters:
        return scope.type_parameters
    names: dict[str, None] = {}
    generic: dict[str, None] = {}
    for base in scope.bases:
        if isinstance(base, ir.Subscript):
            found = _variables(engine, module_frame(ref.module), base.index)
            names.update(dict.fromkeys(found))
            if (engine.origin(module_frame(ref.module), base.value) or "").endswith((".Generic", ".Protocol")):
                generic.update(dict.fromkeys(found))
    return tuple(generic or names)


def find_variable(engine: Engine, receiver: object, owner: Ref, name: str) -> Values | None:
    """Return what the type variable `name` of the class `owner` stands for in an object of a class below it."""
    match receiver:
        case Instance(ref=ref, arguments=arguments) | ClassValue(ref=ref, arguments=arguments):
            pass
        case _:
            return None
    for ancestor in engine.lineage(ref, arguments).ancestors if ref != owner else (Ancestor(ref, arguments),):
        if ancestor.ref == owner:
            return dict(zip(type_parameters(engine, owner), ancestor.arguments, strict=False)).get(name)
    return None


def substitute(engine: Engine, frame: Frame, variable: TypeVariable) -> Values:
    """Return what a type variable stands for in a frame: of the receiver's class, then of the function."""
    owner = _class_around(engine, frame.ref)
    found = None if owner is None else find_variable(engine, frame.receiver, owner, variable.name)
    if found is not None and found.items:
        return found
    slot = dict(frame.arguments).get(TYPE_SLOT + variable.name)
    return slot or found or variable.bound or UNKNOWN


def _class_around(engine: Engine, ref: Ref) -> Ref | None:
    while ref.scope > 0:
        if engine.scope(ref).kind == "class":
            return ref
        ref = Ref(ref.module, engine.scope(ref).parent)
    return None


def _base_classes(engine: Engine, frame: Frame, base: Expr) -> list[ClassValue]:
    outer = engine.outer(frame)
    if not isinstance(base, ir.Subscript):
        return [item for item in engine.infer(outer, base).items if isinstance(item, ClassValue)]
    classes = [item for item in engine.infer(outer, base.value).items if isinstance(item, ClassValue)]
    items = base.index.items if isinstance(base.index, ir.Display) else (base.index,)
    arguments = tuple(engine.annotation(frame, item) for item in items)
    return [ClassValue(item.ref, arguments) for item in classes]


def _is_form(engine: Engine, frame: Frame, base: Expr) -> bool:
    head = base.value if isinstance(base, ir.Subscript) else base
    origin = engine.origin(engine.outer(frame), head)
    return origin is not None and origin.rpartition(".")[0] in TYPING


def _variables(engine: Engine, frame: Frame, index: Expr) -> list[str]:
    items = index.items if isinstance(index, ir.Display) else (index,)
    held = [value for item in items for value in engine.infer(frame, item).items]
    return [value.name for value in held if isinstance(value, TypeVariable)]

"""A value or a name and a function in, whether the one may lead to the other out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.program.names import find_definition
from async_fixer.program.values import ClassValue, Frame, FunctionValue, Instance, ModuleValue, Ref, SuperValue

if TYPE_CHECKING:
    from async_fixer.program.program import Program
    from async_fixer.program.values import Value


def may_own(program: Program, item: Value, ref: Ref) -> bool:
    """Tell whether the attribute of `item` by the function's name may be the function."""
    match item:
        case ModuleValue(module=module):
            return _follow(program, module, program.scope(ref).name) == ref
        case Instance(ref=cls) | ClassValue(ref=cls) | SuperValue(ref=cls):
            return are_related(program, cls, parent_of(program, ref))
        case _:
            return False


def are_related(program: Program, one: Ref, other: Ref) -> bool:
    """Tell whether one of two classes is, or inherits from, the other."""
    return _inherits(program, one, other) or _inherits(program, other, one)


def parent_of(program: Program, ref: Ref) -> Ref:
    """Return the scope that a function is defined in."""
    return Ref(ref.module, program.scope(ref).parent)


def is_method(program: Program, ref: Ref) -> bool:
    """Tell whether a function is defined in a class."""
    return program.scope(parent_of(program, ref)).kind == "class"


def is_named(program: Program, frame: Frame, expression: ir.Name, ref: Ref) -> bool:
    """Tell whether a name, read in `frame`, is bound by the definition of `ref`, directly or through imports."""
    where: Frame | None = frame
    while where is not None and where.ref.scope:
        bindings = program.engine.bindings(where.ref).names.get(expression.id, ())
        if bindings:
            defined = (Ref(where.ref.module, binding.scope) for binding in bindings if binding.kind == "define")
            return ref in defined or _is_held(program, frame, expression, ref)
        where = where.closure
    definition = find_definition(program.engine, Frame(Ref(frame.ref.module, 0)), expression)
    if definition is None or definition.module != ref.module or definition.name != program.scope(ref).name:
        return _is_bound_twice(program, frame, expression) and _is_held(program, frame, expression, ref)
    defined_there = program.engine.bindings(Ref(ref.module, 0)).names.get(definition.name, ())
    return any(binding.scope == ref.scope for binding in defined_there)


def _inherits(program: Program, cls: Ref, base: Ref) -> bool:
    return any(ancestor.ref == base for ancestor in program.engine.lineage(cls, ()).ancestors)


def _is_held(program: Program, frame: Frame, expression: ir.Name, ref: Ref) -> bool:
    held = program.engine.infer(frame, expression).items
    return any(isinstance(item, FunctionValue) and item.ref == ref for item in held)


def _is_bound_twice(program: Program, frame: Frame, expression: ir.Name) -> bool:
    """Tell whether a module binds a name in several places: in the arms of a `try`, of an `if`."""
    return len(program.engine.bindings(Ref(frame.ref.module, 0)).names.get(expression.id, ())) > 1


def _follow(program: Program, module: str, name: str) -> Ref | None:
    definition = find_definition(program.engine, Frame(Ref(module, 0)), ir.Name(0, name))
    if definition is None:
        return None
    bindings = program.engine.bindings(Ref(definition.module, 0)).names.get(definition.name, ())
    return next((Ref(definition.module, item.scope) for item in bindings if item.kind == "define"), None)

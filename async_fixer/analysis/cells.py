"""An expression in, the cell out that it reads or writes: a variable or an attribute that several requests share.

Cells are finer than roots: of one object each attribute is another cell. They do not tell objects of a class apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.analysis.facts import LOCAL, PARAMETER
from async_fixer.analysis.held import first_held
from async_fixer.analysis.roots import find_held
from async_fixer.index import ir
from async_fixer.program.values import ClassValue, Instance, ModuleValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.analysis.held import Held
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Frame, Value


_DEEPEST: Final = 8


def find_cell(
    engine: Engine, frame: Frame, expression: ir.Expr, is_shared: Callable[[Held], bool], depth: int = _DEEPEST
) -> str:
    """Return the cell of a name or attribute, or of the container that an item is taken from; "" where it is own.

    `is_shared` says of what is held whether others see it. Aliases are followed through `depth` names.
    """
    base = _container(expression)
    held = find_held(engine, frame, expression)
    if held.root == LOCAL or not is_shared(held):
        return ""
    held = first_held((find_held(engine, frame, base), held))
    root = f"{PARAMETER}{engine.dotted(frame.ref)}:{held.parameter}" if held.parameter else held.root
    match base:
        case ir.Attribute(value=value, attr=attr):
            return _attribute_cell(engine, frame, value, attr) or root
        case ir.Name(id=name):
            meant = _aliased(engine, frame, name)
            deeper = None if meant is None or depth <= 0 else find_cell(engine, frame, meant, is_shared, depth - 1)
            return deeper or root
        case _:
            return root if root.startswith("global ") else ""


def _attribute_cell(engine: Engine, frame: Frame, value: ir.Expr, name: str) -> str:
    """Return the cell of an attribute of an object; "" for what a module holds."""
    held = engine.infer(frame, value).items
    owners = (owner for item in held if (owner := _owner(engine, item, name)))
    if any(isinstance(item, ModuleValue) for item in held):
        return ""
    return f"attribute {next(owners, '')}.{name}"


def _aliased(engine: Engine, frame: Frame, name: str) -> ir.Expr | None:
    """Return the name, attribute or item that a variable of the function itself is another name of."""
    bindings = engine.bindings(frame.ref)
    if frame.ref.scope == 0 or name in bindings.global_names or name in bindings.nonlocal_names:
        return None
    values = [binding.value for binding in bindings.names.get(name, ()) if binding.kind == "assign"]
    named = [value for value in values if isinstance(value, ir.Name | ir.Attribute | ir.Subscript | ir.Call)]
    return next((value for value in named if not (isinstance(value, ir.Name) and value.id == name)), None)


def cell_name(cell: str) -> str:
    """Return the name that a cell is known by."""
    return cell.rpartition(":")[2].rpartition(".")[2].rpartition(" ")[2]


def _container(expression: ir.Expr) -> ir.Expr:
    match expression:
        case ir.Subscript(value=value) | ir.Starred(value=value):
            return _container(value)
        case ir.Call(func=ir.Attribute(value=value)):
            return _container(value)
        case _:
            return expression


def _owner(engine: Engine, item: Value, name: str) -> str:
    """Return the dotted name of the topmost class that has the attribute: its objects and those of others share it."""
    if not isinstance(item, Instance | ClassValue):
        return ""
    ancestors = engine.lineage(item.ref, item.arguments).ancestors
    having = [
        ancestor.ref
        for ancestor in ancestors
        if name in engine.assigned_attributes(ancestor.ref) or name in engine.bindings(ancestor.ref).names
    ]
    return engine.dotted(having[-1] if having else item.ref)

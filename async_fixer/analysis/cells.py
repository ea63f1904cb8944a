"""An expression in, the cell out that it reads or writes: a variable or an attribute that several requests share.

Cells are finer than roots: of one object each attribute is another cell. They do not tell objects of a class apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.facts import SHARED
from async_fixer.analysis.roots import find_root
from async_fixer.index import ir
from async_fixer.program.values import ClassValue, Instance, ModuleValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Frame, Value


def find_cell(engine: Engine, frame: Frame, expression: ir.Expr, is_shared: Callable[[str], bool]) -> str:
    """Return the cell of a name or attribute, or of the container that an item is taken from; "" where it is own.

    `is_shared` says of a root whether others see what it is about.
    """
    base = _container(expression)
    root = find_root(engine, frame, base)
    if not is_shared(root):
        return ""
    if isinstance(base, ir.Attribute):
        owners = [owner for item in engine.infer(frame, base.value).items if (owner := _owner(engine, item, base.attr))]
        if owners:
            return f"attribute {owners[0]}.{base.attr}"
        if any(isinstance(item, ModuleValue) for item in engine.infer(frame, base.value).items):
            return root
        return f"attribute .{base.attr}"
    return root if root.startswith(SHARED) or isinstance(base, ir.Name) else ""


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

"""An expression in, whose object it denotes out: made here, a parameter's, a global, an enclosing function's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.facts import LOCAL
from async_fixer.index import ir
from async_fixer.program.names import find_definition
from async_fixer.program.values import ClassValue, ModuleValue

if TYPE_CHECKING:
    from async_fixer.program.bindings import Binding
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Frame

_DEEPEST = 8


def find_root(engine: Engine, frame: Frame, expression: ir.Expr, depth: int = 0) -> str:
    """Return the root of what `expression` denotes, as `Fact.root` spells it; LOCAL for what was made here."""
    match expression:
        case ir.Name(id=name):
            return _name_root(engine, frame, name, depth)
        case ir.Attribute(value=value, attr=attr):
            return _attribute_root(engine, frame, value, attr, depth)
        case ir.Subscript(value=value) | ir.Starred(value=value) | ir.Await(value=value) | ir.Walrus(value=value):
            return find_root(engine, frame, value, depth)
        case ir.Call(func=ir.Attribute(value=value)) if not _is_outside(engine, frame, value):
            return find_root(engine, frame, value, depth)
        case ir.Conditional(body=body, orelse=orelse):
            return find_root(engine, frame, body, depth) or find_root(engine, frame, orelse, depth)
        case ir.Operation(ops=("or" | "and", *_), operands=operands):
            return next((root for part in operands if (root := find_root(engine, frame, part, depth))), LOCAL)
        case _:
            return LOCAL


def _is_outside(engine: Engine, frame: Frame, value: ir.Expr) -> bool:
    """Tell whether a value is a module or a class: what their functions return is new, as far as names tell."""
    return any(isinstance(item, ModuleValue | ClassValue) for item in engine.infer(frame, value).items)


def _attribute_root(engine: Engine, frame: Frame, value: ir.Expr, attr: str, depth: int) -> str:
    held = engine.infer(frame, value).items
    if any(isinstance(item, ModuleValue) for item in held):
        return f"global {attr}"
    return find_root(engine, frame, value, depth)


def _name_root(engine: Engine, frame: Frame, name: str, depth: int) -> str:
    bindings = engine.bindings(frame.ref)
    found = bindings.names.get(name, ())
    if frame.ref.scope == 0 or name in bindings.global_names:
        return f"global {name}"
    if found and name not in bindings.nonlocal_names:
        return _local_root(engine, frame, found, depth)
    if frame.closure is not None and _is_bound_outside(engine, frame.closure, name):
        inline = engine.scope(frame.ref).kind == "comprehension"
        return _name_root(engine, frame.closure, name, depth) if inline else f"closure {name}"
    return _global_root(engine, frame, name)


def _is_bound_outside(engine: Engine, closure: Frame | None, name: str) -> bool:
    while closure is not None and closure.ref.scope:
        if name in engine.bindings(closure.ref).names:
            return True
        closure = closure.closure
    return False


def _global_root(engine: Engine, frame: Frame, name: str) -> str:
    """Return the root of a name of the module; a built-in name is nobody's."""
    definition = find_definition(engine, frame, ir.Name(0, name))
    if definition is None:
        return f"global {name}"
    return LOCAL if definition.module == engine.builtins() else f"global {name}"


def _local_root(engine: Engine, frame: Frame, found: tuple[Binding, ...], depth: int) -> str:
    for binding in found:
        if binding.kind == "parameter" and binding.parameter is not None:
            return _parameter_root(engine, frame, binding.parameter.name)
        if binding.kind == "import":
            return f"global {binding.imported.alias if binding.imported else ''}"
    if depth >= _DEEPEST:
        return LOCAL
    aliases = [binding.value for binding in found if binding.value is not None and binding.kind in ("assign", "loop")]
    return next((root for value in aliases if (root := find_root(engine, frame, value, depth + 1))), LOCAL)


def _parameter_root(engine: Engine, frame: Frame, name: str) -> str:
    parameters = engine.scope(frame.ref).parameters
    if isinstance(frame.receiver, ClassValue) and parameters and parameters[0].name == name:
        return f"global {engine.scope(frame.receiver.ref).name}"
    return f"parameter {name}"

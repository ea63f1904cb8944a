"""An expression in, whose object it denotes out: made here, a parameter's, a global, an enclosing function's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.facts import LOCAL
from async_fixer.index import ir
from async_fixer.index.walk import walk_statements
from async_fixer.program.arguments import free_parameters, match_arguments
from async_fixer.program.functions import enter
from async_fixer.program.names import find_definition
from async_fixer.program.values import ClassValue, FunctionValue, ModuleValue

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
        case ir.Call():
            return _result_root(engine, frame, expression, depth)
        case ir.Conditional(body=body, orelse=orelse):
            return find_root(engine, frame, body, depth) or find_root(engine, frame, orelse, depth)
        case ir.Operation(ops=("or" | "and", *_), operands=operands):
            return next((root for part in operands if (root := find_root(engine, frame, part, depth))), LOCAL)
        case _:
            return LOCAL


def _result_root(engine: Engine, frame: Frame, call: ir.Call, depth: int) -> str:
    """Return the root of what a call gives: of what a project function returns, of the container it is taken from."""
    if depth >= _DEEPEST:
        return LOCAL
    for value in engine.infer(frame, call.func).items:
        if not isinstance(value, FunctionValue):
            continue
        inner = enter(engine, frame, call, value)
        if not engine.module(value.ref.module).is_stub:
            root = _returned_root(engine, frame, call, inner, depth + 1)
        else:
            root = _taken_root(engine, frame, call, value, depth)
        if root != LOCAL:
            return root
    return LOCAL


def _returned_root(engine: Engine, frame: Frame, call: ir.Call, inner: Frame, depth: int) -> str:
    scope = engine.scope(inner.ref)
    returned = [part.value for part in walk_statements(scope.body) if isinstance(part, ir.Return)]
    for value in returned:
        root = LOCAL if value is None else find_root(engine, inner, value, depth)
        if root.startswith("parameter "):
            root = _given_root(engine, frame, call, inner, root.removeprefix("parameter "), depth)
        if root != LOCAL:
            return root
    return LOCAL


def _given_root(engine: Engine, frame: Frame, call: ir.Call, inner: Frame, parameter: str, depth: int) -> str:
    scope = engine.scope(inner.ref)
    bound = inner.receiver is not None
    if bound and scope.parameters and scope.parameters[0].name == parameter:
        return find_root(engine, frame, call.func.value, depth) if isinstance(call.func, ir.Attribute) else LOCAL
    given = match_arguments(call, free_parameters(scope, bound=bound)).by_name.get(parameter)
    return LOCAL if given is None else find_root(engine, frame, given, depth)


def _taken_root(engine: Engine, frame: Frame, call: ir.Call, value: FunctionValue, depth: int) -> str:
    """Return the root of a built-in container that a method takes something from."""
    if value.ref.module != engine.builtins() or not isinstance(call.func, ir.Attribute):
        return LOCAL
    return find_root(engine, frame, call.func.value, depth)


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

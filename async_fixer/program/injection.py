"""A parameter's default or metadata in, what a framework puts into the parameter out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.program.arguments import free_parameters, match_arguments
from async_fixer.program.decorators import callee_marks
from async_fixer.program.names import find_definition, module_frame
from async_fixer.program.values import UNKNOWN, ClassValue, Frame, FunctionValue, Instance, Ref, Value, Values, join

if TYPE_CHECKING:
    from async_fixer.index.ir import Call, Expr, Parameter
    from async_fixer.program.engine import Engine


def read_injected(engine: Engine, frame: Frame, expression: Expr, annotation: Expr | None) -> Values | None:
    """Return what a framework puts into a parameter whose default or metadata is `expression`, None: it does not."""
    if isinstance(expression, ir.Name | ir.Attribute):
        kept = _kept(engine, frame, expression)
        return None if kept is None else read_injected(engine, *kept, annotation)
    if not isinstance(expression, ir.Call):
        return None
    for value in engine.infer(frame, expression.func).items:
        for mark in callee_marks(engine, value):
            if mark.name == "injects":
                given = marked_argument(engine, expression, value, mark.text("parameter"))
                return _injected_result(engine, frame, given, annotation)
    return None


def _kept(engine: Engine, frame: Frame, expression: ir.Name | ir.Attribute) -> tuple[Frame, Expr] | None:
    """Return the call that a module keeps under a name: `DB = Depends(get_db)`."""
    found = find_definition(engine, frame, expression)
    if found is None or not found.name:
        return None
    value = engine.bindings(Ref(found.module, 0)).names[found.name][-1].value
    return (module_frame(found.module), value) if isinstance(value, ir.Call) else None


def _injected_result(engine: Engine, frame: Frame, given: Expr | None, annotation: Expr | None) -> Values:
    if given is None:
        return UNKNOWN if annotation is None else engine.annotation(frame, annotation)
    provided = join([engine.provided(item) for item in engine.infer(frame, given).items])
    if provided.items or annotation is None:
        return provided
    return engine.annotation(frame, annotation)


def marked_argument(engine: Engine, call: Call, value: Value, parameter: str) -> Expr | None:
    """Return the argument that a call gives to the parameter that a mark names."""
    return match_arguments(call, parameters_of(engine, value)).by_name.get(parameter)


def parameters_of(engine: Engine, value: Value) -> tuple[Parameter, ...]:
    """Return the parameters that a call of a value fills in."""
    match value:
        case FunctionValue(ref=ref, receiver=receiver):
            return free_parameters(engine.scope(ref), bound=receiver is not None)
        case ClassValue() | Instance():
            return free_parameters(engine.scope(engine.runner(value)), bound=True)
        case _:
            return ()

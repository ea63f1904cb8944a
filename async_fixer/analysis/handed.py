"""A step and a parameter of what it runs in, whose object that gets out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.analysis.facts import LOCAL, global_root
from async_fixer.analysis.held import Held
from async_fixer.analysis.roots import find_held
from async_fixer.index import ir
from async_fixer.program.arguments import free_parameters, match_arguments
from async_fixer.program.values import ClassValue, Instance, Partial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Scope
    from async_fixer.program.program import Program
    from async_fixer.program.step import Step

_OWN: Final = Held(LOCAL)


def find_handed(program: Program, step: Step, parameter: str, path: str = "") -> Held:
    """Return the root of what a step hands to a parameter of what it runs, below the attributes `path`."""
    target = step.target
    if target is None:
        return _OWN
    scope = program.scope(target.ref)
    bound = target.receiver is not None
    if bound and scope.parameters and scope.parameters[0].name == parameter:
        return _receiver_held(program, step, path)
    call = step.expression.value if isinstance(step.expression, ir.Await) else step.expression
    if not isinstance(call, ir.Call):
        return _OWN
    if isinstance(step.callee, Partial):
        return Held(global_root("", parameter))  # what it was given before may belong to anybody
    parameters = free_parameters(scope, bound=bound)
    argument = match_arguments(call, parameters).by_name.get(parameter)
    if argument is None:
        return Held(_default_root(scope, parameter))
    return find_held(program.engine, step.at, argument, path)


def _default_root(scope: Scope, name: str) -> str:
    """Return the root of a parameter's default: one object for all calls, where it is no plain constant."""
    defaults = [parameter.default for parameter in scope.parameters if parameter.name == name]
    return global_root("", name) if any(isinstance(part, ir.Display | ir.Call) for part in defaults) else LOCAL


def _receiver_held(program: Program, step: Step, path: str) -> Held:
    """Return the root of a method's receiver; what a constructor fills in is new."""
    if isinstance(step.callee, ClassValue):
        return _OWN
    expression = step.expression
    if isinstance(expression, ir.Call) and (step.callee is None or isinstance(step.callee, Partial)):
        found = (find_held(program.engine, step.at, part, path) for part in _handed_over(expression))
        return next((held for held in found if held.root != LOCAL), _OWN)
    receiver = _receiver(expression)
    return _OWN if _makes(program, step, receiver) else find_held(program.engine, step.at, receiver, path)


def _makes(program: Program, step: Step, receiver: ir.Expr) -> bool:
    """Tell whether a method runs on an object that a method of its class makes."""
    held = program.engine.infer(step.at, receiver).items
    is_object = step.target is not None and isinstance(step.target.receiver, Instance)
    return is_object and bool(held) and all(isinstance(item, ClassValue) for item in held)


def _handed_over(call: ir.Call) -> Iterator[ir.Expr]:
    """Yield what a call is given, and what the calls are given that make its arguments or what it calls."""
    if isinstance(call.func, ir.Call):
        yield from _handed_over(call.func)
    for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
        if isinstance(argument, ir.Call):
            yield from _handed_over(argument)
        else:
            yield argument


def _receiver(expression: ir.Expr) -> ir.Expr:
    """Return what stands before the dot, the bracket or the operator; the expression itself where nothing does."""
    match expression:
        case ir.Await(value=value):
            return _receiver(value)
        case ir.Call(func=ir.Attribute(value=value)) | ir.Attribute(value=value) | ir.Subscript(value=value):
            return value
        case ir.Call(func=func):
            return func
        case ir.Operation(operands=(left, *_)):
            return left
        case _:
            return expression

"""A function value and a call in, the frame that it runs in and what it gives back out; decorators, injection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.program.arguments import free_parameters, match_arguments
from async_fixer.program.values import (
    MOST_DEPTH,
    NOTHING,
    UNKNOWN,
    CallableValue,
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    Ref,
    Running,
    TypeVariable,
    Values,
    depth,
    join,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Call, Expr, Parameter, Scope
    from async_fixer.program.engine import Engine

TYPE_SLOT = "~"
"""arguments of a frame whose name starts so say what a type variable of the function stands for"""


def enter(engine: Engine, caller: Frame, call: Call | None, function: FunctionValue) -> Frame:
    """Return the frame in which `call`, made in `caller`, runs a function; no call tells nothing of arguments."""
    if call is None:
        return Frame(function.ref, function.receiver, function.closure)
    scope = engine.scope(function.ref)
    parameters = free_parameters(scope, bound=function.receiver is not None)
    given = match_arguments(call, parameters).by_name
    carried = [
        (parameter.name, values)
        for parameter in parameters
        if parameter.name in given
        and (values := _carried(engine, caller, parameter, given[parameter.name])) is not None
    ]
    if scope.returns is not None:
        carried += _type_slots(engine, caller, parameters, given, function)
    frame = Frame(function.ref, function.receiver, function.closure, tuple(carried))
    return frame if depth(frame) <= MOST_DEPTH else replace(frame, arguments=())


def _carried(engine: Engine, caller: Frame, parameter: Parameter, argument: Expr) -> Values | None:
    """Return what an argument tells beyond its parameter's annotation, None where that is nothing."""
    values = engine.infer(caller, argument)
    if not values.items:
        return None
    callables = any(isinstance(item, FunctionValue | ClassValue | CallableValue | Running) for item in values.items)
    if callables or parameter.annotation is None:
        plain = all(isinstance(item, Instance) and engine.is_plain(item) for item in values.items)
        return None if plain else values
    return None


def _type_slots(
    engine: Engine, caller: Frame, parameters: tuple[Parameter, ...], given: dict[str, Expr], function: FunctionValue
) -> Iterator[tuple[str, Values]]:
    """Yield what the type variables of a stub function stand for, as its arguments tell."""
    if not engine.module(function.ref.module).is_stub:
        return
    home = Frame(Ref(function.ref.module, 0))
    for parameter in parameters:
        if parameter.annotation is not None and parameter.name in given:
            held = engine.infer(caller, given[parameter.name])
            yield from _match_variable(engine, home, parameter.annotation, held)


def _match_variable(engine: Engine, home: Frame, annotation: Expr, held: Values) -> Iterator[tuple[str, Values]]:
    match annotation:
        case ir.Name():
            for variable in engine.infer(home, annotation).items:
                if isinstance(variable, TypeVariable):
                    yield TYPE_SLOT + variable.name, held
        case ir.Subscript(value=head, index=index):
            last = index.items[-1] if isinstance(index, ir.Display) and index.items else index
            yield from _match_variable(engine, home, last, _inner(engine, home, head, held))
        case ir.Operation(operands=operands):
            yield from _match_variable(engine, home, operands[0], held)
        case _:
            return


def _inner(engine: Engine, home: Frame, head: Expr, held: Values) -> Values:
    name = (engine.origin(home, head) or "").rpartition(".")[2]
    match name:
        case "Callable":
            return join([engine.result(item) for item in held.items])
        case "type" | "Type":
            return Values(
                tuple(Instance(item.ref, item.arguments) for item in held.items if isinstance(item, ClassValue))
            )
        case "Awaitable" | "Coroutine":
            return join([engine.awaited(item) for item in held.items])
        case "Optional":
            return held
        case _:
            return join([engine.element(item) for item in held.items])


def read_parameter(engine: Engine, frame: Frame, parameter: Parameter | None) -> Values:
    """Return what a parameter holds: the known argument, the receiver, what is injected, annotated or defaulted."""
    if parameter is None:
        return UNKNOWN
    for name, values in frame.arguments:
        if name == parameter.name:
            return values
    if _is_receiver(engine, frame, parameter):
        return UNKNOWN if frame.receiver is None else one(frame.receiver)
    return UNKNOWN if parameter.kind in ("star", "double_star") else _declared(engine, frame, parameter)


def _declared(engine: Engine, frame: Frame, parameter: Parameter) -> Values:
    """Return what a parameter's default and annotation say that it holds."""
    outer = engine.outer(frame)
    if parameter.default is not None:
        injected = engine.injected(outer, parameter.default, parameter.annotation)
        if injected is not None:
            return injected
    if parameter.annotation is not None:
        return engine.annotation(replace(outer, receiver=frame.receiver), parameter.annotation)
    return UNKNOWN if parameter.default is None else replace(engine.infer(outer, parameter.default), complete=False)


def _is_receiver(engine: Engine, frame: Frame, parameter: Parameter) -> bool:
    scope = engine.scope(frame.ref)
    if not scope.parameters or scope.parameters[0] is not parameter:
        return False
    parent = engine.scope(Ref(frame.ref.module, scope.parent)) if scope.parent >= 0 else None
    return frame.receiver is not None or (parent is not None and parent.kind == "class")


def read_returned(engine: Engine, frame: Frame) -> Values:
    """Return what a function returns: what its statements say, else its annotation."""
    scope = engine.scope(frame.ref)
    stub = engine.module(frame.ref.module).is_stub
    said = UNKNOWN if scope.returns is None else engine.annotation(_annotation_frame(engine, frame), scope.returns)
    if stub or scope.is_generator:
        return said
    returns = [part.value for part in walk_statements(scope.body) if isinstance(part, ir.Return)]
    found = (
        join([NOTHING if value is None else engine.infer(frame, value) for value in returns]) if returns else NOTHING
    )
    return found if found.items and (found.complete or not said.items) else said


def _annotation_frame(engine: Engine, frame: Frame) -> Frame:
    outer = engine.outer(frame)
    slots = tuple(item for item in frame.arguments if item[0].startswith(TYPE_SLOT))
    return replace(outer, receiver=frame.receiver, arguments=slots)


def read_yielded(engine: Engine, frame: Frame) -> Values:
    """Return what a generator function yields."""
    scope = engine.scope(frame.ref)
    if scope.kind == "comprehension":
        return engine.infer(frame, engine.comprehension(frame.ref).elements[0])
    found = [values for part in _own_expressions(scope) if (values := _yielded_by(engine, frame, part)) is not None]
    yielded = join(found)
    if yielded.items or scope.returns is None:
        return yielded
    said = engine.annotation(_annotation_frame(engine, frame), scope.returns)
    return join([item.arguments[0] for item in said.items if isinstance(item, Instance) and item.arguments])


def _yielded_by(engine: Engine, frame: Frame, part: Expr) -> Values | None:
    if not isinstance(part, ir.Yield) or part.value is None:
        return None
    held = engine.infer(frame, part.value)
    return join([engine.element(item) for item in held.items]) if part.from_ else held


def _own_expressions(scope: Scope) -> Iterator[Expr]:
    for statement in walk_statements(scope.body):
        for expression in expressions_of(statement):
            yield from walk_expression(expression)

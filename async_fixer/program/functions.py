"""A function value and a call in, the frame that it runs in and what it gives back out; decorators, injection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.program.arguments import free_parameters
from async_fixer.program.names import builtin_object
from async_fixer.program.passing import Passed, bind
from async_fixer.program.values import (
    MOST_DEPTH,
    NOTHING,
    UNKNOWN,
    CallableValue,
    ClassValue,
    Frame,
    FunctionValue,
    Instance,
    Partial,
    Ref,
    Running,
    TupleValue,
    TypeVariable,
    Value,
    Values,
    depth,
    join,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Expr, Parameter, Scope
    from async_fixer.program.engine import Engine

_CALLABLE = (FunctionValue, ClassValue, CallableValue, Partial, Running)
_STARS: Final = ("star", "double_star")
TYPE_SLOT = "~"
"""arguments of a frame whose name starts so say what a type variable of the function stands for"""


def enter(engine: Engine, passed: Passed | None, function: FunctionValue) -> Frame:
    """Return the frame in which a call runs a function that passes these arguments; None tells nothing of them."""
    if passed is None:
        return Frame(function.ref, function.receiver, function.closure)
    scope = engine.scope(function.ref)
    bound = bind(engine, passed, free_parameters(scope, bound=function.receiver is not None))
    deferred = _deferred(engine, function.ref)
    carried = [
        (parameter.name, values)
        for parameter, values in bound
        if parameter.name in deferred or _is_carried(engine, function, parameter, values)
    ]
    if scope.returns is not None or scope.name == "__init__":
        carried += _type_slots(engine, bound, function)
    frame = Frame(function.ref, function.receiver, function.closure, tuple(carried))
    return frame if depth(frame) <= MOST_DEPTH else replace(frame, arguments=())


def _deferred(engine: Engine, ref: Ref) -> frozenset[str]:
    """Return the parameters that a library keeps to call or iterate them later."""
    return frozenset(mark.value for mark in engine.marks(ref) if mark.text("when"))


def _is_carried(engine: Engine, function: FunctionValue, parameter: Parameter, values: Values) -> bool:
    """Tell whether an argument tells more than its parameter's annotation."""
    if any(isinstance(item, _CALLABLE) for item in values.items):
        return True
    if all(_is_plain(engine, item) for item in values.items):
        return False
    if parameter.annotation is None:
        return True
    if engine.module(function.ref.module).is_stub:
        return False
    outer = engine.outer(Frame(function.ref, function.receiver, function.closure))
    said = engine.annotation(replace(outer, receiver=function.receiver), parameter.annotation)
    return _is_narrower(values, said)


def _is_plain(engine: Engine, item: Value) -> bool:
    if isinstance(item, TupleValue):
        return all(_is_plain(engine, part) for values in item.items for part in values.items)
    if isinstance(item, Instance) and item.fields:
        return all(_is_plain(engine, part) for _, values in item.fields for part in values.items)
    return isinstance(item, Instance) and engine.is_plain(item)


def _is_narrower(values: Values, said: Values) -> bool:
    """Tell whether values are objects of other classes than those that an annotation names."""
    refs = {item.ref for item in said.items if isinstance(item, Instance)}
    held = [item for item in values.items if isinstance(item, Instance)]
    return len(held) == len(values.items) and any(item.ref not in refs for item in held)


def _type_slots(
    engine: Engine, bound: list[tuple[Parameter, Values]], function: FunctionValue
) -> Iterator[tuple[str, Values]]:
    """Yield what the type variables of a function stand for, as its arguments tell."""
    home = Frame(Ref(function.ref.module, 0))
    for parameter, values in bound:
        if parameter.annotation is not None:
            held = join([engine.element(item) for item in values.items]) if parameter.kind == "star" else values
            yield from _match_variable(engine, home, parameter.annotation, held)


def _match_variable(engine: Engine, home: Frame, annotation: Expr, held: Values) -> Iterator[tuple[str, Values]]:
    match annotation:
        case ir.Name():
            for variable in engine.infer(home, annotation).items:
                if isinstance(variable, TypeVariable) and held.items:
                    yield TYPE_SLOT + variable.name, held
        case ir.Subscript(value=head, index=ir.Display(kind="tuple", items=(*first, last))):
            for number, part in enumerate(first):
                yield from _match_variable(engine, home, part, _argument(engine, home, head, held, number))
            yield from _match_variable(engine, home, last, _last_argument(engine, home, head, held, len(first)))
        case ir.Subscript(value=head, index=index):
            yield from _match_variable(engine, home, index, _inner(engine, home, head, held))
        case ir.Operation(operands=operands):
            yield from _match_variable(engine, home, operands[0], held)
        case _:
            return


def _argument(engine: Engine, home: Frame, head: Expr, held: Values, number: int) -> Values:
    """Return one type argument of values, as those of the class `head`."""
    classes = {cls.ref for cls in engine.infer(home, head).items if isinstance(cls, ClassValue)}
    found: list[Values] = []
    for item in held.items:
        if isinstance(item, Instance):
            for ancestor in engine.lineage(item.ref, item.arguments).ancestors:
                if ancestor.ref in classes and number < len(ancestor.arguments):
                    found.append(ancestor.arguments[number])
    return join(found)


def _last_argument(engine: Engine, home: Frame, head: Expr, held: Values, number: int) -> Values:
    found = _argument(engine, home, head, held, number)
    return found if found.items else _inner(engine, home, head, held)


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
        case "AbstractContextManager" | "ContextManager":
            return join([engine.entered(item, is_async=False) for item in held.items])
        case "AbstractAsyncContextManager" | "AsyncContextManager":
            return join([engine.entered(item, is_async=True) for item in held.items])
        case "Optional":
            return held
        case _:
            return join([_argument_of(engine, home, head, item) for item in held.items])


def _argument_of(engine: Engine, home: Frame, head: Expr, item: Value) -> Values:
    """Return what the last type argument of an object is, as one of the class `head`; else what it iterates over."""
    classes = {cls.ref for cls in engine.infer(home, head).items if isinstance(cls, ClassValue)}
    if isinstance(item, Instance):
        for ancestor in engine.lineage(item.ref, item.arguments).ancestors:
            if ancestor.ref in classes and ancestor.arguments and ancestor.arguments[-1].items:
                return ancestor.arguments[-1]
    return engine.element(item)


def read_parameter(engine: Engine, frame: Frame, parameter: Parameter | None) -> Values:
    """Return what a parameter holds: the known argument, the receiver, what is injected, annotated or defaulted."""
    if parameter is None:
        return UNKNOWN
    for name, values in frame.arguments:
        if name == parameter.name:
            return values
    if _is_receiver(engine, frame, parameter):
        return UNKNOWN if frame.receiver is None else one(frame.receiver)
    return _starred(engine, frame, parameter) if parameter.kind in _STARS else _declared(engine, frame, parameter)


def _starred(engine: Engine, frame: Frame, parameter: Parameter) -> Values:
    """Return what `*args: T` or `**kwargs: T` holds when nothing is known of the call."""
    if parameter.annotation is None:
        return UNKNOWN
    item = engine.annotation(replace(engine.outer(frame), receiver=frame.receiver), parameter.annotation)
    if parameter.kind == "star":
        return builtin_object(engine, "tuple", (item,))
    return builtin_object(engine, "dict", (builtin_object(engine, "str"), item))


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
    if _is_vague(engine, found, said):
        return said
    if not found.items or found.complete or not said.items:
        return found if found.items else said
    code = [item for item in found.items if isinstance(item, _CALLABLE)]
    return Values((*code, *(item for item in said.items if item not in code)))


def _is_vague(engine: Engine, found: Values, said: Values) -> bool:
    """Tell whether an annotation says more of a container than the expression that makes it: what it holds."""
    refs = {item.ref for item in said.items if isinstance(item, Instance) and item.arguments}
    return any(
        isinstance(item, Instance)
        and item.ref.module == engine.builtins()
        and item.arguments
        and not any(part.items for part in item.arguments)
        for item in found.items
    ) and bool(refs)


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

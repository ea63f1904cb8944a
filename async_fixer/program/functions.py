"""A function value and a call in, the frame that it runs in and what it gives back out; decorators, injection."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.index.walk import leaves, live_statements, own_expressions, walk_statements
from async_fixer.program.arguments import free_parameters
from async_fixer.program.builtin_objects import builtin_object
from async_fixer.program.frames import SUBCLASSED
from async_fixer.program.passing import bind
from async_fixer.program.records import Passed
from async_fixer.program.truth import truth_by_arguments
from async_fixer.program.type_slots import TYPE_SLOT, find_type_slots
from async_fixer.program.values import (
    MOST_DEPTH,
    MOST_VALUES,
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
    TypeForm,
    Value,
    Values,
    depth,
    join,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Expr, Parameter
    from async_fixer.program.engine import Engine

_CALLABLE = (FunctionValue, ClassValue, CallableValue, Partial, Running, TypeForm)
_STARS: Final = ("star", "double_star")


def enter(engine: Engine, passed: Passed | None, function: FunctionValue) -> Frame:
    """Return the frame in which a call runs a function that passes these arguments; None tells nothing of them."""
    scope = engine.scope(function.ref)
    if function.receiver is not None and scope.parameters and scope.parameters[0].kind == "star":
        passed = _with_receiver(passed, function.receiver)
    if passed is None:
        return Frame(function.ref, function.receiver, function.closure)
    parameters = free_parameters(scope, bound=function.receiver is not None)
    bound = bind(engine, passed, parameters)
    bound += _defaults(engine, function, passed, parameters, {parameter.name for parameter, _ in bound})
    deferred = _deferred(engine, function.ref)
    carried = [
        (parameter.name, values)
        for parameter, values in bound
        if parameter.name in deferred or _is_carried(engine, function, parameter, values)
    ]
    if scope.returns is not None or scope.name == "__init__":
        carried += find_type_slots(engine, bound, function.ref)
    frame = Frame(function.ref, function.receiver, function.closure, tuple(carried))
    return frame if depth(frame) <= MOST_DEPTH else replace(frame, arguments=())


def _with_receiver(passed: Passed | None, receiver: Value) -> Passed:
    """Return the arguments of a method that takes them all with a star, its object included."""
    if passed is None:
        return Passed((one(receiver),), rest=UNKNOWN)
    return replace(passed, positional=(one(receiver), *passed.positional))


def _defaults(
    engine: Engine, function: FunctionValue, passed: Passed, parameters: tuple[Parameter, ...], given: set[str]
) -> Iterator[tuple[Parameter, Values]]:
    """Yield the parameters that a call leaves out, with their defaults, where it is certain that it does."""
    if passed.rest is not None or passed.is_open or engine.module(function.ref.module).is_stub:
        return
    outer = engine.outer(Frame(function.ref, function.receiver, function.closure))
    for parameter in parameters:
        default, annotation = parameter.default, parameter.annotation
        if default is None or parameter.name in given:
            continue
        if annotation is None and parameter.name not in engine.asked(function.ref):
            continue
        if engine.injected(outer, default, annotation) is None:
            yield parameter, engine.infer(outer, default)


def _deferred(engine: Engine, ref: Ref) -> frozenset[str]:
    """Return the parameters that a library keeps to call or iterate them later, or that it reads and writes."""
    marks = engine.marks(ref)
    kept = [mark.value.partition(".")[0].rstrip("[]{}()") for mark in marks if mark.text("when")]
    return frozenset([*kept, *(mark.text("over") for mark in marks)]) if marks else frozenset()


def _is_carried(engine: Engine, function: FunctionValue, parameter: Parameter, values: Values) -> bool:
    """Tell whether an argument tells more than its parameter's annotation."""
    if any(isinstance(item, _CALLABLE) for item in values.items) or _decides(engine, function.ref, parameter, values):
        return True
    if all(_is_plain(engine, item) for item in values.items):
        return False
    if parameter.annotation is None or parameter.kind in _STARS:
        return True
    if engine.module(function.ref.module).is_stub:
        return False
    outer = engine.outer(Frame(function.ref, function.receiver, function.closure))
    said = engine.annotation(replace(outer, receiver=function.receiver), parameter.annotation)
    return _is_narrower(engine, values, said)


def _decides(engine: Engine, ref: Ref, parameter: Parameter, values: Values) -> bool:
    """Tell whether it is known of an argument whether it is None or which constant, and a function asks that."""
    if not values.constant and (not values.complete or bool(values.items) != values.present):
        return False
    return parameter.name in engine.asked(ref)


def _is_plain(engine: Engine, item: Value) -> bool:
    if isinstance(item, TupleValue):
        return all(_is_plain(engine, part) for values in item.items for part in values.items)
    if isinstance(item, Instance) and item.fields:
        return all(_is_plain(engine, part) for _, values in item.fields for part in values.items)
    return isinstance(item, Instance) and engine.is_plain(item)


def _is_narrower(engine: Engine, values: Values, said: Values) -> bool:
    """Tell whether values say more than an annotation: other classes, fewer of them, or what the objects wrap."""
    named = [item for item in said.items if isinstance(item, Instance)]
    held = [item for item in values.items if isinstance(item, Instance)]
    refs = {item.ref for item in named}
    if len(held) < len(values.items):
        return False
    if any(item.ref not in refs for item in held):
        return True
    bare = {item.ref for item in named if not item.arguments}
    fewer = len({item.ref for item in held}) < len(refs)
    return values.complete and (fewer or any(item.ref in bare and _wraps_known(engine, item) for item in held))


def _wraps_known(engine: Engine, item: Instance) -> bool:
    """Tell whether it is known what an object wraps; what built-in containers hold would tell too many frames apart."""
    return item.ref.module != engine.builtins() and any(part.items for part in item.arguments)


def read_parameter(engine: Engine, frame: Frame, parameter: Parameter | None) -> Values:
    """Return what a parameter holds: the known argument, the receiver, what is injected, annotated or defaulted."""
    if parameter is None:
        return UNKNOWN
    for name, values in frame.arguments:
        if name == parameter.name:
            return values
    if frame.receiver is not None and _is_receiver(engine, frame, parameter):
        return _below(engine, frame, frame.receiver) or one(frame.receiver)
    return _starred(engine, frame, parameter) if parameter.kind in _STARS else _declared(engine, frame, parameter)


def _below(engine: Engine, frame: Frame, receiver: Value) -> Values | None:
    """Return the classes with which a method runs that runs with each class below; None for other methods."""
    if engine.scope(frame.ref).name != SUBCLASSED or not (isinstance(receiver, ClassValue) and receiver.or_below):
        return None
    classes = tuple(ClassValue(ref) for ref in engine.subclasses(receiver.ref))
    return Values(classes, complete=True) if 0 < len(classes) <= MOST_VALUES else None


def _starred(engine: Engine, frame: Frame, parameter: Parameter) -> Values:
    """Return what `*args: T` or `**kwargs: T` holds when nothing is known of the call."""
    outer = replace(engine.outer(frame), receiver=frame.receiver)
    item = UNKNOWN if parameter.annotation is None else engine.annotation(outer, parameter.annotation)
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
        said = engine.annotation(replace(outer, receiver=frame.receiver), parameter.annotation)
        return replace(said, present=False) if _is_none(parameter.default) else said
    return UNKNOWN if parameter.default is None else _just_one(engine.infer(outer, parameter.default))


def _just_one(default: Values) -> Values:
    """Return what a parameter holds of which just the default is known: something else may be given."""
    return replace(default, complete=False, present=False, constant="")


def _is_none(default: Expr | None) -> bool:
    """Tell whether a default is None, whatever the annotation says."""
    return isinstance(default, ir.Literal) and default.kind == "none"


def _is_receiver(engine: Engine, frame: Frame, parameter: Parameter) -> bool:
    parameters = engine.scope(frame.ref).parameters
    return frame.receiver is not None and bool(parameters) and parameters[0] is parameter


def read_returned(engine: Engine, frame: Frame) -> Values:
    """Return what a function returns: what its statements say, else its annotation."""
    scope = engine.scope(frame.ref)
    stub = engine.module(frame.ref.module).is_stub
    said = UNKNOWN if scope.returns is None else engine.annotation(_annotation_frame(engine, frame), scope.returns)
    if stub or scope.is_generator:
        return said
    live = live_statements(scope.body, partial(truth_by_arguments, engine, frame))
    returns = [part.value for part in live if isinstance(part, ir.Return)]
    found = (
        join([NOTHING if value is None else engine.infer(frame, value) for value in returns]) if returns else NOTHING
    )
    if not leaves(scope.body):
        found = replace(found, present=said.present)
    if _is_vague(engine, found, said):
        return said
    if not found.items or found.complete or not said.items:
        return found if found.items else said
    code = [item for item in found.items if isinstance(item, _CALLABLE)]
    rest = tuple(item for item in said.items if item not in code)
    return Values((*code, *rest), complete=said.complete and not code)


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


def read_result(engine: Engine, frame: Frame) -> Values:
    """Return what a generator function gives at its end: what its statements return, else its annotation."""
    scope = engine.scope(frame.ref)
    returned = [part.value for part in walk_statements(scope.body) if isinstance(part, ir.Return)]
    made = join([engine.infer(frame, value) for value in returned if value is not None])
    if made.items or scope.returns is None:
        return made
    said = engine.annotation(_annotation_frame(engine, frame), scope.returns)
    return join([item.arguments[-1] for item in said.items if isinstance(item, Instance) and len(item.arguments) > 2])  # noqa: PLR2004 - what it yields, gets and returns


def read_yielded(engine: Engine, frame: Frame) -> Values:
    """Return what a generator function yields."""
    scope = engine.scope(frame.ref)
    if scope.kind == "comprehension":
        return engine.infer(frame, engine.comprehension(frame.ref).elements[0])
    found = [values for part in own_expressions(scope.body) if (values := _yielded_by(engine, frame, part)) is not None]
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

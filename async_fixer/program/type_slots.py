"""The arguments of a call and the annotations of the parameters in, what the type variables stand for out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.program.values import (
    UNKNOWN,
    ClassValue,
    Frame,
    Instance,
    Ref,
    TypeForm,
    TypeVariable,
    Value,
    Values,
    join,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from async_fixer.index.ir import Expr, Parameter
    from async_fixer.program.engine import Engine

TYPE_SLOT: Final = "~"
"""arguments of a frame whose name starts so say what a type variable of the function stands for"""


def find_type_slots(
    engine: Engine, bound: list[tuple[Parameter, Values]], function: Ref
) -> Iterator[tuple[str, Values]]:
    """Yield what the type variables of a function stand for, as its arguments tell."""
    home = Frame(Ref(function.module, 0))
    for parameter, values in bound:
        if parameter.annotation is not None:
            yield from _match_variable(engine, home, parameter.annotation, _of_each(engine, parameter, values))


def _of_each(engine: Engine, parameter: Parameter, values: Values) -> Values:
    """Return what the annotation of a parameter speaks of: with stars, of each argument that it takes."""
    if parameter.kind == "star":
        return join([engine.element(item) for item in values.items])
    if parameter.kind == "double_star":
        return join([held for item in values.items if isinstance(item, Instance) for _, held in item.fields])
    return values


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
            for operand in operands:
                yield from _match_variable(engine, home, operand, held)
        case _:
            return


def _argument(engine: Engine, home: Frame, head: Expr, held: Values, number: int) -> Values:
    """Return one type argument of values, as those of the class `head`."""
    return join([part for item in held.items for part in _argument_of(engine, home, head, item, number)])


def _argument_of(engine: Engine, home: Frame, head: Expr, item: Value, number: int) -> Iterator[Values]:
    classes = {cls.ref for cls in engine.infer(home, head).items if isinstance(cls, ClassValue)}
    if isinstance(item, Instance):
        for ancestor in engine.lineage(item.ref, item.arguments).ancestors:
            arguments = ancestor.arguments
            if ancestor.ref in classes and -len(arguments) <= number < len(arguments) and arguments[number].items:
                yield arguments[number]
                return
        if item.ref.module == engine.builtins() and 0 <= number < len(item.arguments) > 1:
            yield item.arguments[number]  # a dict as the mapping that is asked for


def _last_argument(engine: Engine, home: Frame, head: Expr, held: Values, number: int) -> Values:
    found = _argument(engine, home, head, held, number)
    return found if found.items else _inner(engine, home, head, held)


def _inner(engine: Engine, home: Frame, head: Expr, held: Values) -> Values:
    """Return what stands in the brackets of a form of the typing language or of a class, for these values."""
    name = (engine.origin(home, head) or "").rpartition(".")[2]
    read = _FORMS.get(name)
    if read is not None:
        return join([read(engine, item) for item in held.items])
    return join([_one_inner(engine, home, head, item) for item in held.items])


def _one_inner(engine: Engine, home: Frame, head: Expr, item: Value) -> Values:
    """Return what the last type argument of an object is, as one of the class `head`; else what it iterates over."""
    return next(_argument_of(engine, home, head, item, -1), None) or engine.element(item)


def _instance_of(engine: Engine, item: Value) -> Values:
    match item:
        case ClassValue(ref=ref, arguments=arguments):
            return one(Instance(ref, arguments))
        case TypeForm(frame=frame, expression=expression):
            return engine.annotation(frame, expression)
        case _:
            return UNKNOWN


def _entered(engine: Engine, item: Value) -> Values:
    return engine.entered(item, is_async=False)


def _entered_async(engine: Engine, item: Value) -> Values:
    return engine.entered(item, is_async=True)


def _same(_engine: Engine, item: Value) -> Values:
    return one(item)


def _result(engine: Engine, item: Value) -> Values:
    return engine.result(item)


def _awaited(engine: Engine, item: Value) -> Values:
    return engine.awaited(item)


_FORMS: Final[dict[str, Callable[[Engine, Value], Values]]] = {
    "AbstractAsyncContextManager": _entered_async,
    "AbstractContextManager": _entered,
    "AsyncContextManager": _entered_async,
    "Awaitable": _awaited,
    "Callable": _result,
    "ContextManager": _entered,
    "Coroutine": _awaited,
    "Optional": _same,
    "Type": _instance_of,
    "type": _instance_of,
}

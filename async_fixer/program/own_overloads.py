"""A call of a function of the project and what its body may give in, what the overload that fits leaves of that out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.program.annotations import TYPING
from async_fixer.program.arguments import free_parameters, match_arguments
from async_fixer.program.lifting import constant
from async_fixer.program.values import Frame, FunctionValue, Instance, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Call, Expr, Parameter
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Value, Values


def left_by_overload(engine: Engine, frame: Frame, call: Call, value: Value, made: Values) -> Values:
    """Return what a call gives, of the classes that the overload names which its arguments choose."""
    if len(made.items) < 2 or not isinstance(value, FunctionValue):  # noqa: PLR2004 - one alone needs no choice
        return made
    outer = engine.outer(Frame(value.ref, value.receiver, value.closure))
    for overload in find_overloads(engine, outer, value.ref):
        fits = _judge(engine, frame, call, replace(value, ref=overload))
        if fits is None:
            return made
        if fits:
            return _of_classes(engine, made, engine.scope(overload).returns, outer)
    return made


def find_overloads(engine: Engine, outer: Frame, ref: Ref) -> Iterator[Ref]:
    """Yield the overloads that stand before a function of the project."""
    scope = engine.scope(ref)
    around = Ref(ref.module, scope.parent)
    found = () if scope.parent < 0 else engine.bindings(around).names.get(scope.name, ())
    for binding in found:
        other = Ref(ref.module, binding.scope)
        if binding.kind == "define" and other != ref:
            origins = [engine.origin(outer, decorator) or "" for decorator in engine.scope(other).decorators]
            if any(name.rpartition(".")[0] in TYPING and name.endswith(".overload") for name in origins):
                yield other


def _of_classes(engine: Engine, made: Values, returns: Expr | None, outer: Frame) -> Values:
    said = () if returns is None else engine.annotation(outer, returns).items
    classes = {item.ref for item in said if isinstance(item, Instance)}
    kept = tuple(item for item in made.items if isinstance(item, Instance) and _is_below(engine, item, classes))
    return replace(made, items=kept) if kept else made


def _is_below(engine: Engine, item: Instance, classes: set[Ref]) -> bool:
    return any(owner.ref in classes for owner in engine.lineage(item.ref, item.arguments).ancestors)


def _judge(engine: Engine, frame: Frame, call: Call, overload: FunctionValue) -> bool | None:
    """Tell whether the arguments of a call fit an overload; None: not known."""
    parameters = free_parameters(engine.scope(overload.ref), bound=overload.receiver is not None)
    given = match_arguments(call, parameters)
    if not given.exact:
        return None
    outer = engine.outer(Frame(overload.ref, overload.receiver, overload.closure))
    fits = [
        _takes(engine, frame, parameter, given.by_name.get(parameter.name), outer)
        for parameter in parameters
        if parameter.kind not in ("star", "double_star")
    ]
    return False if False in fits else None if None in fits else True


def _takes(engine: Engine, frame: Frame, parameter: Parameter, argument: Expr | None, outer: Frame) -> bool | None:
    """Tell whether a parameter of an overload takes an argument, or goes without one; None: not known."""
    if argument is None:
        return parameter.default is not None
    match parameter.annotation:
        case None:
            return True
        case ir.Subscript(value=form, index=index) if (engine.origin(outer, form) or "").endswith(".Literal"):
            return _is_one_of(engine, frame, argument, index)
        case annotation:
            said = engine.annotation(outer, annotation).items
            classes = {item.ref for item in said if isinstance(item, Instance)}
            return _are_of(engine, engine.infer(frame, argument), classes)


def _is_one_of(engine: Engine, frame: Frame, argument: Expr, index: Expr) -> bool | None:
    _, held = constant(engine, frame, argument)
    if not isinstance(held, ir.Literal):
        return None
    items = index.items if isinstance(index, ir.Display) else (index,)
    return any(isinstance(item, ir.Literal) and (item.kind, item.value) == (held.kind, held.value) for item in items)


def _are_of(engine: Engine, held: Values, classes: set[Ref]) -> bool | None:
    if not classes or not held.complete or not held.items:
        return None
    known = {_is_of(engine, item, classes) for item in held.items}
    return known.pop() if len(known) == 1 else None


def _is_of(engine: Engine, item: Value, classes: set[Ref]) -> bool | None:
    if not isinstance(item, Instance):
        return None
    if _is_below(engine, item, classes):
        return True
    may_be = not item.exact and any(_is_below(engine, Instance(cls), {item.ref}) for cls in classes)
    return None if may_be else False

"""A call in, the values that it passes to the parameters of what it calls out; known stars are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.program.builtin_objects import builtin_object
from async_fixer.program.records import Passed
from async_fixer.program.values import Instance, TupleValue, Values, join, one

if TYPE_CHECKING:
    from async_fixer.index.ir import Call, Expr, Parameter
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Frame

_POSITIONAL = ("positional", "plain")


def read_passed(engine: Engine, caller: Frame, call: Call) -> Passed:
    """Return what a call passes that is made in `caller`."""
    found: list[Values] = []
    rest: list[Values] = []
    for argument in call.args:
        known = _expand(engine, caller, argument)
        if known is None or rest:
            rest.append(_any_of(engine, caller, argument))
        else:
            found.extend(known)
    is_open = any(not keyword.name for keyword in call.keywords)
    return Passed(tuple(found), _named(engine, caller, call), join(rest) if rest else None, is_open)


def _expand(engine: Engine, caller: Frame, argument: Expr) -> tuple[Values, ...] | None:
    """Return the arguments that one stands for; None for a star over something of unknown length."""
    if not isinstance(argument, ir.Starred):
        return (engine.infer(caller, argument),)
    match engine.infer(caller, argument.value).items:
        case (TupleValue(items=items),):
            return items
        case _:
            return None


def _any_of(engine: Engine, caller: Frame, argument: Expr) -> Values:
    if not isinstance(argument, ir.Starred):
        return engine.infer(caller, argument)
    return join([engine.element(item) for item in engine.infer(caller, argument.value).items])


def _named(engine: Engine, caller: Frame, call: Call) -> tuple[tuple[str, Values], ...]:
    found: dict[str, Values] = {}
    for keyword in call.keywords:
        held = engine.infer(caller, keyword.value)
        if keyword.name:
            found[keyword.name] = held
            continue
        match held.items:
            case (Instance(fields=fields),):
                found.update(fields)
            case _:
                continue
    return tuple(found.items())


def bind(engine: Engine, passed: Passed, parameters: tuple[Parameter, ...]) -> list[tuple[Parameter, Values]]:
    """Return what each parameter gets; those that get nothing known are left out."""
    positional = [parameter for parameter in parameters if parameter.kind in _POSITIONAL]
    bound = list(zip(positional, passed.positional, strict=False))
    named = dict(passed.named)
    if passed.rest is not None:
        left = [parameter for parameter in positional[len(bound) :] if parameter.name not in named]
        bound += [(parameter, replace(passed.rest, complete=False)) for parameter in left]
    taken = {parameter.name for parameter, _ in bound}
    by_name = {parameter.name: parameter for parameter in parameters if parameter.kind in ("plain", "keyword")}
    bound += [(by_name[name], values) for name, values in named.items() if name in by_name and name not in taken]
    for parameter in parameters:
        if parameter.kind == "star":
            bound += _star(engine, parameter, passed, len(positional))
        if parameter.kind == "double_star":
            loose = {name: held for name, held in named.items() if name not in by_name}
            bound += [(parameter, packed(engine, loose))] if loose else []
    return bound


def _star(engine: Engine, parameter: Parameter, passed: Passed, taken: int) -> list[tuple[Parameter, Values]]:
    items = passed.positional[taken:]
    if passed.rest is not None:
        return [(parameter, builtin_object(engine, "tuple", (join([*items, passed.rest]),)))]
    return [(parameter, one(TupleValue(items)))] if items else []


def packed(engine: Engine, named: dict[str, Values]) -> Values:
    """Return the dict that a double star makes of arguments by name."""
    keys = builtin_object(engine, "str")
    return builtin_object(engine, "dict", (keys, join(list(named.values()))), tuple(named.items()))

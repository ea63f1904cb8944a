"""What a call may run and what it passes in, the overloads of a library's function that fit the arguments out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from async_fixer.program.arguments import free_parameters
from async_fixer.program.decorators import dispatching_method
from async_fixer.program.dispatching import chosen, find_variants
from async_fixer.program.passing import bind
from async_fixer.program.values import UNKNOWN, Frame, FunctionValue, Instance, Ref, Values

if TYPE_CHECKING:
    from async_fixer.program.engine import Engine
    from async_fixer.program.records import Passed


def fitting(engine: Engine, held: Values, passed: Passed) -> Values:
    """Return the values that a call can mean: of overloads those that fit, else those that take anything."""
    if len(held.items) < 2:  # noqa: PLR2004 - one alone needs no choice
        return held
    held = _dispatched(engine, held, passed)
    groups = _overloads(engine, held)
    if not groups:
        return held
    picked = {item for group in groups for item in _choose(engine, group, passed)}
    dropped = {item for group in groups for item in group} - picked
    return replace(held, items=tuple(item for item in held.items if item not in dropped))


def _dispatched(engine: Engine, held: Values, passed: Passed) -> Values:
    """Return values without the variants of a function that are not for the class of the first argument."""
    for item in held.items:
        method = dispatching_method(engine, item)
        if isinstance(item, FunctionValue) and method:
            variants = find_variants(engine, item, method)
            group = {item, *(variant.function for variant in variants)}
            argument = passed.positional[0] if passed.positional else UNKNOWN
            found = chosen(engine, item, variants, argument) or Values(tuple(group))
            kept = tuple(other for other in held.items if other not in group or other in found.items)
            return Values(kept, held.complete and found.complete)
    return held


def _overloads(engine: Engine, held: Values) -> list[list[FunctionValue]]:
    """Return the functions of stubs that have their name in common with another one."""
    groups: dict[tuple[str, str], list[FunctionValue]] = {}
    for item in held.items:
        if isinstance(item, FunctionValue) and engine.module(item.ref.module).is_stub:
            groups.setdefault((item.ref.module, engine.scope(item.ref).qualname), []).append(item)
    return [group for group in groups.values() if len(group) > 1]


def _choose(engine: Engine, group: list[FunctionValue], passed: Passed) -> list[FunctionValue]:
    """Return the first overload whose annotations name the arguments' classes, else those that name none."""
    taking = [item for item in group if _takes(engine, item, passed)] or group
    judged = [(item, _judge(engine, item, passed)) for item in taking]
    certain = [item for item, fits in judged if fits]
    if certain:
        return certain[:1]
    return [item for item, fits in judged if fits is None] or taking


def _takes(engine: Engine, function: FunctionValue, passed: Passed) -> bool:
    """Tell whether an overload takes so many arguments by position."""
    if passed.rest is not None or passed.is_open:
        return True
    parameters = free_parameters(engine.scope(function.ref), bound=function.receiver is not None)
    places = [parameter for parameter in parameters if parameter.kind in ("positional", "plain")]
    given, named = len(passed.positional), {name for name, _ in passed.named}
    missing = [part for part in places[given:] if part.default is None and part.name not in named]
    return not missing and (given <= len(places) or any(part.kind == "star" for part in parameters))


def _judge(engine: Engine, function: FunctionValue, passed: Passed) -> bool | None:
    """Tell whether the arguments fit an overload; None: it asks for nothing that would have to be known."""
    home = Frame(Ref(function.ref.module, 0))
    found: bool | None = None
    parameters = free_parameters(engine.scope(function.ref), bound=function.receiver is not None)
    for parameter, values in bind(engine, passed, parameters):
        said = Values() if parameter.annotation is None else engine.annotation(home, parameter.annotation)
        wanted = {item.ref for item in said.items if isinstance(item, Instance)}
        if not wanted:
            continue
        held = [item for item in values.items if isinstance(item, Instance)]
        above = [{owner.ref for owner in engine.lineage(item.ref, item.arguments).ancestors} for item in held]
        if not held or not any(refs & wanted for refs in above):
            return False
        found = True
    return found

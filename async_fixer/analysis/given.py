"""What a framework hands to a function that it calls: arguments given with it, the state that a request begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.analysis.displays import items_under
from async_fixer.analysis.facts import SHARED
from async_fixer.analysis.held import item_step
from async_fixer.analysis.outcomes import find_yielded
from async_fixer.analysis.roots import find_held
from async_fixer.index import ir
from async_fixer.program.arguments import Arguments, free_parameters, match_arguments
from async_fixer.program.injection import parameters_of
from async_fixer.program.values import Frame, Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.analysis.entry_points import Entry
    from async_fixer.analysis.held import Held
    from async_fixer.analysis.registration import Registration

_BEGINS: Final = "lifespan"


def find_given_along(analysis: Analysis, frame: Frame, name: str, path: str) -> Iterator[tuple[Frame, Held]]:
    """Yield what a call that registers a function gives along for its parameter: `add_task(f, ROWS)`."""
    for entry in analysis.entries:
        registration = entry.registration if entry.frame == frame else None
        if registration is not None and isinstance(registration.expression, ir.Call):
            argument = _along(analysis, entry, registration, registration.expression).get(name)
            if argument is not None:
                yield registration.frame, find_held(analysis.program.engine, registration.frame, argument, path)


def _along(analysis: Analysis, entry: Entry, registration: Registration, call: ir.Call) -> dict[str, ir.Expr]:
    """Return the arguments behind the registered function, as the function's own."""
    engine = analysis.program.engine
    parameter = registration.mark.text("parameter")
    given: Arguments = match_arguments(call, parameters_of(engine, registration.callee))
    if registration.mark.text("by") != "parameter" or parameter not in given.by_name:
        return {}
    own = free_parameters(analysis.program.scope(entry.frame.ref), bound=entry.frame.receiver is not None)
    return match_arguments(ir.Call(call.span, call.func, given.extra, call.keywords), own).by_name


def is_given_state(analysis: Analysis, frame: Frame, name: str, path: str) -> bool:
    """Tell whether an attribute of a request's state is what the application began with, or a global put there."""
    names = path.split(".")
    if len(names) < 2 or not _is_state(analysis, frame, name, names[0]):  # noqa: PLR2004 - the state, what is kept in it
        return False
    rest = ".".join(names[2:])
    return _is_begun_with(analysis, names[1]) or _is_put_there(analysis, names[1], rest)


def _is_state(analysis: Analysis, frame: Frame, name: str, attribute: str) -> bool:
    """Tell whether an attribute of a parameter is an object for whatever the project puts there."""
    program = analysis.program
    parameters = [item for item in program.scope(frame.ref).parameters if item.name == name]
    held = (item for found in parameters for item in program.engine.parameter(frame, found).items)
    kept = (item for value in held for item in program.engine.attribute(value, attribute).items)
    return any(isinstance(item, Instance) and program.has_mark(item, "namespace") for item in kept)


def _is_begun_with(analysis: Analysis, key: str) -> bool:
    """Tell whether the application yields something under a key at its start: each request gets the same object."""
    engine = analysis.program.engine
    return any(
        isinstance(outcome.expression, ir.Display) and any(items_under(outcome.expression, item_step(key)))
        for entry in analysis.entries
        if entry.point.kind == _BEGINS
        for outcome in find_yielded(engine, entry.frame, "")
    )


def _is_put_there(analysis: Analysis, key: str, path: str) -> bool:
    """Tell whether the project puts something shared into an attribute of that name."""
    program = analysis.program
    values = ((program.frame(site.ref), site.binding.value) for site in program.engine.attribute_sites(key))
    found = (find_held(program.engine, frame, value, path) for frame, value in values if value is not None)
    return any(held.root.startswith(SHARED) for held in found)

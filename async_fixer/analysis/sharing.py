"""A parameter of a function in loop code in, whether what it holds is shared by requests out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.dependencies import is_shared_injection
from async_fixer.analysis.given import find_given_along, is_given_state
from async_fixer.analysis.handed import find_handed

if TYPE_CHECKING:
    from async_fixer.analysis.analysis import Analysis
    from async_fixer.program.step import Step
    from async_fixer.program.values import Frame


def is_shared_parameter(analysis: Analysis, frame: Frame, name: str, path: str = "") -> bool:
    """Tell whether a parameter may hold an object that other requests see: given by a caller, or injected.

    The first parameter of a method that is registered on an object holds that object. `path`: it is about this
    attribute of the object, or attribute of an attribute: what a new object was given may be shared.
    """
    return _is_shared(analysis, frame, name, path, set())


def _is_shared(analysis: Analysis, frame: Frame, name: str, path: str, seen: set[Frame]) -> bool:
    if frame in seen:
        return False
    seen.add(frame)
    if _is_registered_object(analysis, frame, name) or is_shared_injection(analysis.program, frame.ref, name, path):
        return True
    handed = ((caller, find_handed(analysis.program, step, name, path)) for caller, step in _callers(analysis, frame))
    for giver, held in (*handed, *find_given_along(analysis, frame, name, path)):
        if held.parameter:
            if _is_shared(analysis, giver, held.parameter, held.path, seen):
                return True
        elif held.root:
            return True
    return is_given_state(analysis, frame, name, path)


def _callers(analysis: Analysis, frame: Frame) -> tuple[tuple[Frame, Step], ...]:
    return tuple(analysis.graph.callers.get(frame, ()))


def _is_registered_object(analysis: Analysis, frame: Frame, name: str) -> bool:
    parameters = analysis.program.scope(frame.ref).parameters
    first = bool(parameters) and parameters[0].name == name and frame.receiver is not None
    return first and any(entry.frame == frame and entry.registered is not None for entry in analysis.entries)

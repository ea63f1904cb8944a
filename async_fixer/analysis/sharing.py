"""A parameter of a function in loop code in, whether what it holds is shared by requests out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.dependencies import is_shared_injection
from async_fixer.analysis.facts import PARAMETER
from async_fixer.analysis.handed import find_handed

if TYPE_CHECKING:
    from async_fixer.analysis.analysis import Analysis
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
    for caller, step in analysis.graph.callers.get(frame, ()):
        held = find_handed(analysis.program, step, name, path)
        if held.root.startswith(PARAMETER):
            above = held.path if path else ""  # whose attribute the whole object is does not matter
            if _is_shared(analysis, caller, held.root.removeprefix(PARAMETER), above, seen):
                return True
        elif held.root:
            return True
    return False


def _is_registered_object(analysis: Analysis, frame: Frame, name: str) -> bool:
    parameters = analysis.program.scope(frame.ref).parameters
    first = bool(parameters) and parameters[0].name == name and frame.receiver is not None
    return first and any(entry.frame == frame and entry.registered is not None for entry in analysis.entries)

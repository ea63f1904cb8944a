"""A parameter of a function in loop code in, whether what it holds is shared by requests out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.dependencies import is_shared_injection
from async_fixer.analysis.effects import argument_root

if TYPE_CHECKING:
    from async_fixer.analysis.analysis import Analysis
    from async_fixer.program.values import Frame

_PARAMETER = "parameter "


def is_shared_parameter(analysis: Analysis, frame: Frame, name: str) -> bool:
    """Tell whether a parameter may hold an object that other requests see: given by a caller, or injected.

    The first parameter of a method that is registered on an object holds that object.
    """
    return _is_shared(analysis, frame, name, set())


def _is_shared(analysis: Analysis, frame: Frame, name: str, seen: set[Frame]) -> bool:
    if frame in seen:
        return False
    seen.add(frame)
    if _is_registered_object(analysis, frame, name) or is_shared_injection(analysis.program, frame.ref, name):
        return True
    for caller, step in analysis.graph.callers.get(frame, ()):
        root = argument_root(analysis.program, step, name)
        if root.startswith(_PARAMETER):
            if _is_shared(analysis, caller, root.removeprefix(_PARAMETER), seen):
                return True
        elif root:
            return True
    return False


def _is_registered_object(analysis: Analysis, frame: Frame, name: str) -> bool:
    parameters = analysis.program.scope(frame.ref).parameters
    first = bool(parameters) and parameters[0].name == name and frame.receiver is not None
    return first and any(entry.frame == frame and entry.registered is not None for entry in analysis.entries)

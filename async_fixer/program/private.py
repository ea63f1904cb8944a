"""A private name that a class reads in, what that class means by it out: no subclass overrides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.program.members import attribute_above
from async_fixer.program.values import Instance, Ref

if TYPE_CHECKING:
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Frame, Value, Values


def is_private(name: str) -> bool:
    """Tell whether a name belongs to the class that it is written in: two underscores before it, not behind it too."""
    return name.startswith("__") and not name.endswith("__")


def read_private(engine: Engine, frame: Frame, value: Value, name: str) -> Values:
    """Return what a private attribute of a value holds, as the class around `frame` means it."""
    own = _class_around(engine, frame)
    if own is None or not isinstance(value, Instance) or name not in engine.bindings(own).names:
        return engine.attribute(value, name)
    return attribute_above(engine, value, own, name)


def _class_around(engine: Engine, frame: Frame) -> Ref | None:
    ref = frame.ref
    while ref.scope > 0:
        if engine.scope(ref).kind == "class":
            return ref
        ref = Ref(ref.module, engine.scope(ref).parent)
    return None

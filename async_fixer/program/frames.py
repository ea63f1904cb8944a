"""A scope in, the frame in which it runs when nothing is known of who calls it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.program.values import ClassValue, Frame, FunctionValue, Instance, Ref

if TYPE_CHECKING:
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Value

SUBCLASSED: Final = "__init_subclass__"
"""the method that runs with each class below"""


def plain_frame(engine: Engine, ref: Ref) -> Frame:
    """Return the frame of a scope: on an object of its own class, inside plain frames, arguments unknown."""
    scope = engine.scope(ref)
    if scope.kind == "module":
        return Frame(ref)
    parent = Ref(ref.module, scope.parent)
    closure = enclosing(engine, ref)
    if scope.kind == "comprehension":
        return Frame(ref, None, closure)
    if engine.scope(parent).kind == "class" and scope.kind == "function":
        return Frame(ref, _receiver(engine, ref, parent, closure), closure)
    return Frame(ref, None, closure)


def enclosing(engine: Engine, ref: Ref) -> Frame | None:
    """Return the plain frame of the nearest function around a scope; None at module level."""
    parent = Ref(ref.module, engine.scope(ref).parent)
    while parent.scope > 0:
        if engine.scope(parent).kind != "class":
            return plain_frame(engine, parent)
        parent = Ref(parent.module, engine.scope(parent).parent)
    return None


def _receiver(engine: Engine, ref: Ref, cls: Ref, closure: Frame | None) -> Value | None:
    if engine.scope(ref).name == SUBCLASSED:
        return ClassValue(cls, or_below=True)
    held = engine.defined(Frame(cls, None, closure), ref.scope).items
    kinds = {item.wrapped for item in held if isinstance(item, FunctionValue)}
    if "static" in kinds:
        return None
    return ClassValue(cls) if "class" in kinds else Instance(cls)

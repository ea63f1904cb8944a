"""A call that closes a generator in, whether that generator never ran out: closing it runs nothing then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.index.walk import own_expressions
from async_fixer.program.values import FunctionValue

if TYPE_CHECKING:
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Frame

_CLOSE: Final = ("close", "aclose")
_PASSING_ON: Final = ("aiter", "iter")


def closes_unstarted(engine: Engine, frame: Frame, call: ir.Call) -> bool:
    """Tell whether a call closes a generator that this very function made, and that nothing else here has touched."""
    match call:
        case ir.Call(func=ir.Attribute(value=ir.Name(id=name), attr=attr)) if attr in _CLOSE:
            found = engine.bindings(frame.ref).names.get(name, ())
            value = found[0].value if len(found) == 1 and found[0].kind == "assign" else None
            return value is not None and _is_made(engine, frame, value) and _is_only_closed(engine, frame, name)
        case ir.Call(func=ir.Attribute(value=held, attr=attr)) if attr in _CLOSE:
            return _is_made(engine, frame, held)
        case _:
            return False


def _is_made(engine: Engine, frame: Frame, value: ir.Expr) -> bool:
    """Tell whether an expression makes a generator that has not run yet."""
    match value:
        case ir.Call(func=ir.Name(id=name), args=(inner,)) if name in _PASSING_ON:
            return engine.origin(frame, value.func) == f"builtins.{name}" and _is_made(engine, frame, inner)
        case ir.Call(func=func):
            held = engine.infer(frame, func)
            return bool(held.items) and all(
                isinstance(item, FunctionValue) and engine.scope(item.ref).is_generator and not item.is_context
                for item in held.items
            )
        case _:
            return False


def _is_only_closed(engine: Engine, frame: Frame, name: str) -> bool:
    """Tell whether a local name is bound, and then only read to close what it holds."""
    scopes = engine.module(frame.ref.module).scopes
    if any(scope.parent == frame.ref.scope for scope in scopes):
        return False  # a nested function or comprehension may use it
    uses = [
        part for part in own_expressions(engine.scope(frame.ref).body) if isinstance(part, ir.Name) and part.id == name
    ]
    closing = [part for part in own_expressions(engine.scope(frame.ref).body) if _is_closing(part, name)]
    return len(uses) == len(closing) + 1  # once where it is bound


def _is_closing(part: ir.Expr, name: str) -> bool:
    match part:
        case ir.Call(func=ir.Attribute(value=ir.Name(id=held), attr=attr)):
            return held == name and attr in _CLOSE
        case _:
            return False

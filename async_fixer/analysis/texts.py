"""A text in a module in, whether it names a function of the program out: by its path, or as a member to look up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from async_fixer.analysis.owning import may_own
from async_fixer.analysis.use_sites import NAMESPACE
from async_fixer.index import ir
from async_fixer.index.walk import walk_expression
from async_fixer.program.decorators import callee_marks
from async_fixer.program.values import ModuleValue

if TYPE_CHECKING:
    from async_fixer.analysis.use_sites import Site
    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame, Ref, Value

_DOTTED: Final = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)+")
_COLON: Final = re.compile(r"([^\W\d]\w*(?:\.[^\W\d]\w*)*):[^\W\d]\w*(\.[^\W\d]\w*)*")


def judge_text(program: Program, ref: Ref, frame: Frame, site: Site) -> bool | None:
    """Tell whether a text that ends in a function's name certainly names it; None where it does not."""
    text = str(site.expression.value) if isinstance(site.expression, ir.Literal) else ""
    if _DOTTED.fullmatch(text):
        return True
    if ":" in text:
        colon = _COLON.fullmatch(text)
        return True if colon and is_module_path(program, ref, colon[1]) else None
    held = _looked_up_in(program, frame, site)
    if held is None:
        return None
    return bool(held) if not held or any(may_own(program, item, ref) for item in held) else None


def _looked_up_in(program: Program, frame: Frame, site: Site) -> tuple[Value, ...] | None:
    """Return what the object may be that a text is looked up in; None where it is looked up in nothing."""
    match site.around:
        case ir.Call(args=[holder, second, *_]) if second is site.expression:
            return program.engine.infer(frame, holder).items
        case ir.Call(func=func, args=[first, *_]) if first is site.expression:
            return () if _is_accessor(program, frame, func) else None
        case ir.Subscript(value=ir.Attribute(value=holder, attr=attr)) if attr == NAMESPACE:
            return program.engine.infer(frame, holder).items
        case ir.Subscript(value=ir.Call() as call):
            return _namespace_of(program, frame, call)
        case _:
            return None


def _is_accessor(program: Program, frame: Frame, func: ir.Expr) -> bool:
    """Tell whether a call makes something that reads the attribute that its first argument names."""
    held = program.engine.infer(frame, func).items
    return any(mark.name == "accessor" for item in held for mark in callee_marks(program.engine, item))


def _namespace_of(program: Program, frame: Frame, call: ir.Call) -> tuple[Value, ...] | None:
    """Return whose members a call gives, all of them: `vars(x)`, `globals()`."""
    marks = [
        mark
        for item in program.engine.infer(frame, call.func).items
        for mark in callee_marks(program.engine, item)
        if mark.name == "looks_up" and not mark.text("name")
    ]
    if not marks:
        return None
    return program.engine.infer(frame, call.args[0]).items if call.args else (ModuleValue(frame.ref.module),)


def is_module_path(program: Program, ref: Ref, path: str) -> bool:
    """Tell whether a dotted path is that of a function's module, from whatever root it is written."""
    name = program.index(ref.module).name
    return f".{name}".endswith(f".{path}") or f".{path}".endswith(f".{name}")


def names_module(program: Program, ref: Ref, expression: ir.Expr) -> bool:
    """Tell whether a text in an expression is the path of a function's module."""
    texts = [part.value for part in walk_expression(expression) if isinstance(part, ir.Literal)]
    return any(isinstance(text, str) and text and is_module_path(program, ref, text) for text in texts)

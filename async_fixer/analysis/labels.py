"""A registration in, how people name what it registers out: `GET /users/{id}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.program.injection import marked_argument

if TYPE_CHECKING:
    from async_fixer.analysis.registration import Registration
    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame


_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def label_of(program: Program, registration: Registration) -> str:
    """Return the label that a mark's template gives for one registration; "" where its parts are no literals."""
    template = registration.mark.text("label")
    call = registration.expression
    if not template or not isinstance(call, ir.Call):
        return ""
    parts: dict[str, str] = {}
    for name in _PLACEHOLDER.findall(template):
        argument = marked_argument(program.engine, call, registration.callee, name)
        text = _literal_text(argument)
        if text is None or _is_parameter(program, registration.frame, argument):
            return ""
        parts[name] = _prefix(program, registration, call) + text if name == "path" else text
    return template.format_map(parts)


def _literal_text(expression: ir.Expr | None) -> str | None:
    match expression:
        case ir.Literal(value=str() as text):
            return text
        case ir.Display(items=items):
            texts = [_literal_text(item) for item in items]
            return "|".join(text for text in texts if text is not None)
        case ir.Name(id=name) | ir.Attribute(attr=name):
            return name
        case _:
            return None


def _is_parameter(program: Program, frame: Frame, expression: ir.Expr | None) -> bool:
    """Tell whether an expression is a parameter of the function that registers: its callers know what it is."""
    number = frame.ref.scope if isinstance(expression, ir.Name) else 0
    while number > 0:
        scope = program.index(frame.ref.module).scopes[number]
        if any(isinstance(expression, ir.Name) and part.name == expression.id for part in scope.parameters):
            return True
        number = scope.parent
    return False


def _prefix(program: Program, registration: Registration, call: ir.Call) -> str:
    """Return what the receiver's constructor was given as prefix, where it is a literal."""
    parameter = registration.mark.text("prefix")
    if not parameter or not isinstance(call.func, ir.Attribute):
        return ""
    made = _constructor_call(program, registration.frame, call.func.value)
    if made is None:
        return ""
    for keyword in made.keywords:
        if keyword.name == parameter:
            return _literal_text(keyword.value) or ""
    return ""


def _constructor_call(program: Program, frame: Frame, receiver: ir.Expr) -> ir.Call | None:
    if not isinstance(receiver, ir.Name):
        return None
    bindings = program.engine.bindings(frame.ref).names.get(receiver.id, ())
    if not bindings and frame.ref.scope:
        outer = frame.closure or program.frame(frame.ref._replace(scope=0))
        return _constructor_call(program, outer, receiver)
    values = [binding.value for binding in bindings if isinstance(binding.value, ir.Call)]
    return values[0] if len(values) == 1 else None

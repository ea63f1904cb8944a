"""A registration in, how people name what it registers out: `GET /users/{id}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.program.constants import text_of
from async_fixer.program.injection import marked_argument

if TYPE_CHECKING:
    from async_fixer.analysis.registration import Registration
    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame, Ref


_PLACEHOLDER = re.compile(r"\{(\w+)(?:=(\w+))?\}")
"""a parameter, and what stands for it where the call leaves it out"""


def label_of(program: Program, registration: Registration) -> str:
    """Return the label that a mark's template gives for one registration; "" where its parts are no literals."""
    template = registration.mark.text("label")
    call = registration.expression
    if not template or not isinstance(call, ir.Call):
        return ""
    parts: dict[str, str] = {}
    for name, instead in _PLACEHOLDER.findall(template):
        argument = marked_argument(program.engine, call, registration.callee, name)
        text = _path_text(program, registration, argument) if name == "path" else _text(program, registration, argument)
        if text is None and not instead:
            return ""
        parts[name] = _prefix(program, registration, call) + (text or "") if name == "path" else text or instead
    return _PLACEHOLDER.sub(lambda found: parts[found[1]], template)


def _path_text(program: Program, registration: Registration, expression: ir.Expr | None) -> str | None:
    """Return a path that is written out, there or where the name is set that stands for it."""
    if isinstance(expression, ir.Name):
        constant = text_of(program.engine.infer(registration.frame, expression))
        assigned = program.assigned(registration.frame, expression) if constant is None else None
        expression = None if assigned is None else assigned[1]
        if constant is not None:
            return constant
    return expression.value if isinstance(expression, ir.Literal) and isinstance(expression.value, str) else None


def _text(program: Program, registration: Registration, expression: ir.Expr | None) -> str | None:
    """Return a text that is written out, or a name; not a parameter's, which stands for another thing in each call."""
    if isinstance(expression, ir.Name) and _is_parameter(program, registration.frame.ref, expression.id):
        return None
    return _literal_text(expression)


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


def _is_parameter(program: Program, ref: Ref, name: str) -> bool:
    """Tell whether a name is a parameter of the function that registers, or of one around it."""
    scopes = program.index(ref.module).scopes
    number = ref.scope
    while number > 0 and all(parameter.name != name for parameter in scopes[number].parameters):
        number = scopes[number].parent
    return number > 0


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

"""A template that is written out in, what filling it in runs of its arguments out: `%`, `str.format`, f-strings."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.program.implied import Method, Read, Special, first_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.implied import Implied

TEXT: Final = ("__format__", "__str__", "__repr__")
_SHOWN: Final = ("__repr__",)
_CONVERTED: Final = {"s": ("__str__", "__repr__"), "r": _SHOWN, "a": _SHOWN}
_WHOLE: Final = ("__int__", "__index__")
_REAL: Final = ("__float__", "__index__")
_PERCENT: Final = {**_CONVERTED, **dict.fromkeys("diouxXc", _WHOLE), **dict.fromkeys("eEfFgG", _REAL)}

_CONVERSION: Final = re.compile(r"%(?:\((\w*)\))?[#0\- +]*(\*|\d*)(?:\.(\*|\d*))?[hlL]?([a-zA-Z%])")
_STEP: Final = re.compile(r"\.([^.\[]+)|\[([^\]]+)\]")
_Field = tuple[str, str]
"""what a field of a template names, and the letter of its conversion"""


def format_string(expression: ir.Format) -> Iterator[Special]:
    """Yield what an f-string runs to turn its parts into text."""
    conversions = expression.conversions or ("",) * len(expression.parts)
    for part, conversion in zip(expression.parts, conversions, strict=True):
        yield first_of(part, _CONVERTED.get(conversion, TEXT))


def is_percent(expression: ir.Operation) -> bool:
    """Tell whether an operation fills in a template that is written out: `"%s" % value`."""
    match expression:
        case ir.Operation(ops=("%",), operands=(ir.Literal(kind="str"), _)):
            return True
        case _:
            return False


def percent(expression: ir.Operation) -> Iterator[Special]:
    """Yield what `"%s %r" % values` runs."""
    template, given = expression.operands
    found = _CONVERSION.findall(str(template.value) if isinstance(template, ir.Literal) else "")
    number = 0
    single = sum(kind != "%" for _, _, _, kind in found) == 1
    for name, width, precision, kind in found:
        number += (width == "*") + (precision == "*")
        if name:
            key = ir.Literal(given.span, "str", name)
            yield Special(given, (Method(given, "__getitem__", (key,)),))
            yield from _converted(expression, _item_named(given, key), kind)
        elif kind != "%":
            yield from _converted(expression, _item_at(given, number), kind)
            if single and not isinstance(given, ir.Display):
                yield from _converted(expression, given, kind)
            number += 1


def _converted(at: ir.Expr, operand: ir.Expr | None, kind: str) -> Iterator[Special]:
    if operand is not None and kind in _PERCENT:
        yield Special(at, tuple(Method(operand, method) for method in _PERCENT[kind]))


def _item_named(given: ir.Expr, key: ir.Literal) -> ir.Expr | None:
    if not isinstance(given, ir.Display):
        return ir.Subscript(given.span, given, key)
    items = zip(given.keys, given.items, strict=False)
    return next((item for part, item in items if isinstance(part, ir.Literal) and part.value == key.value), None)


def _item_at(given: ir.Expr, number: int) -> ir.Expr | None:
    """Return an item of the tuple on the right; of something else, what would be there if it is one."""
    match given:
        case ir.Display(kind="tuple", items=items):
            return items[number] if number < len(items) else None
        case ir.Display():
            return given if number == 0 else None
        case _:
            return ir.Subscript(given.span, given, ir.Literal(given.span, "int", number))


def template_fields(call: ir.Call) -> tuple[_Field, ...] | None:
    """Return the fields of the template of `"...".format(...)`; None where it or an argument is not written out."""
    match call:
        case ir.Call(func=ir.Attribute(value=ir.Literal(kind="str", value=str() as template), attr="format")):
            is_open = any(isinstance(argument, ir.Starred) for argument in call.args)
            is_open = is_open or any(not keyword.name for keyword in call.keywords)
            return None if is_open else _read_template(template)
        case _:
            return None


def _read_template(template: str) -> tuple[_Field, ...] | None:
    try:
        return tuple(_fields(template))
    except ValueError:
        return None


def _fields(template: str) -> Iterator[_Field]:
    for _, name, specification, conversion in Formatter().parse(template):
        if name is not None:
            yield name, conversion or ""
            yield from _fields(specification or "")


def filled_in(call: ir.Call, fields: tuple[_Field, ...]) -> Iterator[Implied]:
    """Yield what `str.format` runs: what a field reads of its argument, and what turns that into text."""
    arguments = {keyword.name: keyword.value for keyword in call.keywords}
    arguments |= {str(number): argument for number, argument in enumerate(call.args)}
    number = 0
    for name, conversion in fields:
        head = re.split(r"[.\[]", name, maxsplit=1)[0]
        number += not head
        operand = arguments.get(head or str(number - 1))
        if operand is None:
            continue
        for attribute, key in _STEP.findall(name[len(head) :]):
            implied, operand = _step(call, operand, attribute, key)
            yield implied
        yield Special(call, first_of(operand, _CONVERTED.get(conversion, TEXT)).choices)


def _step(call: ir.Call, operand: ir.Expr, attribute: str, key: str) -> tuple[Implied, ir.Expr]:
    """Return what reading an attribute or item runs, and the expression that it amounts to."""
    if attribute:
        return Read(call, operand, attribute), ir.Attribute(call.span, operand, attribute)
    is_number = key.isdigit()
    index = ir.Literal(call.span, "int" if is_number else "str", int(key) if is_number else key)
    return Special(call, (Method(operand, "__getitem__", (index,)),)), ir.Subscript(call.span, operand, index)

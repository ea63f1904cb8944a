"""The expressions inside an f-string, with their places.

Before Python 3.12 `ast` guesses the places of what stands inside an f-string, and is wrong for strings of several
lines or pieces; there the fields are looked for in the text and read again.
"""

from __future__ import annotations

import ast
import sys
from typing import Any, Final

from msgspec.structs import replace

from async_fixer.index.core import FileState, expression
from async_fixer.index.fields import Fields, find_fields
from async_fixer.index.ir import Display, Expr, Format
from async_fixer.index.spans import corners, line_starts_of, offsets_of
from async_fixer.span import make_span, span_end, span_start

_PLACES_ARE_RIGHT: Final = sys.version_info >= (3, 12)


def read_format(node: ast.JoinedStr, state: FileState, span: int) -> Format:
    """Return the record of the string at `span`."""
    found = _fields_of(node)
    conversions = tuple([conversion for _, conversion in found])
    parts = _parts([value for value, _ in found], node, state, span)
    return Format(span, parts, conversions if any(conversions) else (), _leading(node))


def _leading(node: ast.JoinedStr) -> str:
    """Return the text before the first field."""
    match node.values:
        case [ast.Constant(value=str() as text), _, *_]:
            return text
        case _:
            return ""


def _parts(values: list[ast.expr], node: ast.JoinedStr, state: FileState, span: int) -> tuple[Expr, ...]:
    """Return the records of the expressions in the string, those of format specifications included."""
    if _PLACES_ARE_RIGHT or not values:
        return tuple([expression(value, state) for value in values])
    fields = find_fields(state.text, span_start(span), span_end(span))
    trees = _read_again(fields, state.text)
    if [type(tree) for tree in trees] == [type(value) for value in values]:
        return tuple([_shifted(tree, field, state) for tree, field in zip(trees, fields, strict=True)])
    _pin(values, node)
    return tuple([expression(value, state) for value in values])


def _fields_of(node: ast.JoinedStr) -> list[tuple[ast.expr, str]]:
    """Return the formatted expressions in order of appearance, with the letter of their conversion."""
    found: list[tuple[ast.expr, str]] = []
    for field in node.values:
        parts: dict[str, Any] = vars(field)
        if "format_spec" in parts:
            found.append((parts["value"], chr(parts["conversion"]) if parts["conversion"] > 0 else ""))
            if parts["format_spec"] is not None:
                found += _fields_of(parts["format_spec"])
    return found


def _read_again(fields: Fields, text: str) -> list[ast.expr]:
    """Return the trees of the fields, each read between parentheses of its own; none when that cannot be done."""
    try:
        return [ast.parse(f"({text[start:end]})", mode="eval").body for start, end in fields]
    except SyntaxError:
        return []


def _shifted(tree: ast.expr, field: tuple[int, int], state: FileState) -> Expr:
    """Return the record of a tree whose places count from the parenthesis before the field."""
    start, end = field
    text = f"({state.text[start:end]})"
    outer = state.offsets
    state.offsets = offsets_of(text, line_starts_of(text), start - 1)
    made = expression(tree, state)
    state.offsets = outer
    if isinstance(made, Display) and span_start(made.span) < start:
        return replace(made, span=_bare(start, end, state.text))
    return made


def _bare(start: int, end: int, text: str) -> int:
    """Return the span of a tuple without parentheses: all of the field but the blanks around it."""
    field = text[start:end]
    return make_span(end - len(field.lstrip()), start + len(field.rstrip()))


def _pin(values: list[ast.expr], string: ast.JoinedStr) -> None:
    """Give all that stands in a string the place of the string: vague, but never wrong."""
    place = corners(string)
    for value in values:
        for node in ast.walk(value):
            if "lineno" in vars(node):
                vars(node).update(zip(("lineno", "col_offset", "end_lineno", "end_col_offset"), place, strict=True))

"""The text of an f-string in, the offsets of the expressions in it out; by the grammar before Python 3.12."""

from __future__ import annotations

import re
from typing import Final

_BETWEEN: Final = re.compile(r"(?:[\s\\]|#[^\r\n]*)*")
_TOKEN: Final = re.compile(r"""([A-Za-z]*)(\"{3}|'{3}|"|')((?:\\.|(?!\2).)*)\2""", re.DOTALL)
_STRING: Final = re.compile(r"""(\"{3}|'{3}|"|').*?\1""", re.DOTALL)
_LITERAL: Final = re.compile(r"(?:[^{}\\]|\{\{|\}\}|\\N\{[^}]*\}|\\(?![{}N]).|\\N?)*", re.DOTALL)
_RAW_LITERAL: Final = re.compile(r"(?:[^{}]|\{\{|\}\})*")
_SPECIFICATION: Final = re.compile(r"[^{}]*")
_COMPARISON: Final = re.compile(r"[<>=!]=")
_OPENING: Final = "([{"
_CLOSING: Final = ")]}"

Fields = list[tuple[int, int]]


def find_fields(text: str, start: int, end: int) -> Fields:
    """Return start and end of each expression in the strings from `start` to `end`, in order of appearance.

    What is no f-string by the grammar gives a list of another length than that of its parsed form, at worst.
    """
    fields: Fields = []
    position = _skip(_BETWEEN, text, start, end)
    while token := _TOKEN.match(text, position, end):
        prefix = token[1].lower()
        if "f" in prefix:
            literal = _RAW_LITERAL if "r" in prefix else _LITERAL
            _read_body(text, token.start(3), token.end(3), literal, fields)
        position = _skip(_BETWEEN, text, token.end(), end)
    return fields


def _read_body(text: str, position: int, end: int, literal: re.Pattern[str], fields: Fields) -> None:
    position = _skip(literal, text, position, end)
    while position < end and text[position] == "{":
        position = _read_field(text, position + 1, end, fields)
        position = _skip(literal, text, position, end)


def _read_field(text: str, start: int, end: int, fields: Fields) -> int:
    """Add the field whose expression starts at `start`, and those of its specification; return where it ends."""
    position = _end_of_expression(text, start, end)
    fields.append((start, position))
    while position < end and text[position] not in ":}":
        position += 1
    while position < end and text[position] != "}":
        position = _skip(_SPECIFICATION, text, position, end)
        if text[position : position + 1] == "{":
            position = _read_field(text, position + 1, end, fields)
    return position + 1


def _end_of_expression(text: str, position: int, end: int) -> int:
    depth = 0
    while position < end:
        character = text[position]
        if character in "'\"":
            position = _skip(_STRING, text, position, end)
            continue
        if depth == 0 and _COMPARISON.match(text, position, end):
            position += 2
            continue
        if depth == 0 and character in "!:=}":
            return position
        depth += (character in _OPENING) - (character in _CLOSING)
        position += 1
    return end


def _skip(pattern: re.Pattern[str], text: str, position: int, end: int) -> int:
    """Return the offset behind what `pattern` matches at `position`, at least one character further for a string."""
    match = pattern.match(text, position, end)
    return match.end() if match else position + 1

"""Constants in, Literal records that can be stored out; and the words in strings that may name something."""

from __future__ import annotations

import re
from sys import intern
from typing import TYPE_CHECKING, Final

from async_fixer.index.ir import Literal

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import EllipsisType

    Constant = str | bytes | int | float | complex | bool | None | EllipsisType

_LONGEST_PATH: Final = 200
_WORDS: Final = re.compile(r"[^\W\d]\w*(?:[.:][^\W\d]\w*)*")
_INT64: Final = 1 << 63


def literal_of(value: Constant, span: int) -> Literal:
    """Return the record of a constant; integers over 64 bits become their hexadecimal text."""
    return _BUILDERS[type(value)](value, span)


def mention_words(value: str, mentions: set[str]) -> None:
    """Add the parts of a string that looks like a dotted path, or like `module:name`, to `mentions`."""
    if len(value) <= _LONGEST_PATH and _WORDS.fullmatch(value):
        mentions.update([intern(word) for word in value.replace(":", ".").split(".")])


def _string(text: str, span: int) -> Literal:
    if not text.isascii():
        text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return Literal(span, "str", text)


_BUILDERS: Final[dict[type, Callable[..., Literal]]] = {
    str: _string,
    int: lambda value, span: Literal(span, "int", value if value < _INT64 else hex(value)),
    bool: lambda value, span: Literal(span, "bool", value),
    float: lambda value, span: Literal(span, "float", value),
    complex: lambda _, span: Literal(span, "complex", None),
    bytes: lambda value, span: Literal(span, "bytes", len(value)),
    type(None): lambda _, span: Literal(span, "none", None),
    type(...): lambda _, span: Literal(span, "ellipsis", None),
}

"""A statement of several lines that became shorter -> the same statement, joined where black joins it."""

from __future__ import annotations

import io
import tokenize
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from async_fixer.rewrite.align import read_tokens
from async_fixer.rewrite.layout import is_broken, strip_parentheses, width

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

_VALUE_FOLLOWS: Final = frozenset(
    {"=", "+=", "-=", "*=", "/=", "//=", "%=", "@=", "&=", "|=", "^=", ">>=", "<<=", "**="}
    | {"return", "if", "elif", "while", "assert"}
)
"""Behind these, parentheses around all of the rest only serve to break the line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a statement, with those that a string or a backslash continues it by."""

    text: str
    tokens: tuple[str, ...]
    level: int
    """how many brackets it stands in, without those that it begins by closing"""
    touched: bool

    @property
    def opens(self) -> bool:
        """Tell whether it ends with an opening bracket."""
        return self.tokens[-1] in "([{"

    @property
    def closes(self) -> bool:
        """Tell whether it begins with a closing bracket."""
        return self.tokens[0] in ")]}"


def read_rows(text: str, touched: Collection[int]) -> tuple[Row, ...]:
    """Return the rows of a statement; `touched` are the numbers, from 1 on, of the lines that were edited."""
    tokens = list(read_tokens(text))
    numbers = [token.start[0] for token, fresh in tokens if fresh]
    lines = io.StringIO(text, newline="").readlines()
    rows: list[Row] = []
    depth = 0
    for first, last in pairwise((1, *numbers, len(lines) + 1)):
        own = [token for token, _ in tokens if first <= token.start[0] < last]
        words = tuple(token.string for token in own)
        leading = next((count for count, word in enumerate(words) if word not in ")]}"), len(words))
        row = "".join(lines[first - 1 : last - 1]).rstrip("\r\n")
        rows.append(Row(row, words, depth - leading, any(first <= number < last for number in touched)))
        depth += sum(_count_bracket(token) for token in own)
    return tuple(rows) if depth == 0 and all(row.tokens for row in rows) else ()


def _count_bracket(token: tokenize.TokenInfo) -> int:
    return 0 if token.type != tokenize.OP else (token.string in "([{") - (token.string in ")]}")


def join_rows(rows: Sequence[Row], line_length: int) -> list[str]:
    """Return the lines of one logical line, joined as far as they have room."""
    for at, row in enumerate(rows[:-1]):
        joined = _join(rows[at:]) if not at or (row.opens and row.level == rows[0].level) else ""
        if joined and width(joined) <= line_length:
            return [*_join_bodies(rows[:at], line_length), joined]
    return _join_bodies(rows, line_length)


def flatten(text: str) -> str:
    """Return an expression of several lines as one line where black may join it; the text itself where not."""
    rows = read_rows(text, {1})
    return _join(rows) or text if len(rows) > 1 else text


def _join_bodies(rows: Sequence[Row], line_length: int) -> list[str]:
    """Return the lines of one logical line of which only what its brackets hold may be joined."""
    lines = []
    for inner, group in groupby(rows, lambda row: row.level > rows[0].level):
        body = list(group)
        lines += _join_items(body, line_length) if inner else [row.text for row in body]
    return lines


def _join_items(rows: Sequence[Row], line_length: int) -> list[str]:
    """Return the lines of what a pair of brackets holds, each item joined for itself where not all have room."""
    items = _split(rows, lambda row, following: row.tokens[-1] == "," and row.level == following.level == rows[0].level)
    joined = "" if rows[-1].tokens[-1].startswith((",", "#")) else _join(rows)
    if joined and width(joined) <= line_length:
        return [joined]
    return [line for item in items for line in _join_operands(item, line_length)]


def _join_operands(rows: Sequence[Row], line_length: int) -> list[str]:
    """Return the lines of one item, each operand or link of a chain joined for itself where not all have room."""
    joined = _join(rows)
    if joined and width(joined) <= line_length:
        return [joined]
    operands = _split(rows, lambda _, following: following.level == rows[0].level and not following.closes)
    return [line for operand in operands for line in join_rows(operand, line_length)]


def _split(rows: Sequence[Row], is_border: Callable[[Row, Row], bool]) -> list[list[Row]]:
    parts = [[rows[0]]]
    for row, following in pairwise(rows):
        if is_border(row, following):
            parts.append([])
        parts[-1].append(following)
    return parts


def _join(rows: Sequence[Row]) -> str:
    """Return the rows as one line; "" where black would keep them apart."""
    if len(rows) == 1 or not any(row.touched for row in rows) or not all(_may_meet(*pair) for pair in pairwise(rows)):
        return ""
    if is_broken(rows[-1].text):
        return ""
    if _is_wrapped(rows):
        inner = strip_parentheses(f"({_glue(rows[1:-1]).lstrip()})")
        if not inner.startswith("("):
            return rows[0].text[:-1] + inner + rows[-1].text.lstrip()[1:]
    return _glue(rows)


def _glue(rows: Sequence[Row]) -> str:
    pairs = pairwise(rows)
    return rows[0].text + "".join(_find_space(*pair) + pair[1].text.lstrip() for pair in pairs)


def _find_space(row: Row, following: Row) -> str:
    return "" if row.opens or following.closes or following.tokens[0] == "." else " "


def _may_meet(row: Row, following: Row) -> bool:
    """Tell whether nothing keeps the two apart: a comment, a backslash, a last comma, another style of breaking."""
    if (
        row.tokens[-1].startswith("#")
        or following.tokens[0].startswith("#")
        or is_broken(row.text)
        or row.text.endswith("\\")
    ):
        return False
    if following.closes:
        return row.tokens[-1] != "," and following.level <= row.level
    return following.level == row.level + row.opens


def _is_wrapped(rows: Sequence[Row]) -> bool:
    """Tell whether the rows are a statement that holds all behind its keyword or `=` in parentheses."""
    *head, bracket = rows[0].tokens
    if not rows[1:-1] or bracket != "(" or rows[0].level or rows[-1].tokens[0] != ")":
        return False
    behind = [word for word in rows[-1].tokens[1:] if not word.startswith("#")]
    follows = not head or head[-1] in _VALUE_FOLLOWS or (head[0], head[-1]) == ("for", "in")
    return follows and behind in ([], [":"]) and all(row.level for row in rows[1:-1])

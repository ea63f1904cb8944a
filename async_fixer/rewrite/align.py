"""Text of several lines whose first line moved -> the same text with the lines that were aligned to it moved along."""

from __future__ import annotations

import io
import re
import tokenize
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_SKIPPED = frozenset({tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER})
_CONTINUATION: Final = re.compile(r"\\(?:\r\n|\r|\n)")


def realign(text: str, column: int, delta: int, inner_delta: int) -> str:
    """Move the lines that are aligned under a bracket that moved.

    `text` begins at an opening bracket that stood at `column` and moved right by `delta`; the other brackets of its
    first line moved by `inner_delta`.
    """
    rows = _find_aligned_rows(text, column, delta, inner_delta)
    return _edit_rows(text, rows, _shift) if rows else text


def indent_more(text: str, step: str) -> str:
    """Put `step` before every line but the first, lines within strings excepted."""
    if "\n" not in text and "\r" not in text:
        return text
    rows = {token.start[0]: 0 for token, fresh in read_tokens(text) if fresh}
    return _edit_rows(text, rows, lambda line, _: step + line)


def dedent(text: str, step: str) -> str:
    """Take `step` away from every line but the first, lines within strings excepted."""
    if not step or ("\n" not in text and "\r" not in text):
        return text
    rows = {token.start[0]: 0 for token, fresh in read_tokens(f"({text}") if fresh}
    return _edit_rows(text, rows, lambda line, _: line.removeprefix(step))


def needs_brackets(text: str) -> bool:
    """Tell whether an expression goes over several lines outside its own brackets."""
    depth = 0
    for token, fresh in read_tokens(_CONTINUATION.sub(" ", text)):
        if fresh and not depth:
            return True
        if token.type == tokenize.OP:
            depth += (token.string in "([{") - (token.string in ")]}")
    return False


def find_comments(text: str) -> list[tuple[int, str]]:
    """Return the comments within an expression, each with its offset."""
    if "#" not in text:
        return []
    starts = [0]
    for line in io.StringIO(text, newline="").readlines():
        starts.append(starts[-1] + len(line))
    comments = [token for token, _ in read_tokens(f"({text}") if token.type == tokenize.COMMENT]
    places = [starts[row - 1] + column - (row == 1) for row, column in (comment.start for comment in comments)]
    return [(at, comment.string) for at, comment in zip(places, comments, strict=True)]


def is_aligned(text: str, column: int) -> bool:
    """Tell whether a line of `text`, which begins at `column`, is aligned under a bracket of the first line."""
    return bool(_find_aligned_rows(text, column, 1, 1))


def _find_aligned_rows(text: str, column: int, delta: int, inner_delta: int) -> dict[int, int]:
    """Return by how much each row has to move; a bracket in a row that moves takes along what is aligned under it."""
    open_brackets: list[tuple[int, int]] = []
    rows: dict[int, int] = {}
    for token, fresh in read_tokens(text):
        row, at = token.start
        if fresh and open_brackets and open_brackets[-1][0] + 1 == at and open_brackets[-1][1]:
            rows[row] = open_brackets[-1][1]
        if token.type == tokenize.OP and token.string in "([{":
            on_first = inner_delta if open_brackets else delta
            open_brackets.append((at + column, on_first) if row == 1 else (at, rows.get(row, 0)))
        elif token.type == tokenize.OP and token.string in ")]}" and open_brackets:
            open_brackets.pop()
    return rows


def read_tokens(text: str) -> Iterator[tuple[tokenize.TokenInfo, bool]]:
    """Yield each token, and whether it is the first of a line behind the first."""
    row, formats = 1, 0
    try:
        for token in tokenize.generate_tokens(io.StringIO(text, newline="").readline):
            if token.type in _SKIPPED:
                continue
            yield token, token.start[0] > row and not formats
            row = token.end[0]
            # From Python 3.12 on, f-strings are several tokens; their lines are text and stay where they are.
            kind = tokenize.tok_name[token.type]
            formats += kind.endswith("STRING_START") - kind.endswith("STRING_END")
    except (tokenize.TokenError, SyntaxError):
        # The text is a piece of a file: what follows its last bracket is nobody's business.
        return


def _edit_rows(text: str, rows: Mapping[int, int], edit: Callable[[str, int], str]) -> str:
    lines = io.StringIO(text, newline="").readlines()
    return "".join(edit(line, rows[number]) if number in rows else line for number, line in enumerate(lines, 1))


def _shift(line: str, delta: int) -> str:
    if delta >= 0:
        return " " * delta + line
    return line[-delta:] if line[:-delta].isspace() else line

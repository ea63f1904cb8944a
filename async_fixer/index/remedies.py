"""A syntax error in, what the user can do about it out: above all, which Python to run under."""

from __future__ import annotations

import re
import sys
from typing import Final

LIMIT_REMEDY: Final = "exclude the file, or break up the expression that is nested so deeply"
UNKNOWN_REMEDY: Final = "update async-fixer, or run it under an older Python"

_NEWER: Final = (
    ((3, 11), re.compile(r"\s*except\s*\*")),
    ((3, 12), re.compile(r"\s*type\s+\w+\s*(?:\[.*\])?\s*=")),
    ((3, 12), re.compile(r"\s*(?:async\s+def|def|class)\s+\w+\s*\[")),
    ((3, 12), re.compile(r".*\b(?:[fF][rR]?|[rR][fF])['\"]")),
    ((3, 13), re.compile(r"\s*(?:async\s+def|def|class|type)\s+\w+\s*\[[^]]*=")),
    ((3, 14), re.compile(r"\s*except\s+[\w.]+\s*,")),
    ((3, 14), re.compile(r".*\b(?:[tT][rR]?|[rR][tT])['\"]")),
)
"""The version that brought each piece of syntax, and how a line with it looks."""

_PYTHON_2: Final = re.compile(r"Missing parentheses in call to|multiple exception types must be parenthesized")


def remedy_of(error: SyntaxError, text: str, running: tuple[int, int] = sys.version_info[:2]) -> str:
    """Return the advice for a syntax error in `text`, given the version of Python that async-fixer runs under."""
    needed = _version_needed(_line_of(error, text), running)
    if needed:
        return f"if this is Python {needed} syntax, run async-fixer under Python {needed} or newer"
    if _PYTHON_2.search(error.msg or ""):
        return "this looks like Python 2: exclude the file"
    return "correct the file, or exclude it"


def _version_needed(line: str, running: tuple[int, int]) -> str:
    for version, looks in reversed(_NEWER):
        if running < version and looks.match(line):
            return ".".join(map(str, version))
    return ""


def _line_of(error: SyntaxError, text: str) -> str:
    lines = re.split(r"\r\n|\r|\n", text)
    number = error.lineno or 0
    return lines[number - 1] if 0 < number <= len(lines) else ""

"""A file's text -> which findings its `# async-fixer: ignore` comments silence, and which of them are mistaken."""

from __future__ import annotations

import difflib
import io
import re
import tokenize
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from async_fixer.model import RULES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_KNOWN: Final = frozenset(RULES.values())
_MENTION: Final = re.compile(r"async-fixer\s*:", re.IGNORECASE)
_DIRECTIVE: Final = re.compile(r"#\s*async-fixer\s*:\s*(?P<verb>[\w-]*)(?P<rest>[^#]*)", re.IGNORECASE)
_CODES: Final = re.compile(r"\s*\[(?P<codes>[^\[\]]*)\]")
_BARE_CODE: Final = re.compile(r"[\s:,(]*AF\d", re.IGNORECASE)
_VERBS: Final = ("ignore", "ignore-file")


@dataclass(frozen=True, slots=True)
class Suppressions:
    """What a file's comments silence. Lines are 1-based; an empty set of codes means every code."""

    lines: tuple[tuple[int, frozenset[str]], ...] = ()
    whole_file: tuple[frozenset[str], ...] = ()
    problems: tuple[tuple[int, str], ...] = ()
    """comments that cannot be understood, by line, with the reason: they silence nothing that they do not name"""

    def covers(self, first_line: int, last_line: int, code: str) -> bool:
        """Whether a finding of rule `code` on these lines (both included) is silenced."""
        if any(not codes or code in codes for codes in self.whole_file):
            return True
        return any(first_line <= line <= last_line and (not codes or code in codes) for line, codes in self.lines)


_NOTHING: Final = Suppressions()


def find_suppressions(text: str, known: Collection[str] = _KNOWN) -> Suppressions:
    """Return what the comments of the file silence; `known` are the codes that exist."""
    if not (("ixer" in text or "IXER" in text) and _MENTION.search(text)):
        return _NOTHING
    lines: list[tuple[int, frozenset[str]]] = []
    whole_file: list[frozenset[str]] = []
    problems: list[tuple[int, str]] = []
    for line, comment in _find_comments(text):
        for found in _DIRECTIVE.finditer(comment):
            codes, complaints = _read_directive(found["verb"].lower(), found["rest"], known)
            problems += [(line, complaint) for complaint in complaints]
            if codes is not None and found["verb"].lower() == "ignore":
                lines.append((line, codes))
            elif codes is not None:
                whole_file.append(codes)
    return Suppressions(tuple(lines), tuple(whole_file), tuple(problems))


def _find_comments(text: str) -> list[tuple[int, str]]:
    """Return the comments that mention the tool, by line; of a file that is broken whatever looks like one."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        tokens = [(token.start[0], token.string) for token in _tokenize(plain) if token.type == tokenize.COMMENT]
    except (tokenize.TokenError, SyntaxError):
        tokens = [(number, line[line.find("#") :]) for number, line in enumerate(plain.split("\n"), 1) if "#" in line]
    return [(line, comment) for line, comment in tokens if _MENTION.search(comment)]


def _tokenize(text: str) -> Iterable[tokenize.TokenInfo]:
    return tokenize.generate_tokens(io.StringIO(text).readline)


def _read_directive(verb: str, rest: str, known: Collection[str]) -> tuple[frozenset[str] | None, list[str]]:
    """Return the codes that the comment names (None: it silences nothing) and what is wrong with it."""
    if verb not in _VERBS:
        return None, [f"unknown directive {verb!r}; {_suggest(verb, _VERBS)}"]
    listed = _CODES.match(rest)
    if listed:
        return _read_codes(listed["codes"], known)
    if rest.lstrip().startswith("["):
        return None, ["the list of codes is not closed"]
    if _BARE_CODE.match(rest):
        return None, [f"codes stand in brackets: {verb}[AF103]"]
    return frozenset(), []


def _read_codes(text: str, known: Collection[str]) -> tuple[frozenset[str] | None, list[str]]:
    codes = frozenset(code.upper() for code in re.split(r"[\s,]+", text) if code)
    if not codes:
        return None, ["the list of codes is empty"]
    unknown = sorted(codes.difference(known))
    complaints = [f"unknown rule {code!r}; {_suggest(code, sorted(known))}" for code in unknown]
    return (codes.intersection(known) or None), complaints


def _suggest(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"did you mean {close[0]!r}?" if close else f"known: {', '.join(known)}"

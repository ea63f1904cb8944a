"""A rule code or a kind of blocking -> what people are told about it. The words of each rule are in `catalogue/`."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Final

from async_fixer.errors import UsageError
from async_fixer.model import RULES

PHRASES: Final = {
    "sleep": "sleeps",
    "http": "waits for an HTTP response",
    "database": "waits on the database",
    "network": "waits on the network",
    "file": "reads or writes files",
    "process": "waits for a process",
    "lock": "waits for a lock",
    "input": "waits for input",
    "cpu": "computes for long",
    "unresolved": "makes a call that could not be resolved",
}
"""What a finding of each kind says of the thread that runs it."""

_UNKNOWN_PHRASE: Final = "may wait"


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the catalogue; `text` is its page in Markdown, `meaning` the page's first paragraph as one line."""

    code: str
    kind: str
    title: str
    meaning: str
    text: str


def find_phrase(kind: str) -> str:
    """Return what a finding of `kind` is about, in words."""
    return PHRASES.get(kind, _UNKNOWN_PHRASE)


def find_title(code: str) -> str:
    """Return the title of the rule, or the code itself when the catalogue has no such rule."""
    return next((rule.title for rule in load_rules() if rule.code == code), code)


def explain(code: str) -> str:
    """Return the page of the rule `code`, in any case of letters. Raises UsageError when there is none."""
    rules = {rule.code: rule for rule in load_rules()}
    rule = rules.get(code.strip().upper())
    if rule is None:
        raise UsageError(f"there is no rule {code!r}", remedy=_suggest(code, tuple(rules)))
    return rule.text


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return the catalogue, in the order of the codes."""
    return tuple(_load_rule(code, kind) for kind, code in sorted(RULES.items(), key=lambda item: item[1]))


def _load_rule(code: str, kind: str) -> Rule:
    text = files(__package__).joinpath("catalogue", f"{code}.md").read_text(encoding="utf-8")
    heading, meaning, *_ = text.split("\n\n")
    return Rule(code, kind, heading.removeprefix(f"# {code}: "), meaning.replace("\n", " "), text)


def _suggest(code: str, known: tuple[str, ...]) -> str:
    by_word = {kind.upper(): rule for kind, rule in RULES.items()} | {rule: rule for rule in known}
    close = get_close_matches(code.strip().upper(), tuple(by_word), n=1)
    return f"did you mean {by_word[close[0]]}?" if close else f"the rules are {known[0]} to {known[-1]}"

"""The catalogue has a page for every rule, and each page has what people need."""

from __future__ import annotations

import ast
import re

import pytest

from async_fixer.errors import UsageError
from async_fixer.model import RULES
from async_fixer.report.rules import PHRASES, Rule, explain, find_phrase, find_title, load_rules


def test_there_is_one_rule_for_each_kind() -> None:
    assert {rule.kind: rule.code for rule in load_rules()} == RULES
    assert set(PHRASES) == set(RULES)


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.code)
def test_page_has_title_meaning_example_and_fix(rule: Rule) -> None:
    assert rule.text.startswith(f"# {rule.code}: {rule.title}\n\n")
    assert rule.meaning.endswith(".")
    assert re.findall(r"^## (.*)$", rule.text, re.MULTILINE) == ["Example", "Fix"]
    example, fix = re.findall(r"```python\n(.*?)```", rule.text, re.DOTALL)
    assert isinstance(ast.parse(example).body[0], ast.AsyncFunctionDef)
    assert ast.parse(fix) is not None
    assert example != fix


@pytest.mark.parametrize("spelling", ["AF103", "af103", " Af103 "])
def test_explain(spelling: str) -> None:
    assert explain(spelling).startswith("# AF103: ")


SUGGESTIONS = [
    ("AF0103", "did you mean AF103?"),
    ("databas", "did you mean AF103?"),
    ("qqqq", "the rules are AF101 to AF201"),
]


@pytest.mark.parametrize(("word", "remedy"), SUGGESTIONS)
def test_unknown_rule_names_the_closest(word: str, remedy: str) -> None:
    with pytest.raises(UsageError) as caught:
        explain(word)
    assert word in caught.value.reason
    assert caught.value.remedy == remedy


def test_unknown_kinds_and_codes_have_words_too() -> None:
    assert find_phrase("new") == "may wait"
    assert find_title("AF999") == "AF999"

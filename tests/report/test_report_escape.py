"""Text from analysed files commands nothing where it is shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from async_fixer.report.escape import sarif_message, visible, workflow_data, workflow_property

VISIBLE = [
    ("plain text, é, 日本, 🙂", "plain text, é, 日本, 🙂"),
    ("\x1b[31mred", "\\x1b[31mred"),
    ("bell\a", "bell\\x07"),
    ("one\ntwo\r", "one\\ntwo\\r"),
    ("\x9b2J", "\\x9b2J"),
    ("user\u202enimda", "user\\u202enimda"),
    ("\u2066isolate\u2069", "\\u2066isolate\\u2069"),
    ("zero\u200bwidth", "zero\\u200bwidth"),
    ("\u2028", "\\u2028"),
    ("lone \udc80", "lone \\udc80"),
    ("tag \U000e0041", "tag \\U000e0041"),
]


@pytest.mark.parametrize(("text", "shown"), VISIBLE)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(alphabet=st.characters()))
def test_visible_text_is_printable_and_can_be_encoded(text: str) -> None:
    shown = visible(text)
    assert shown.isprintable()
    assert shown.encode("utf-8").decode("utf-8") == shown


@given(st.text())
def test_workflow_commands_stay_on_one_line(text: str) -> None:
    assert not {"\r", "\n"} & set(workflow_data(text))
    assert not {"\r", "\n", ":", ","} & set(workflow_property(text))


def test_workflow_escapes_can_be_told_from_text() -> None:
    assert workflow_data("100%0A: a, b") == "100%250A: a, b"
    assert workflow_property("100%, a:b") == "100%25%2C a%3Ab"


SARIF = [
    ("GET /users/{id}", "GET /users/{id}"),
    ("GET /{0}", "GET /{{0}}"),
    ("x[0]", "x[0]"),
    ("see [docs](http://evil)", "see \\[docs\\](http://evil)"),
    ("handlers[name](request)", "handlers\\[name\\](request)"),
]


@pytest.mark.parametrize(("text", "escaped"), SARIF)
def test_sarif_message(text: str, escaped: str) -> None:
    assert sarif_message(text) == escaped


@given(st.text(alphabet="[](){}01a\\"))
def test_sarif_message_holds_no_placeholder(text: str) -> None:
    assert not re.search(r"(?<!\{)\{\d+\}(?!\})", sarif_message(text))

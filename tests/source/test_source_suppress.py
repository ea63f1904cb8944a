"""Comments silence what they name and nothing else; mistaken ones are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from async_fixer.source.suppress import Suppressions, find_suppressions


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("f()  # async-fixer: ignore\n", {(1, "AF101"), (1, "AF103")}),
        ("f()  # async-fixer: ignore[AF103]\n", {(1, "AF103")}),
        ("\nf()  #ASYNC-FIXER :  Ignore [ af103,AF101 ] because\n", {(2, "AF101"), (2, "AF103")}),
        ("f()  # noqa: X100  # async-fixer: ignore[AF101] # really\n", {(1, "AF101")}),
        ("f()  # async-fixer: ignore the disk is local\n", {(1, "AF101"), (1, "AF103")}),
        ("f()  # async-fixer: ignore[AF101]  # async-fixer: ignore[AF103]\n", {(1, "AF101"), (1, "AF103")}),
        ("x = 1\r\ny = 2\rf()  # async-fixer: ignore[AF103]\r", {(3, "AF103")}),
        ("x = '# async-fixer: ignore'\n", set()),
        ("'''\n# async-fixer: ignore-file\n'''\n", set()),
        ("# see async-fixer: ignore\n", set()),
        ("x = 1\n\x0c\ny()  # async-fixer: ignore[AF101]\n", {(3, "AF101")}),
    ],
)
def test_lines(text: str, covered: set[tuple[int, str]]) -> None:
    found = find_suppressions(text)
    codes = ("AF101", "AF103")
    assert {(line, code) for line in range(1, 5) for code in codes if found.covers(line, line, code)} == covered
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("# async-fixer: ignore-file\n", {"AF101", "AF103"}),
        ("x = 1\n# async-fixer:ignore-file[AF103]\n", {"AF103"}),
        ("# async-fixer: IGNORE-FILE [AF101]\n# async-fixer: ignore-file[AF103]\n", {"AF101", "AF103"}),
    ],
)
def test_whole_files(text: str, codes: set[str]) -> None:
    found = find_suppressions(text)
    assert {code for code in ("AF101", "AF103") if found.covers(99, 99, code)} == codes


def test_any_line_of_a_finding_will_do() -> None:
    found = find_suppressions("f(\n    1,  # async-fixer: ignore\n)\n")
    assert [found.covers(*lines, "AF101") for lines in ((1, 3), (1, 1), (2, 2), (3, 9))] == [True, False, True, False]


@pytest.mark.parametrize(
    ("comment", "problem", "still_silent"),
    [
        ("ignroe", "unknown directive 'ignroe'; did you mean 'ignore'?", False),
        ("off", "unknown directive 'off'; known: ignore, ignore-file", False),
        ("", "unknown directive ''", False),
        ("ignore[AF103", "the list of codes is not closed", False),
        ("ignore[]", "the list of codes is empty", False),
        ("ignore AF103", "codes stand in brackets: ignore[AF103]", False),
        ("ignore[AF1O3]", "unknown rule 'AF1O3'; did you mean", False),
        ("ignore[AF103, E501]", "unknown rule 'E501'", True),
    ],
)
def test_mistaken_comments_are_told_and_silence_no_more_than_they_name(
    comment: str, problem: str, *, still_silent: bool
) -> None:
    found = find_suppressions(f"x = 1\nf()  # async-fixer: {comment}\n")
    assert [line for line, _ in found.problems] == [2]
    assert problem in found.problems[0][1]
    assert found.covers(2, 2, "AF103") is still_silent
    assert not found.covers(2, 2, "AF101")


def test_codes_of_other_rules_can_be_made_known() -> None:
    found = find_suppressions("f()  # async-fixer: ignore[AF201]\n", known={"AF201"})
    assert found.covers(1, 1, "AF201")
    assert found.problems == ()


@pytest.mark.parametrize("broken", ["def f(:\n  '''\n", "x = (\n", " x\n  y\n z\n", "x = $ ?\n", "'\n"])
def test_a_broken_file_is_read_line_by_line(broken: str) -> None:
    found = find_suppressions(f"{broken}f()  # async-fixer: ignore[AF103]\n")
    assert found.covers(broken.count("\n") + 1, broken.count("\n") + 1, "AF103")


def test_a_file_that_does_not_mention_the_tool_costs_nothing() -> None:
    assert find_suppressions("# a fixer: ignore\n") == Suppressions()


@given(st.text(alphabet="#'\"\\ \n\r\f()[]:x\t\0é", max_size=40))
def test_any_text_will_do(text: str) -> None:
    found = find_suppressions(f"{text}\n# async-fixer: ignore-file\n")
    assert found.problems == ()

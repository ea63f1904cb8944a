"""The excerpt: which lines, how they are numbered, and that the carets stand under the call."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from async_fixer.model import Place
from async_fixer.report.frame import MAX_WIDTH, render_frame
from async_fixer.report.lines import find_starts, locate, split_lines
from async_fixer.report.view import PLAIN

LINES = [
    ("    time.sleep(1)", "time.sleep(1)", ["   1 |     time.sleep(1)", "     |     ^^^^^^^^^^^^^"]),
    ("\ttime.sleep(1)", "time.sleep(1)", ["   1 |     time.sleep(1)", "     |     ^^^^^^^^^^^^^"]),
    ("a\tf()", "f()", ["   1 | a   f()", "     |     ^^^"]),
    ("名 = f('日本')", "f('日本')", ["   1 | 名 = f('日本')", "     |      ^^^^^^^^^"]),
    ("e\u0301 = f()", "f()", ["   1 | e\u0301 = f()", "     |     ^^^"]),
    ("s = '\x1b[0m'; f()", "f()", ["   1 | s = '\\x1b[0m'; f()", "     |                ^^^"]),
    ("f('\u202e')", "f('\u202e')", ["   1 | f('\\u202e')", "     | ^^^^^^^^^^^"]),
]


@pytest.mark.parametrize(("line", "call", "frame"), LINES)
def test_carets_stand_under_the_call(line: str, call: str, frame: list[str]) -> None:
    assert _frame(line, call) == frame


@pytest.mark.parametrize("before", [0, 10, 100, 1000])
@pytest.mark.parametrize("behind", [0, 1000])
def test_long_lines_are_shortened_around_the_call(before: int, behind: int) -> None:
    source, carets = _frame("x" * before + "f(1)" + "y" * behind, "f(1)")
    assert max(len(source), len(carets)) <= MAX_WIDTH + len("   1 | ......")
    assert source[carets.index("^") : carets.rindex("^") + 1] == "f(1)"


def test_call_that_is_too_long_is_underlined_as_far_as_it_is_shown() -> None:
    source, carets = _frame("f(" + "x" * 500 + ")", "f(" + "x" * 500 + ")")
    assert source.endswith("x...")
    assert len(carets) == len(source) - len("...")


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=300), st.text(max_size=300))
@example("\U00011af9" * 20, "")
def test_carets_stand_under_the_call_on_any_line(before: str, behind: str) -> None:
    line = (before + "CALL()" + behind).replace("\r", "").replace("\n", "")
    rows = _frame(line, "CALL()")
    source, carets = rows[-2:]
    assert _column(source, source.index("CALL()")) == carets.index("^")
    assert carets.count("^") == len("CALL()")


HEADER = """\
@app.get(
    "/a",
)
# why
@cached
async def get():
    first()
    second()
    third()


class A:
    @app.get("/b")
    @one
    @two
    @three
    def method(self,
               name):
        pass
        call()

f()
"""
FRAMES = [
    ("first()", "get", [1, "...", 5, 6, 7, "^"]),
    ("second()", "get", [1, "...", 5, 6, 7, 8, "^"]),
    ("third()", "get", [1, "...", 5, 6, "...", 9, "^"]),
    ("call()", "def method", [14, 15, 16, 17, "...", 20, "^"]),
]


@pytest.mark.parametrize(("call", "function", "rows"), FRAMES)
def test_header_of_the_function_is_shown(call: str, function: str, rows: list[object]) -> None:
    frame = render_frame(split_lines(HEADER), _place(HEADER, call), _place(HEADER, function), PLAIN)
    assert [_name_row(row) for row in frame] == rows


def test_function_place_may_begin_at_its_decorators() -> None:
    function = Place("a.py", 1, 1, 9, 1)
    frame = render_frame(split_lines(HEADER), _place(HEADER, "first()"), function, PLAIN)
    assert [_name_row(row) for row in frame] == [1, "...", 5, 6, 7, "^"]


def test_place_outside_of_the_file_has_no_frame() -> None:
    place = Place("a.py", 7, 1, 7, 2)
    assert render_frame(("one",), place, place, PLAIN) == []


def test_call_over_several_lines_is_underlined_on_the_first() -> None:
    text = "x = f(\n    1,\n)  \n"
    frame = render_frame(split_lines(text), _place(text, "f(\n    1,\n)"), Place("a.py", 1, 1, 1, 1), PLAIN)
    assert frame == ["   1 | x = f(", "     |     ^^"]


@given(st.text(alphabet="ab\r\n\x0c\u2028", max_size=40))
def test_offsets_and_lines_agree(text: str) -> None:
    lines, starts = split_lines(text), find_starts(text)
    assert len(lines) == len(starts)
    for offset, character in enumerate(text):
        line, column = locate(starts, offset)
        if character not in "\r\n":
            assert lines[line - 1][column - 1] == character


def _frame(line: str, call: str) -> list[str]:
    start = line.index(call) + 1
    place = Place("a.py", 1, start, 1, start + len(call))
    return render_frame((line,), place, place, PLAIN)


def _place(text: str, part: str) -> Place:
    start = text.index(part)
    starts = find_starts(text)
    return Place("a.py", *locate(starts, start), *locate(starts, start + len(part)))


def _name_row(row: str) -> object:
    if row.strip() == "...":
        return "..."
    number = row.partition("|")[0].strip()
    return int(number) if number else "^"


def _column(row: str, index: int) -> int:
    return sum(_width(character) for character in row[:index])


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1

"""Places in every kind of text: newlines, form feeds, tabs, wide characters, f-strings; texts that defeat parsers."""

from __future__ import annotations

import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from async_fixer.index import ir
from async_fixer.index.build import build_index
from async_fixer.index.positions import offset_of, place_of, source_line, span_of_position
from async_fixer.index.remedies import remedy_of
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.model import Failure, Place
from async_fixer.span import make_span, span_end, span_start


def build(text: str) -> ir.ModuleIndex:
    index = build_index("a.py", text, "", "a", is_package=False)
    assert isinstance(index, ir.ModuleIndex), index
    return index


def failure_of(text: str) -> Failure:
    failure = build_index("a.py", text, "", "a", is_package=False)
    assert isinstance(failure, Failure)
    assert failure.text == text
    return failure


def calls_in(text: str) -> list[str]:
    """Return the text of each call in the module's body, as its place has it."""
    return [
        text[span_start(expr.span) : span_end(expr.span)]
        for statement in walk_statements(build(text).scopes[0].body)
        for root in expressions_of(statement)
        for expr in walk_expression(root)
        if isinstance(expr, ir.Call)
    ]


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("a = 1\r\nf(1)\r\n  \r\ng(\r\n 2)", ["f(1)", "g(\r\n 2)"]),
        ("a\rf(1)\rg(2)\r", ["f(1)", "g(2)"]),
        ("a\n\rf(1)\r\n\ng(2)", ["f(1)", "g(2)"]),
        ("x = '''\r\n\r'''; f(1)", ["f(1)"]),
        ("a\n\x0cf(1)\n\x0c\nif x:\n \x0c f(2)\n", ["f(1)", "f(2)"]),
        ("x = 'a\x0bb\x0cc\x1cd\x85e\u2028f'; f(1)\ng(2)", ["f(1)", "g(2)"]),
        ("if x:\n\tf(1)\n\tif y:\n\t\tg(\t2 )", ["f(1)", "g(\t2 )"]),
        ("x = 'äö'; f('ü', g(1)); h('€')", ["f('ü', g(1))", "g(1)", "h('€')"]),
        ("x = '😀é'; f('😀😀'\n, g('é')\n)", ["f('😀😀'\n, g('é')\n)", "g('é')"]),
        ("größe(ñ); f(1) # ü", ["größe(ñ)", "f(1)"]),
        ("f(1) if 'é' else \\\n g(2)", ["f(1)", "g(2)"]),
        ("f(1); \\\n\\\ng(2)", ["f(1)", "g(2)"]),
    ],
)
def test_places_count_characters_of_the_text_as_it_is(text: str, calls: list[str]) -> None:
    assert sorted(calls_in(text)) == sorted(calls)


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("f'{a(1)}'", ["a(1)"]),
        ("f'{{}} {a(1)} é {b(2)!r:>{c(3)}}'", ["a(1)", "b(2)", "c(3)"]),
        ("f'''x\n{a(1)}\n  {\n b(2)\n}'''", ["a(1)", "b(2)"]),
        ("('x {no(1)}' # f'{no(1)}'\n f'{a(1)}' rf'\\d{b(2)}' \\\n F\"{c(3)}\")", ["a(1)", "b(2)", "c(3)"]),
        ("f'\\N{BULLET} \\t\\\\{a(1)}\\''", ["a(1)"]),
        ("f'{a(1) != b(2)}{c(3)=}{d(4) == 1=!r:x}'", ["a(1)", "b(2)", "c(3)", "d(4)"]),
        ('f\'{x[":"]}{a("}")}{ {b(1): 2}[c(2)] }\'', ['a("}")', "b(1)", "c(2)"]),
        ("f'''{f\"{a(1)} {f'{b(2)}'}\"}'''", ["a(1)", "b(2)"]),
        ("f'{(lambda: a(1))()}{a(1), b(2)}'", ["(lambda: a(1))()", "a(1)", "b(2)"]),
        ("f(f'é{a(\"ü\")}', f'{b(1)}')", ["f(f'é{a(\"ü\")}', f'{b(1)}')", 'a("ü")', "b(1)"]),
    ],
)
def test_what_stands_in_an_f_string_has_its_own_place(text: str, calls: list[str]) -> None:
    assert sorted(calls_in(text)) == sorted(calls)


@given(st.lists(st.sampled_from(["é", "😀", "a", "€", " ", "\t"])), st.sampled_from(["\n", "\r\n", "\r"]))
def test_wide_characters_before_a_call_do_not_move_it(before: list[str], newline: str) -> None:
    text = f"x = 'é'{newline}y = '{''.join(before)}'; found(1); z = 'é'{newline}"
    assert calls_in(text) == ["found(1)"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("def f(): pass", "f"),
        ("async   def  \\\n g  (): pass", "g"),
        ("class\tC: pass", "C"),
        ("class\\\r\n  größe(A): pass", "größe"),
        ("@d # @e\n# @f\n\nasync def h(): pass", "h"),
        ("def \ufb01x(): pass", "\ufb01x"),
    ],
)
def test_the_name_in_a_header_has_a_place(text: str, name: str) -> None:
    span = build(text).scopes[1].name_span
    assert text[span_start(span) : span_end(span)] == name


@pytest.mark.parametrize("decorator", ["@a", "  @ a(1,\n 2)", "@ (\n# @\n a)", "\x0c@a\r\n@b", "@a\\\n.b"])
def test_a_definition_runs_from_its_first_decorator_and_its_scope_from_its_keyword(decorator: str) -> None:
    text = f"if x:\n{decorator}\n{' ' * (len(decorator) - len(decorator.lstrip(' ')))}def f(): pass"
    text = text if decorator.startswith(" ") else text.removeprefix("if x:\n")
    index = build(text)
    define = next(found for found in walk_statements(index.scopes[0].body) if isinstance(found, ir.Define))
    assert text[span_start(define.span) : span_end(define.span)].startswith("@")
    assert text[: span_start(define.span)].strip() in {"", "if x:"}
    assert text[span_start(index.scopes[1].span) :] == "def f(): pass"


def test_places_for_people_and_back() -> None:
    text = "a\r\né = f(1)\rx"
    index = build(text)
    assert index.line_starts == (0, 3, 12)
    start = text.index("f(1)")
    place = place_of(index, make_span(start, start + 4))
    assert place == Place("a.py", 2, 5, 2, 9)
    assert span_of_position(index, 2, 5, 2, 9) == make_span(start, start + 4)
    assert [source_line(text, index, line) for line in (1, 2, 3)] == ["a", "é = f(1)", "x"]


@pytest.mark.parametrize("line", [0, -1, 3])
def test_a_line_that_is_not_there_is_refused(line: int) -> None:
    with pytest.raises(IndexError):
        offset_of(build("a\nb"), line, 1)


@pytest.mark.parametrize(("text", "starts"), [("", (0,)), ("a", (0,)), ("a\n", (0, 2)), ("a\n\n", (0, 2, 3))])
def test_line_starts_at_the_end_of_a_text(text: str, starts: tuple[int, ...]) -> None:
    assert build(text).line_starts == starts


DEEP_BUT_FINE = {
    "sum": "+".join(["a"] * 3000),
    "elif": "if a: pass\n" + "elif b: pass\n" * 1500,
    "chain": "a" + ".b()" * 1500,
    "parentheses": "(" * 100 + "a" + ")" * 100,
    "blocks": "\n".join(" " * depth + "if a:" for depth in range(99)) + "\n" + " " * 99 + "pass",
    "strings": "'a'\n" * 5000,
    "booleans": "a and b or " * 3000 + "c",
}

HOPELESS = {
    "parentheses": "(" * 5000,
    "lists": "[" * 3000 + "]" * 3000,
    "minus": "-" * 100_000 + "a",
    "powers": "**".join(["a"] * 30_000),
    "null": "a\0b",
    "surrogate": "'\ud800'",
    "indentation": "if a:\n\tb\n        c",
    "bytes": "\x80\x81",
    "unfinished": "def f(",
}


@pytest.mark.parametrize("text", DEEP_BUT_FINE.values(), ids=DEEP_BUT_FINE.keys())
def test_deep_nesting_is_read_and_walked(text: str) -> None:
    limits = sys.getrecursionlimit(), threading.stack_size()
    result = build_index("a.py", text, "", "a", is_package=False)
    assert limits == (sys.getrecursionlimit(), threading.stack_size())
    if isinstance(result, ir.ModuleIndex):
        statements = list(walk_statements(result.scopes[0].body))
        assert sum(len(list(walk_expression(root))) for found in statements for root in expressions_of(found)) >= 1
    else:
        assert sys.version_info >= (3, 12)  # whose parser has a fixed limit of its own
        assert "deep" in result.reason


@pytest.mark.parametrize("text", HOPELESS.values(), ids=HOPELESS.keys())
def test_what_cannot_be_read_is_a_failure_with_a_remedy(text: str) -> None:
    failure = failure_of(text)
    assert failure.reason
    assert failure.remedy


@pytest.mark.parametrize("link", ["+a", ".b", "()", " < a", "[0]"])
def test_an_absurdly_long_chain_does_not_break_the_interpreter(link: str) -> None:
    result = build_index("a.py", "a" + link * 120_000, "", "a", is_package=False)
    assert isinstance(result, Failure) or len(result.scopes) == 1


@given(st.text(alphabet=st.sampled_from("abf(){}[]'\"\\\n\r:=,.@#*! \tdeé😀\x0c"), max_size=60))
def test_no_text_raises(text: str) -> None:
    assert isinstance(build_index("a.py", text, "", "a", is_package=False), ir.ModuleIndex | Failure)


@given(st.text(alphabet=st.sampled_from("abf(){}[]'\"\\:=,.!N é"), max_size=30))
def test_no_f_string_raises_and_its_places_are_in_the_text(body: str) -> None:
    text = f"x = f'''{body}'''"
    index = build_index("a.py", text, "", "a", is_package=False)
    if isinstance(index, ir.ModuleIndex):
        places = [
            expr.span
            for found in index.scopes[0].body
            for root in expressions_of(found)
            for expr in walk_expression(root)
        ]
        assert all(0 <= span_start(span) <= span_end(span) <= len(text) for span in places)


def test_a_failure_says_where() -> None:
    failure = failure_of("a = 1\r\nb = = 2\r\n")
    assert (failure.path, failure.line) == ("a.py", 2)
    assert failure.reason.startswith("syntax error: ")


@pytest.mark.parametrize(
    ("line", "running", "remedy"),
    [
        ("except* ValueError:", (3, 10), "Python 3.11 or newer"),
        ("type X = int", (3, 11), "Python 3.12 or newer"),
        ("type X[T] = int", (3, 11), "Python 3.12 or newer"),
        ("  async def f[T](x): pass", (3, 11), "Python 3.12 or newer"),
        ("class C[T = int]: pass", (3, 12), "Python 3.13 or newer"),
        ("x = f'{a['b']}'", (3, 11), "Python 3.12 or newer"),
        ("except A, B:", (3, 13), "Python 3.14 or newer"),
        ("x = t'{a}'", (3, 13), "Python 3.14 or newer"),
        ("type X = int 1", (3, 14), "correct the file"),
        ("a b", (3, 11), "correct the file"),
    ],
)
def test_the_remedy_names_the_python_that_reads_it(line: str, running: tuple[int, int], remedy: str) -> None:
    assert remedy in remedy_of(SyntaxError("invalid syntax", ("a.py", 1, 1, line)), line, running)


def test_python_2_is_told_from_mistakes() -> None:
    assert "Python 2" in failure_of("print 'hello'").remedy

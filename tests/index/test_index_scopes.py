"""Scopes, bindings and mentions, and going through the records."""

from __future__ import annotations

import pytest

from async_fixer.index import ir
from async_fixer.index.build import build_index
from async_fixer.index.walk import child_blocks, child_expressions, expressions_of, walk_expression, walk_statements


def build(text: str) -> ir.ModuleIndex:
    index = build_index("a.py", text, "", "a", is_package=False)
    assert isinstance(index, ir.ModuleIndex), index
    return index


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("def f():\n def g(): pass", ["", "f", "f.<locals>.g"]),
        ("class C:\n def m(self): lambda: 0\n x = lambda: 0", ["", "C", "C.m", "C.m.<locals>.<lambda>", "C.<lambda>"]),
        ("def f():\n class C:\n  def m(): pass", ["", "f", "f.<locals>.C", "f.<locals>.C.m"]),
        ("[a for a in b]; {a for a in b}; {a: a for a in b}", ["", "<listcomp>", "<setcomp>", "<dictcomp>"]),
        ("def f(): (x for x in [y for y in z])", ["", "f", "f.<locals>.<listcomp>", "f.<locals>.<genexpr>"]),
        ("[lambda: a for a in b]", ["", "<listcomp>", "<listcomp>.<locals>.<lambda>"]),
        ("def f():\n global g\n def g(): pass", ["", "f", "g"]),
        ("class C:\n class D: pass", ["", "C", "C.D"]),
    ],
)
def test_qualified_names_are_those_of_python(text: str, names: list[str]) -> None:
    scopes = build(text).scopes
    assert [scope.qualname for scope in scopes] == names
    assert scopes[0].parent == -1
    assert all(0 <= scope.parent < number for number, scope in enumerate(scopes[1:], 1))


BINDINGS = [
    ("a = b; c.d = e; f[g] = h; (i, [*j]) = k", "module", "a i j"),
    ("import a.b, c as d; from e import f, g as h; from i import *", "module", "a d f h"),
    ("for a, b in c: pass\nwith d as e, f as g: pass\ntry: pass\nexcept X as h: pass", "module", "a b e g h"),
    ("match a:\n case [b, *c]: pass\n case {'k': d, **e}: pass\n case K(f) as g: pass", "module", "b c d e f g"),
    ("a += 1; del b; c: int; (d := 1)", "module", "a b c d"),
    ("def f(): pass\nclass C: pass", "module", "f C"),
    ("def f(a, /, b=1, *c, d, **e): x = 1", "function", "a b c d e x"),
    ("def f():\n global a\n nonlocal_ = 1; a = 2", "function", "nonlocal_"),
    ("def f():\n a = 1\n def g():\n  nonlocal a\n  a = 2\n  b = 3", "f.<locals>.g", "b"),
    ("def f():\n global new\n new = 1", "module", "f new"),
    ("def f():\n global new\n print(new)", "module", "f"),
    ("def f(): return [b := a for a in c]", "function", "b"),
    ("def f(): return [[b := a for a in c] for d in e]", "f.<locals>.<listcomp>", "d"),
    ("def f(): return [a for a in c]", "comprehension", "a"),
    ("lambda a, *b: (c := a)", "lambda", "a b c"),
    ("class C:\n a = 1\n def m(self): pass", "class", "a m"),
    ("def f(x=(y := 1)): pass", "module", "f y"),
]


@pytest.mark.parametrize(("text", "which", "names"), BINDINGS)
def test_a_scope_binds_what_python_binds_in_it(text: str, which: str, names: str) -> None:
    scope = next(scope for scope in build(text).scopes if which in {scope.kind, scope.qualname})
    assert sorted(scope.bindings) == sorted(names.split())


@pytest.mark.parametrize(
    ("text", "generators"),
    [
        ("def f(): yield", ["f"]),
        ("def f():\n def g(): yield", ["f.<locals>.g"]),
        ("def f(): lambda: (yield)", ["f.<locals>.<lambda>"]),
        ("def f(): return [a for a in (yield)]", ["f"]),
        ("def f(x=(yield)): pass", []),
        ("async def f():\n x = yield 1", ["f"]),
        ("def f(): yield from a", ["f"]),
        ("def f(): return (a for a in b)", []),
    ],
)
def test_a_generator_yields_itself(text: str, generators: list[str]) -> None:
    assert [scope.qualname for scope in build(text).scopes if scope.is_generator] == generators


def test_a_function_keeps_its_header() -> None:
    text = "@d(1)\nasync def f(a: int, /, b=x, *c: 'str', e=2, g, **h) -> list[int]: pass"
    scope = build(text).scopes[1]
    assert scope.is_async
    assert [(found.name, found.kind) for found in scope.parameters] == [
        ("a", "positional"),
        ("b", "plain"),
        ("c", "star"),
        ("e", "keyword"),
        ("g", "keyword"),
        ("h", "double_star"),
    ]
    assert [type(found.default).__name__ for found in scope.parameters] == [
        *("NoneType", "Name", "NoneType", "Literal", "NoneType", "NoneType"),
    ]
    assert isinstance(scope.parameters[2].annotation, ir.Literal)
    assert isinstance(scope.decorators[0], ir.Call)
    assert isinstance(scope.returns, ir.Subscript)


def test_a_class_keeps_its_header() -> None:
    scope = build("class C(A, *B, metaclass=M): x = 1").scopes[1]
    assert [type(base).__name__ for base in scope.bases] == ["Name", "Starred"]
    assert [keyword.name for keyword in scope.keywords] == ["metaclass"]
    assert len(scope.body) == 1


def test_the_header_is_evaluated_outside() -> None:
    index = build("def f():\n @(lambda: 1)\n def g(a=lambda: 2) -> (lambda: 3): pass\n class C(k(lambda: 4)): pass")
    assert {scope.qualname for scope in index.scopes if scope.kind == "lambda"} == {"f.<locals>.<lambda>"}


def test_mentions_are_all_words_that_may_name_something() -> None:
    text = """
import a.b as c
from d.e import f as g, h
@i
async def j(k, *l, m: n = o) -> 'p.q': pass
class r(s, t=u): v.w = x(y=z)
for aa in bb: global cc
try: pass
except dd as ee: pass
match ff:
    case gg(hh=ii) | {"jj": kk, **ll} | [*mm]: pass
lambda nn: (oo := 1)
"pp.qq"; "not a path"; "rr."; ".ss"; "1tt"; f"uu{vv:{ww}}"; 'xx' 'yy'
from . import zz
"""
    words = set("abcdefghijklmnopqrstuvwxyz") | {letter * 2 for letter in "abcdefghijklmnopqvwz"}
    assert build(text).mentions == words | {"xxyy"}


def test_a_long_string_is_no_path() -> None:
    assert build(f"'{'a.' * 100}b'").mentions == frozenset()
    assert build(f"'{'a.' * 99}b'").mentions == {"a", "b"}


def names(exprs: tuple[ir.Expr, ...]) -> str:
    return " ".join(expr.id for expr in exprs if isinstance(expr, ir.Name))


@pytest.mark.parametrize(
    ("text", "children"),
    [
        ("f(a, b, k=c)", "f a b c"),
        ("a if b else c", "b a c"),
        ("{a: b, **c}", "a b c"),
        ("[a, b]", "a b"),
        ("[a for b in c if d for e in f]", "c b d f e a"),
        ("a[b]", "a b"),
        ("f'{a:{b}}'", "a b"),
        ("a < b < c", "a b c"),
        ("(x := a)", "a"),
        ("lambda x=a: b", ""),
        ("a.b", "a"),
        ("a", ""),
        ("yield", ""),
        ("yield a", "a"),
        ("await a", "a"),
    ],
)
def test_the_parts_of_an_expression_come_in_order_of_evaluation(text: str, children: str) -> None:
    statement = build(text).scopes[0].body[0]
    assert isinstance(statement, ir.Expression)
    assert names(child_expressions(statement.value)) == children


@pytest.mark.parametrize(
    ("text", "own", "blocks"),
    [
        ("a: b = c", "c a b", []),
        ("a = b = c", "c a b", []),
        ("a += b", "a b", []),
        ("return", "", []),
        ("raise a from b", "a b", []),
        ("assert a, b", "a b", []),
        ("del a, b", "a b", []),
        ("import a", "", []),
        ("global a", "", []),
        ("pass", "", []),
        ("@a\ndef f(b=c): d", "", []),
        ("if a: b\nelse: c", "a", [1, 1]),
        ("while a: b", "a", [1, 0]),
        ("for a in b: c", "b a", [1, 0]),
        ("with a as b, c: d; e", "a b c", [2]),
        ("try: a\nexcept b: c\nexcept: d\nfinally: e", "b", [1, 1, 1, 0, 1]),
        ("match a:\n case b.c if d: e\n case _: f", "a d", [1, 1]),
    ],
)
def test_the_parts_of_a_statement(text: str, own: str, blocks: list[int]) -> None:
    statement = build(text).scopes[0].body[0]
    assert names(expressions_of(statement)) == own
    assert [len(block) for block in child_blocks(statement)] == blocks


def test_walking_statements_goes_in_order_and_not_into_definitions() -> None:
    text = "if a:\n b\n while c: d\nelse: e\ndef f(): g\nh"
    found = [type(statement).__name__ for statement in walk_statements(build(text).scopes[0].body)]
    assert found == ["If", "Expression", "While", "Expression", "Expression", "Define", "Expression"]


@pytest.mark.parametrize(("inside", "expected"), [(True, "f a d b c e"), (False, "f a d e")])
def test_walking_an_expression_enters_comprehensions_on_demand(inside: bool, expected: str) -> None:  # noqa: FBT001 - a row
    statement = build("f(a, [c for b in d], lambda: x, e)").scopes[0].body[0]
    assert isinstance(statement, ir.Expression)
    walked = tuple(walk_expression(statement.value, comprehensions=inside))
    assert names(walked) == expected

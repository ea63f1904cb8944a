"""One row per piece of syntax: the record it becomes, and the text that each place in it stands for."""

from __future__ import annotations

import sys

import msgspec
import pytest

from async_fixer.index import ir
from async_fixer.index.build import build_index
from async_fixer.model import Failure
from async_fixer.span import span_end, span_start


def build(text: str) -> ir.ModuleIndex:
    index = build_index("a.py", text, "", "a", is_package=False)
    assert isinstance(index, ir.ModuleIndex), index
    return index


def first(text: str) -> ir.Stmt:
    return build(text).scopes[0].body[0]


def sketch(value: object) -> str:
    """Return a record without its places: names and literals as they are, the rest as `Type(fields)`."""
    if isinstance(value, tuple):
        return "[" + ", ".join(sketch(item) for item in value) + "]"
    if isinstance(value, ir.Name):
        return value.id
    if isinstance(value, ir.Literal):
        return f"{value.kind}:{value.value}"
    if not isinstance(value, msgspec.Struct):
        return repr(value)
    fields = [sketch(getattr(value, name)) for name in value.__struct_fields__ if name != "span"]
    return f"{type(value).__name__}({', '.join(fields)})"


def pieces(value: object, text: str) -> list[str]:
    """Return the text at each place of a record that is no expression, outer before inner."""
    if isinstance(value, tuple):
        return [piece for item in value for piece in pieces(item, text)]
    if not isinstance(value, msgspec.Struct):
        return []
    own = [text[span_start(value.span) : span_end(value.span)]] if isinstance(value, PLACED) else []
    return own + [piece for name in value.__struct_fields__ for piece in pieces(getattr(value, name), text)]


PLACED = (ir.Keyword, ir.Clause, ir.WithItem, ir.Handler, ir.Case, ir.If, ir.Import, ir.Define, ir.Simple)

ROWS: list[tuple[str, str, list[str]]] = [
    ("x", "Expression(x)", []),
    ("a.b", "Expression(Attribute(a, 'b'))", []),
    (
        "f(a, *b, k=1, **c)",
        "Expression(Call(f, [a, Starred(b)], [Keyword('k', int:1), Keyword('', c)]))",
        ["k=1", "**c"],
    ),
    ("a[1:b, ...]", "Expression(Subscript(a, Display('tuple', [Slice([int:1, b, None]), ellipsis:None], [])))", []),
    ("a[::2]", "Expression(Subscript(a, Slice([None, None, int:2])))", []),
    ("*a, b = c", "Assign([Display('tuple', [Starred(a), b], [])], c, None)", []),
    ('[1, 2.5, "s", b"abc"]', "Expression(Display('list', [int:1, float:2.5, str:s, bytes:3], []))", []),
    (
        "None, True, 2j, ...",
        "Expression(Display('tuple', [none:None, bool:True, complex:None, ellipsis:None], []))",
        [],
    ),
    ("99999999999999999999999", "Expression(int:0x152d02c7e14af67fffff)", []),
    ("await f()", "Expression(Await(Call(f, [], [])))", []),
    ("x = yield", "Assign([x], Yield(None, False), None)", []),
    ("yield a", "Expression(Yield(a, False))", []),
    ("yield from a", "Expression(Yield(a, True))", []),
    ("lambda a, *b: c", "Expression(Lambda(1))", []),
    (
        "[a for b in c if d]",
        "Expression(Comprehension('list', c, 1, [Clause(b, c, [d], False)], [a]))",
        ["for b in c if d"],
    ),
    (
        "{a for b in c for d in b if e}",
        "Expression(Comprehension('set', c, 1, [Clause(b, c, [], False), Clause(d, b, [e], False)], [a]))",
        ["for b in c", "for d in b if e"],
    ),
    (
        "{a: b async for c in d}",
        "Expression(Comprehension('dict', d, 1, [Clause(c, d, [], True)], [a, b]))",
        ["async for c in d"],
    ),
    (
        "f(a for b in c)",
        "Expression(Call(f, [Comprehension('generator', c, 1, [Clause(b, c, [], False)], [a])], []))",
        ["for b in c"],
    ),
    ("a if b else c", "Expression(Conditional(b, a, c))", []),
    ("(a := b)", "Expression(Walrus('a', b))", []),
    ("a + b - c * d", "Expression(Operation(['+', '-'], [a, b, Operation(['*'], [c, d])]))", []),
    ("a - (b - c)", "Expression(Operation(['-'], [a, Operation(['-'], [b, c])]))", []),
    ("a ** b ** c", "Expression(Operation(['**'], [a, Operation(['**'], [b, c])]))", []),
    ("not a and b and c", "Expression(Operation(['and', 'and'], [Operation(['not'], [a]), b, c]))", []),
    ("a < b is not c", "Expression(Operation(['<', 'is not'], [a, b, c]))", []),
    ("-a", "Expression(Operation(['-'], [a]))", []),
    ("(a, b)", "Expression(Display('tuple', [a, b], []))", []),
    ("{a, *b}", "Expression(Display('set', [a, Starred(b)], []))", []),
    ("{a: b, **c}", "Expression(Display('dict', [b, c], [a, None]))", []),
    ("{}", "Expression(Display('dict', [], []))", []),
    ('f"x{a!r:>{b}}{{y}}{c=}"', "Expression(Format([a, b, c], ['r', '', 'r'], 'x'))", []),
    ("a = b = c", "Assign([a, b], c, None)", []),
    ("a: int = 1", "Assign([a], int:1, int)", []),
    ('a: "str"', "Assign([a], None, str:str)", []),
    (
        "a.b, (c[d], *e) = f",
        (
            "Assign([Display('tuple', [Attribute(a, 'b'), Display('tuple', [Subscript(c, d), Starred("
            "e)], [])], [])], f, None)"
        ),
        [],
    ),
    ("a += b", "AugAssign(a, '+=', b)", []),
    ("(a).b @= c", "AugAssign(Attribute(a, 'b'), '@=', c)", []),
    ("return", "Return(None)", []),
    ("return a", "Return(a)", []),
    ("raise", "Raise(None, None)", []),
    ("raise a from b", "Raise(a, b)", []),
    ("assert a, b", "Assert(a, b)", []),
    ("del a, b[c]", "Delete([a, Subscript(b, c)])", []),
    (
        "import a.b, c.d as e",
        "Import('', 0, [ImportedName('a.b', 'a'), ImportedName('c.d', 'e')], False, False)",
        ["import a.b, c.d as e"],
    ),
    (
        "from .a import b as c, d",
        "Import('a', 1, [ImportedName('b', 'c'), ImportedName('d', 'd')], True, False)",
        ["from .a import b as c, d"],
    ),
    ("from .. import a", "Import('', 2, [ImportedName('a', 'a')], True, False)", ["from .. import a"]),
    ("from a import *", "Import('a', 0, [ImportedName('*', '')], True, False)", ["from a import *"]),
    (
        "if a: b\nelif c: d\nelse: e",
        "If(a, [Expression(b)], [If(c, [Expression(d)], [Expression(e)])])",
        ["if a: b\nelif c: d\nelse: e", "elif c: d\nelse: e"],
    ),
    ("while a: b\nelse: c", "While(a, [Expression(b)], [Expression(c)])", []),
    ("for a in b: c\nelse: d", "For(a, b, [Expression(c)], [Expression(d)], False)", []),
    ("async for a, b in c: d", "For(Display('tuple', [a, b], []), c, [Expression(d)], [], True)", []),
    ("async with a: pass", "With([WithItem(a, None)], [Simple('pass')], True)", ["a", "pass"]),
    ("with a as b, c: d", "With([WithItem(a, b), WithItem(c, None)], [Expression(d)], False)", ["a as b", "c"]),
    (
        "with (a as b, c() as d.e): f",
        "With([WithItem(a, b), WithItem(Call(c, [], []), Attribute(d, 'e'))], [Expression(f)], False)",
        ["a as b", "c() as d.e"],
    ),
    (
        "try: a\nexcept b as c: d\nexcept: e",
        "Try([Expression(a)], [Handler(b, 'c', [Expression(d)]), Handler(None, '', [Expression(e)])], [], [], False)",
        ["except b as c: d", "except: e"],
    ),
    (
        "try: a\nexcept (b, c): d\nelse: e\nfinally: f",
        (
            "Try([Expression(a)], [Handler(Display('tuple', [b, c], []), '', [Expression(d)])], [Expression("
            "e)], [Expression(f)], False)"
        ),
        ["except (b, c): d"],
    ),
    ("global a, b", "Declare(['a', 'b'], True)", []),
    ("nonlocal a", "Declare(['a'], False)", []),
    ("break", "Simple('break')", ["break"]),
    ("continue", "Simple('continue')", ["continue"]),
    (
        "match a:\n  case b.c | 1: d",
        "Match(a, [Case([Attribute(b, 'c'), int:1], [], None, [Expression(d)], None, False, [], [], False)])",
        ["case b.c | 1: d"],
    ),
    (
        "match a:\n  case [e, *f] if g: h",
        "Match(a, [Case([], ['e', 'f'], g, [Expression(h)], None, False, [], [Ask('sequence', None, '', 0)], False)])",
        ["case [e, *f] if g: h"],
    ),
    (
        'match a:\n  case {"k": i, **j}: l',
        (
            "Match(a, [Case([str:k], ['i', 'j'], None, [Expression(l)], None, False, [], "
            "[Ask('mapping', None, '', 0)], False)])"
        ),
        ['case {"k": i, **j}: l'],
    ),
    (
        "match a:\n  case C(m, n=-1) as o: p",
        (
            "Match(a, [Case([C, Operation(['-'], [int:1])], ['m', 'o'], None, [Expression(p)], "
            "C, False, [Capture('o', C, '')], [Ask('position', C, '', 0), Ask('attribute', C, 'n', 0)], False)])"
        ),
        ["case C(m, n=-1) as o: p"],
    ),
    (
        "match a:\n  case None: q\n  case (\n    _): r",
        (
            "Match(a, [Case([none:None], [], None, [Expression(q)], None, False, [], [], False), "
            "Case([], [], None, [Expression(r)], None, False, [], [], True)])"
        ),
        ["case None: q", "case (\n    _): r"],
    ),
    ("@ a.b (c)\n@d\nasync  \\\n def f(): pass", "Define(1)", ["@ a.b (c)\n@d\nasync  \\\n def f(): pass"]),
    ("class C(A, metaclass=B): pass", "Define(1)", ["class C(A, metaclass=B): pass"]),
    (
        "if TYPE_CHECKING: import a\nelse: import b",
        (
            "If(TYPE_CHECKING, [Import('', 0, [ImportedName('a', 'a')], False, True)], [Import("
            "'', 0, [ImportedName('b', 'b')], False, False)])"
        ),
        ["if TYPE_CHECKING: import a\nelse: import b", "import a", "import b"],
    ),
    (
        "if not t.TYPE_CHECKING: import a\nelse: import b",
        (
            "If(Operation(['not'], [Attribute(t, 'TYPE_CHECKING')]), [Import('', 0, [ImportedName("
            "'a', 'a')], False, False)], [Import('', 0, [ImportedName('b', 'b')], False, True)])"
        ),
        ["if not t.TYPE_CHECKING: import a\nelse: import b", "import a", "import b"],
    ),
]

NEWER = [
    ((3, 11), "try: a\nexcept* b as c: d", "Try([Expression(a)], [Handler(b, 'c', [Expression(d)])], [], [], True)"),
    ((3, 12), "type X[T] = list[T]", "Assign([X], Subscript(list, T), None)"),
    ((3, 12), 'f"{a["b"]!r}"', "Expression(Format([Subscript(a, str:b)], ['r']))"),
    ((3, 14), 't"x{a!r:>{b}}"', "Expression(Format([a, b], ['r', ''], 'x'))"),
]


@pytest.mark.parametrize(("text", "record", "places"), ROWS, ids=[row[0] for row in ROWS])
def test_each_construct_has_a_record_and_places(text: str, record: str, places: list[str]) -> None:
    statement = first(text)
    assert sketch(statement) == record
    assert pieces(statement, text) == places
    assert text[span_start(statement.span) : span_end(statement.span)] == text


@pytest.mark.parametrize(("version", "text", "record"), NEWER)
def test_newer_syntax_has_a_record_or_names_the_python_that_reads_it(
    version: tuple[int, int], text: str, record: str
) -> None:
    if sys.version_info >= version:
        assert sketch(first(text)) == record
    else:
        failure = build_index("a.py", text, "", "a", is_package=False)
        assert isinstance(failure, Failure)
        assert f"Python {version[0]}.{version[1]} or newer" in failure.remedy

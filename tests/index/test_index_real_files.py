"""The standard library of the running Python, file by file: places, storage, and nothing that goes wrong."""

from __future__ import annotations

import ast
import re
import symtable
import sys
import sysconfig
import unicodedata
import warnings
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from async_fixer.index import ir
from async_fixer.index.build import build_index
from async_fixer.index.walk import child_expressions, expressions_of, walk_expression, walk_statements
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterator

LIBRARY = Path(sysconfig.get_path("stdlib"))
LARGE = 50_000  # bytes; the run should take seconds
FOLDERS = (".", "asyncio", "concurrent/futures", "email", "importlib", "json", "test")
pytestmark = pytest.mark.filterwarnings("ignore")  # of the compiler, on old code

FILES = sorted(path for folder in FOLDERS for path in (LIBRARY / folder).glob("*.py") if path.stat().st_size < LARGE)
SAMPLE = FILES[:: max(1, len(FILES) // 200)]
TELLING = sorted(
    path
    for name in ("test_fstring", "test_grammar", "test_patma", "test_unicode_identifiers", "test_generators", "ast")
    for path in (LIBRARY / "test", LIBRARY)
    for path in [path / f"{name}.py"]
    if path.exists()
)


def read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def index_of(text: str) -> ir.ModuleIndex:
    index = build_index("a.py", text, "", "a", is_package=False)
    assert isinstance(index, ir.ModuleIndex), index
    return index


def can_be_read(path: Path) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(read(path))
    except (SyntaxError, ValueError):
        return False
    return True


def expressions_in(index: ir.ModuleIndex) -> Iterator[ir.Expr]:
    for scope in index.scopes:
        for statement in walk_statements(scope.body):
            yield from expressions_of(statement)
        parameters = chain.from_iterable((given.annotation, given.default) for given in scope.parameters)
        header = (*scope.decorators, *parameters, scope.returns, *scope.bases, *[word.value for word in scope.keywords])
        yield from [expr for expr in header if expr is not None]


def outline(expr: ir.Expr) -> tuple[object, ...]:
    """Return an expression without places: two that read alike have the same one."""
    details = [getattr(expr, field, None) for field in ("id", "attr", "name", "kind", "value", "ops", "from_")]
    plain = [detail for detail in details if not isinstance(detail, ir.Node)]
    return (type(expr).__name__, *plain, *[outline(child) for child in child_expressions(expr)])


def check_all(text: str) -> int:
    """Check the place of every expression; return how many there were."""
    telling: list[ir.Expr] = []
    count = 0
    for root in expressions_in(index_of(text)):
        telling += [root] if stands_alone(root) else []
        for expr in walk_expression(root):
            count += 1
            check_word(expr, text)
            telling += [expr] if isinstance(expr, ir.Call | ir.Await | ir.Format) and expr is not root else []
    check_texts(telling, text)
    return count


def check_texts(found: list[ir.Expr], text: str) -> None:
    """Read the text of each of the expressions again, on its own."""
    pieces = [text[span_start(expr.span) : span_end(expr.span)] for expr in found]
    again = index_of("".join(f"({piece}\n)\n" for piece in pieces)).scopes[0].body
    for expr, piece, statement in zip(found, pieces, again, strict=True):
        assert piece == piece.strip()
        assert isinstance(statement, ir.Expression)
        assert outline(statement.value) == outline(expr), piece


def check_word(expr: ir.Expr, text: str) -> None:
    piece = text[span_start(expr.span) : span_end(expr.span)]
    if isinstance(expr, ir.Name):
        assert unicodedata.normalize("NFKC", piece) == expr.id
    elif isinstance(expr, ir.Attribute):
        assert unicodedata.normalize("NFKC", piece).endswith(expr.attr)


def stands_alone(expr: ir.Expr) -> bool:
    """Tell whether the text of an expression is one by itself."""
    inside = expr.items if isinstance(expr, ir.Display) else ()
    return not any(isinstance(part, ir.Starred | ir.Slice) for part in (expr, *inside))


@pytest.mark.parametrize("start", range(8))
def test_the_text_of_every_place_reads_as_what_stands_there(start: int) -> None:
    texts = [read(path) for path in SAMPLE[start::8] if can_be_read(path)]
    assert sum(check_all(text) for text in texts) > 1000


@pytest.mark.parametrize("path", TELLING, ids=lambda path: path.stem)
def test_places_hold_in_the_files_that_test_the_grammar(path: Path) -> None:
    assert check_all(read(path)) >= 80


def test_what_is_stored_is_what_was_built() -> None:
    decoder = msgspec.msgpack.Decoder(ir.ModuleIndex)
    for path in SAMPLE[::10]:
        if can_be_read(path):
            index = index_of(read(path))
            assert decoder.decode(msgspec.msgpack.encode(index)) == index


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="later compilers fold comprehensions into their function")
def test_scopes_and_what_they_bind_are_those_of_the_compiler() -> None:
    for path in [path for path in SAMPLE[::3] if can_be_read(path)]:
        text = read(path)
        assert own_scopes(index_of(text)) == compiled_scopes(text), path


def own_scopes(index: ir.ModuleIndex) -> Counter[tuple[str, frozenset[str]]]:
    return Counter(
        (scope.name.strip("<>"), frozenset(scope.bindings).difference(scope.type_parameters))
        for scope in index.scopes
        if scope.kind != "module"
    )


def compiled_scopes(text: str) -> Counter[tuple[str, frozenset[str]]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tables = [symtable.symtable(text, "a.py", "exec")]
    found: Counter[tuple[str, frozenset[str]]] = Counter()
    for table in tables:
        tables += table.get_children()
        if str(table.get_type()) in {"function", "class"}:
            found[table.get_name(), bound_in(table)] += 1
    return found


def is_bound(symbol: symtable.Symbol) -> bool:
    return symbol.is_assigned() or symbol.is_parameter() or symbol.is_imported()


def bound_in(table: symtable.SymbolTable) -> frozenset[str]:
    symbols = [symbol for symbol in table.get_symbols() if is_bound(symbol)]
    own = [symbol for symbol in symbols if not symbol.is_declared_global() and not symbol.is_nonlocal()]
    return frozenset(re.sub(r"^_\w+?(__\w+)$", r"\1", symbol.get_name()) for symbol in own) - {".0", "__classdict__"}

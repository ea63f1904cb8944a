"""How the project is laid out: what lies at its top, how long its pieces are, where knowledge of libraries lives."""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP: Final = Path(__file__).resolve().parents[1]
ENGINE: Final = TOP / "async_fixer"
STUBS: Final = ENGINE / "knowledge" / "stubs"
IGNORED: Final = {"__pycache__", "build", "dist"}

MAX_FILE: Final = 300
MAX_FUNCTION: Final = 50
MAX_MEDIAN: Final = 10

OWN: Final = sys.stdlib_module_names | {"typing_extensions", "git"}
"""The language's modules and their twins for older versions; `git` is the program that keeps the versions."""
LIBRARIES: Final = frozenset(path.name for path in STUBS.iterdir() if path.name.isidentifier()) - OWN
WORDS: Final = frozenset({"github", "overrides", "requests"})
"""Libraries whose names are words as well: they count where a text quotes them."""
TERMS: Final = frozenset({"github", "overrides"})
"""Those of the words that the project quotes itself, a format and a relation: they count where a dot follows."""
QUOTED: Final = re.compile(
    rf"(?<![\w-])(?:(?:{'|'.join(sorted(LIBRARIES - WORDS))})(?![\w-])"
    rf"|(?:{'|'.join(sorted(WORDS))})(?=\.\w)|(?:{'|'.join(sorted(WORDS - TERMS))})(?=['\"]))"
)


def list_engine() -> list[Path]:
    return sorted(path for path in ENGINE.rglob("*.py") if STUBS not in path.parents)


def list_tests() -> list[Path]:
    return sorted(path for path in (TOP / "tests").rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


def test_the_top_holds_what_it_is_to_hold() -> None:
    visible = {path.name for path in TOP.iterdir() if not path.name.startswith(".")} - IGNORED
    assert visible == {"README.md", "async_fixer", "fixtures", "pyproject.toml", "tests"}


@pytest.mark.parametrize("path", [*list_engine(), *list_tests()], ids=name_of)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_FILE


def find_functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the name and the number of lines of each function of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name_of(path)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_functions_are_short() -> None:
    lengths = dict(function for path in list_engine() for function in find_functions(path))
    assert {name: length for name, length in lengths.items() if length > MAX_FUNCTION} == {}
    assert median(lengths.values()) <= MAX_MEDIAN


def test_libraries_are_told_from_the_languages_own_modules() -> None:
    assert {"fastapi", "starlette", "requests", "sqlalchemy"} <= LIBRARIES
    assert LIBRARIES.isdisjoint({"asyncio", "sqlite3", "time", "builtins"})


@pytest.mark.parametrize("path", list_engine(), ids=name_of)
def test_no_module_knows_a_library(path: Path) -> None:
    assert list(find_libraries(path.read_text(encoding="utf-8"))) == []


KNOWING = [
    ("import fastapi\n", ["fastapi"]),
    ("from fastapi.routing import APIRouter\n", ["fastapi"]),
    ("if name == 'sqlalchemy.orm.Session': pass\n", ["sqlalchemy"]),
    ("x = {'requests.get': 1, 'requests': 2}\n", ["requests", "requests"]),
    ("x = f'{a} fastapi {b}'\n", ["fastapi"]),
    ("x = {'github.Github': 1, 'overrides.override': 2}\n", ["github", "overrides"]),
    ("x = {'github': render, 'overrides': 2}\n", []),
    ("# fastapi calls it\nx = 'other requests wait'\nrequests = 1\n", []),
    ('def f():\n    """As fastapi does."""\n', []),
    ("x.fastapi_like = 'my_fastapi'\n", []),
]


@pytest.mark.parametrize(("text", "found"), KNOWING)
def test_a_module_that_knows_a_library_is_seen(text: str, found: list[str]) -> None:
    assert list(find_libraries(text)) == found


def find_libraries(text: str) -> Iterator[str]:
    """Yield the libraries that a module names, in its code or in its texts; docstrings and comments may."""
    documented = find_docstrings(text)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NAME:
            yield from LIBRARIES.difference(WORDS).intersection([token.string])
        elif token.type != tokenize.COMMENT and token.start[0] not in documented:
            yield from (match[0] for match in QUOTED.finditer(token.string))


def find_docstrings(text: str) -> frozenset[int]:
    """Return the lines on which a text begins that stands alone: it documents what is around it."""
    alone = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Expr))
    return frozenset(node.lineno for node in alone if isinstance(node, ast.Constant) and isinstance(node.value, str))

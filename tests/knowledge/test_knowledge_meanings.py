"""Marks whose arguments lead somewhere: a pattern, a function that exists, an exception, an event of start or end."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections import defaultdict
from typing import Final, NamedTuple

import pytest
from knowledge_reading import Definition, MarkUse, Stub, definitions, read_marks, read_stubs

ONCE: Final = frozenset({"lifespan", "startup", "shutdown"})
PER_THREAD: Final = (
    ("sqlalchemy.engine.create.create_engine", "sqlite://", True),
    ("sqlalchemy.engine.create.create_engine", "sqlite:///", True),
    ("sqlalchemy.engine.create.create_engine", "sqlite:///:memory:", True),
    ("sqlalchemy.engine.create.create_engine", "sqlite+pysqlite:///:memory:", True),
    ("sqlalchemy.engine.create.create_engine", "sqlite:///shop.db", False),
    ("sqlalchemy.engine.create.create_engine", "sqlite:////var/shop.db", False),
    ("sqlalchemy.engine.create.create_engine", "postgresql://db/shop", False),
    ("sqlalchemy.engine.create.create_engine", "sqlite", True),
    ("sqlalchemy.engine.create.create_engine", "sqlite…", True),
    ("sqlalchemy.engine.create.create_engine", "sqlite:///…", False),
    ("sqlalchemy.engine.create.create_engine", "…", False),
    ("sqlalchemy.engine.create.create_engine", "sqlite:///file:shop?uri=true&mode=memory", True),
    ("sqlalchemy.engine.create.create_engine", "sqlite:///file:shop?uri=true", False),
    ("sqlalchemy.engine.create.engine_from_config", "sqlite://", True),
    ("sqlalchemy.engine.create.engine_from_config", "sqlite:///shop.db", False),
)


SPELT: Final = (
    ("sqlalchemy.engine.url.URL.create", {"drivername": "sqlite"}),
    ("sqlalchemy.engine.url.URL.create", {"drivername": "sqlite", "database": "shop.db"}),
)


class Marked(NamedTuple):
    """A definition and one of its marks; `name`: dotted."""

    name: str
    definition: Definition
    mark: MarkUse


def marked(name: str) -> list[Marked]:
    """Return every definition of the catalogue that has the mark."""
    return [
        Marked(".".join((stub.module, *definition.qualname)), definition, mark)
        for stub in read_stubs()
        for definition in definitions(stub)
        for mark in definition.marks
        if mark.name == name
    ]


def threadpools() -> list[tuple[Stub, MarkUse]]:
    """Return every such mark, with the stub that it stands in."""
    return [
        (stub, mark)
        for stub in read_stubs()
        for statement in stub.tree.body
        if isinstance(statement, ast.Expr)
        for mark in read_marks([statement.value])
        if mark.name == "threadpool"
    ]


def real(name: str) -> object:
    """Return what a dotted name of the catalogue is in the installed package."""
    module, _, rest = name.rpartition(".")
    try:
        found: object = importlib.import_module(module)
    except ModuleNotFoundError:
        found = real(module)
    return getattr(found, rest)


@pytest.mark.parametrize("item", marked("per_thread"), ids=lambda item: item.name)
def test_a_pattern_compiles(item: Marked) -> None:
    pattern = re.compile(str(item.mark.argument("pattern")))
    assert not pattern.fullmatch("another text altogether")


def test_every_pattern_is_tried() -> None:
    assert {item.name for item in marked("per_thread")} == {name for name, _, _ in PER_THREAD}


@pytest.mark.parametrize(("name", "text", "expected"), PER_THREAD)
def test_a_pattern_means_what_shows_each_thread_another_state(name: str, text: str, expected: bool) -> None:  # noqa: FBT001 - a row
    (item,) = [item for item in marked("per_thread") if item.name == name]
    assert bool(re.fullmatch(str(item.mark.argument("pattern")), text)) is expected


def test_every_template_is_tried() -> None:
    assert {item.name for item in marked("spells")} == {name for name, _ in SPELT}


@pytest.mark.parametrize(("name", "arguments"), SPELT)
def test_a_template_is_how_the_object_is_written(name: str, arguments: dict[str, str]) -> None:
    (item,) = [item for item in marked("spells") if item.name == name]
    make = real(name)
    assert callable(make)
    spelt = str(item.mark.first()).format_map(defaultdict(str, arguments))
    assert str(make(**arguments)).rstrip("/") == spelt.rstrip("/")


@pytest.mark.parametrize("item", marked("shared"), ids=lambda item: item.name)
def test_what_is_shared_is_read_from_an_object(item: Marked) -> None:
    assert isinstance(item.definition.node, ast.FunctionDef)
    assert len(item.definition.qualname) == 2


@pytest.mark.parametrize("item", marked("cancellation"), ids=lambda item: item.name)
def test_cancellation_is_an_exception_that_nobody_catches_by_chance(item: Marked) -> None:
    exception = real(item.name)
    assert isinstance(exception, type)
    assert issubclass(exception, BaseException)
    assert not issubclass(exception, Exception)


@pytest.mark.parametrize("item", marked("memoizes"), ids=lambda item: item.name)
def test_what_memoizes_says_what_it_does_to_the_kind_of_function(item: Marked) -> None:
    assert isinstance(item.definition.node, ast.FunctionDef | ast.ClassDef)
    assert any(mark.name == "decorates" for mark in item.definition.marks)


def test_cached_functions_run_once() -> None:
    assert {"functools.cache", "functools.lru_cache"} <= {item.name for item in marked("memoizes")}


@pytest.mark.parametrize("item", marked("registers"), ids=lambda item: f"{item.name}:{item.mark.line}")
def test_what_runs_once_is_start_and_end(item: Marked) -> None:
    assert (item.mark.argument("once") is True) == (item.mark.first() in ONCE)


@pytest.mark.parametrize(("stub", "mark"), threadpools(), ids=lambda part: getattr(part, "path", ""))
def test_a_threadpool_takes_a_function_and_its_arguments(stub: Stub, mark: MarkUse) -> None:
    name = str(mark.first())
    function = real(name)
    assert stub.is_package, "a framework is known by what is imported: its package"
    assert name.startswith(f"{stub.module}.")
    assert inspect.iscoroutinefunction(function)
    inspect.signature(function).bind(print, 1, 2, end="")


def test_the_ranks_of_threadpools_leave_no_doubt() -> None:
    ranks = [mark.argument("rank") for _, mark in threadpools()]
    assert all(isinstance(rank, int) for rank in ranks)
    assert len(set(ranks)) == len(ranks)

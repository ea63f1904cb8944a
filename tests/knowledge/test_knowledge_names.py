"""Each name that a type in a stub is written with is defined, there or in the stub that it is imported from."""

from __future__ import annotations

import ast
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from knowledge_reading import MARKS_MODULE, Stub, both_arms, read_stubs, statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

each_stub = pytest.mark.parametrize("stub", read_stubs(), ids=lambda stub: stub.path)


@each_stub
def test_names_in_types_and_bases_are_defined(stub: Stub) -> None:
    known = _names_of(stub.module) | _names_of("builtins")

    unknown = sorted(set(_used(stub.tree.body, known)))

    assert unknown == []


@each_stub
def test_what_types_import_from_another_stub_is_there(stub: Stub) -> None:
    used = set(_used(stub.tree.body, frozenset()))

    missing = [
        f"line {statement.lineno}: {source}.{alias.name}"
        for statement in ast.walk(stub.tree)
        if isinstance(statement, ast.ImportFrom) and (source := _source(stub, statement)) in _by_module()
        for alias in statement.names
        if (alias.asname or alias.name) in used
        and alias.name not in _names_of(source)
        and f"{source}.{alias.name}" not in _by_module()
    ]

    assert missing == []


@cache
def _by_module() -> dict[str, Stub]:
    return {stub.module: stub for stub in read_stubs()}


@cache
def _names_of(module: str) -> frozenset[str]:
    """Return what the top level of a stub binds, in any version."""
    stub = _by_module().get(module)
    return frozenset(_bound(stub, stub.tree.body)) if stub else frozenset()


def _bound(stub: Stub, body: Sequence[ast.stmt]) -> Iterator[str]:
    for statement in statements(body, both_arms):
        match statement:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Assign(targets=targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))
            case ast.Import(names=names):
                yield from (alias.asname or alias.name.split(".")[0] for alias in names)
            case ast.ImportFrom(names=names):
                yield from _imported(stub, statement, names)
            case ast.Try(body=tried, handlers=handlers):
                yield from _bound(stub, [*tried, *chain.from_iterable(handler.body for handler in handlers)])
            case _:
                continue


def _imported(stub: Stub, statement: ast.ImportFrom, names: Sequence[ast.alias]) -> Iterator[str]:
    for alias in names:
        if alias.name == "*":
            yield from _names_of(_source(stub, statement))
        else:
            yield alias.asname or alias.name


def _source(stub: Stub, statement: ast.ImportFrom) -> str:
    """Return the dotted name of the module that is imported from; "" for the marks."""
    if statement.module == MARKS_MODULE:
        return ""
    if statement.level == 0:
        return statement.module or ""
    parts = stub.module.split(".")
    base = parts[: len(parts) - statement.level + (1 if stub.is_package else 0)]
    return ".".join([*base, statement.module] if statement.module else base)


def _used(body: Sequence[ast.stmt], known: frozenset[str]) -> Iterator[str]:
    """Yield the names in annotations, bases and aliases that are not known."""
    for node in statements(body, both_arms):
        inside = known
        if isinstance(node, ast.ClassDef):
            inside = known | frozenset(_local(node.body))
            yield from _used(node.body, inside)
        for expression in _types(node):
            yield from (n.id for n in ast.walk(expression) if isinstance(n, ast.Name) and n.id not in inside)


def _local(body: Sequence[ast.stmt]) -> Iterator[str]:
    for node in statements(body, both_arms):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case _:
                continue


def _types(node: ast.stmt) -> list[ast.expr]:
    match node:
        case ast.ClassDef(bases=bases):
            return bases
        case ast.FunctionDef(args=args, returns=returns) | ast.AsyncFunctionDef(args=args, returns=returns):
            found = [a.annotation for a in (*args.posonlyargs, *args.args, *args.kwonlyargs)]
            return [annotation for annotation in (*found, returns) if annotation]
        case ast.AnnAssign(annotation=annotation):
            return [annotation]
        case ast.Assign(value=value):
            return [value]
        case _:
            return []

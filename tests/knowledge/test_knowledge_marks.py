"""Each stub of the catalogue says only things that a mark means."""

from __future__ import annotations

import ast
import inspect
import re
from typing import TYPE_CHECKING

import pytest
from knowledge_reading import (
    MARKS_MODULE,
    Definition,
    Function,
    MarkUse,
    Stub,
    both_arms,
    parameter_names,
    read_marks,
    read_stubs,
    statements,
)

from async_fixer.knowledge import marks
from async_fixer.model import CODES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DOTTED = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")
VERSION = re.compile(r"\d+(\.\d+)*")
PLAIN_DECORATORS = frozenset(
    {
        "abstractmethod",
        "cached_property",
        "classmethod",
        "dataclass",
        "final",
        "overload",
        "property",
        "runtime_checkable",
        "staticmethod",
    },
)
CHOICES = {
    ("blocks", ""): frozenset(CODES),
    ("blocks", "rest"): frozenset(CODES),
    ("blocks", "severity"): frozenset({"severe", "mild"}),
    ("registers", "sync"): frozenset({"worker", "loop", "illegal"}),
    ("registers", "by"): frozenset({"decorator", "parameter", "override", "mapping", "items", "wrapping"}),
    ("exchanges", ""): frozenset({"route", "websocket", "dependency"}),
    ("has_hooks", ""): frozenset({"validate", "make"}),
    ("hooks", ""): frozenset({"validate", "serialize", "default", "init", "assign"}),
    ("hooks", "by"): frozenset({"decorator", "parameter", "override", "flag"}),
    ("runs_hooks", "phase"): frozenset({"validate", "serialize", "make", "init"}),
    ("injects", "sync"): frozenset({"worker", "loop", "illegal"}),
    ("decorates", ""): frozenset(
        {
            "keeps",
            "awaits",
            "offloads",
            "replaces",
            "property",
            "static",
            "class",
            "context",
            "orders",
            "surrounds",
            "dispatches",
        },
    ),
}
PATTERNS = {
    ("blocks", "instead"): DOTTED,
    ("blocks", "swap"): DOTTED,
    ("sync_twin", ""): DOTTED,
    ("threadpool", ""): DOTTED,
    ("async_twin", ""): DOTTED,
    ("since", ""): VERSION,
    ("until", ""): VERSION,
}

each_stub = pytest.mark.parametrize("stub", read_stubs(), ids=lambda stub: stub.path)


@each_stub
def test_marks_are_known_and_imported(stub: Stub) -> None:
    imported = {
        name.name
        for statement in ast.walk(stub.tree)
        if isinstance(statement, ast.ImportFrom) and statement.module == MARKS_MODULE
        for name in statement.names
    }
    used = {mark.name for definition in _marked(stub) for mark in definition.marks} | {
        mark.name for mark in _statement_marks(stub)
    }

    assert imported <= marks.NAMES
    assert used <= imported, f"marks that are used but not imported: {sorted(used - imported)}"
    assert imported <= used, f"marks that are imported but not used: {sorted(imported - used)}"


@each_stub
def test_decorators_are_marks_or_plain_ones(stub: Stub) -> None:
    others = [
        f"line {decorator.lineno}: {ast.unparse(decorator)}"
        for definition in _marked(stub)
        if isinstance(definition.node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for decorator in definition.node.decorator_list
        if not _is_known_decorator(decorator)
    ]

    assert others == []


@each_stub
def test_arguments_of_marks_are_what_the_mark_takes(stub: Stub) -> None:
    wrong = [
        f"line {mark.line}: {complaint}"
        for mark in (*_statement_marks(stub), *(m for definition in _marked(stub) for m in definition.marks))
        for complaint in (*_misfits(mark), *_bad_values(mark))
    ]

    assert wrong == []


@each_stub
def test_parameters_that_marks_name_are_those_of_the_function(stub: Stub) -> None:
    wrong = [
        f"line {mark.line}: {'.'.join(definition.qualname)} has no parameter {name!r}"
        for definition in _marked(stub)
        for mark in definition.marks
        for name in mark.parameters()
        if (function := _called(definition, stub)) is not None and not _takes(function, name)
    ]

    assert wrong == []


@each_stub
def test_a_function_blocks_in_one_way(stub: Stub) -> None:
    doubled = [
        ".".join(definition.qualname)
        for definition in _marked(stub)
        if sum(mark.name == "blocks" for mark in definition.marks) > 1
    ]

    assert doubled == []


def _marked(stub: Stub) -> Iterator[Definition]:
    """Yield every class and function, whatever version it is for."""
    yield from _walk(stub.tree.body, ())


def _statement_marks(stub: Stub) -> Iterator[MarkUse]:
    """Yield the marks that stand on a line of their own."""
    for statement in stub.tree.body:
        if isinstance(statement, ast.Expr):
            yield from read_marks([statement.value])


def _walk(body: Sequence[ast.stmt], outer: tuple[str, ...]) -> Iterator[Definition]:
    for node in statements(body, both_arms):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield Definition((*outer, node.name), node, tuple(read_marks(node.decorator_list)), exempt=False)
        if isinstance(node, ast.ClassDef):
            yield from _walk(node.body, (*outer, node.name))


def _is_known_decorator(decorator: ast.expr) -> bool:
    target = decorator.func if isinstance(decorator, ast.Call) else decorator
    match target:
        case ast.Name(id=name):
            return name in marks.NAMES | PLAIN_DECORATORS
        case ast.Attribute(attr=attr):
            return attr in {"setter", "deleter", "getter", *PLAIN_DECORATORS}
        case _:
            return False


def _misfits(mark: MarkUse) -> Iterator[str]:
    signature = inspect.signature(getattr(marks, mark.name))
    takes_definition = mark.name != "threadpool" and next(iter(signature.parameters)) in {"function", "cls"}
    if takes_definition != (mark.call is None):
        yield f"{mark.name} is {'written without' if takes_definition else 'called with'} arguments"
    if takes_definition or mark.call is None:
        return
    try:
        arguments = [ast.literal_eval(argument) for argument in mark.call.args]
        signature.bind(*arguments, **{str(k.arg): ast.literal_eval(k.value) for k in mark.call.keywords})
    except (TypeError, ValueError) as error:
        yield f"{mark.name}: {error}"


def _bad_values(mark: MarkUse) -> Iterator[str]:
    keywords = mark.call.keywords if mark.call else []
    values = {("", mark.first())} | {(str(k.arg), mark.argument(str(k.arg))) for k in keywords if k.arg != "unless"}
    for option, value in values - {("", None)}:
        key = (mark.name, option)
        if key in CHOICES and value not in CHOICES[key]:
            yield f"{mark.name}: {option or 'the first argument'} cannot be {value!r}"
        if key in PATTERNS and not PATTERNS[key].fullmatch(str(value)):
            yield f"{mark.name}: {value!r} is no dotted name or version"


def _called(definition: Definition, stub: Stub) -> Function | None:
    """Return the function whose parameters are meant: for a class its constructor, where the stub has it."""
    if isinstance(definition.node, ast.ClassDef):
        inside = _walk(definition.node.body, definition.qualname)
        found = [d.node for d in inside if d.qualname == (*definition.qualname, "__init__")]
    else:
        found = [definition.node]
    assert len(found) < 2 or stub.tree.body, "a class has one constructor"
    return next((node for node in found if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)), None)


def _takes(function: Function, name: str) -> bool:
    return name in parameter_names(function) or function.args.kwarg is not None

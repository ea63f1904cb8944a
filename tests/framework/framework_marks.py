"""Stub files in, what they say out: every function with its marks, read with `ast`."""

from __future__ import annotations

import ast
import warnings
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from async_fixer.knowledge import marks as vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

STUBS = Path(vocabulary.__file__).parent / "stubs"


@dataclass(frozen=True, slots=True)
class Mark:
    """One decorator of a stub, its arguments by name; the first positional one is `first`."""

    name: str
    first: str
    arguments: tuple[tuple[str, str], ...]

    def get(self, argument: str) -> str:
        return dict(self.arguments).get(argument, "")


@dataclass(frozen=True, slots=True)
class Declaration:
    """A function, method or class as a stub declares it; `qualname` is within the module."""

    module: str
    qualname: str
    is_class: bool
    is_async: bool
    is_property: bool
    marks: tuple[Mark, ...]

    def has(self, name: str) -> bool:
        return any(mark.name == name for mark in self.marks)


def read_declarations(package: str) -> tuple[Declaration, ...]:
    """Return everything that the stubs of `package` declare, in the order of the files."""
    return tuple(
        declaration
        for path in sorted((STUBS / package).rglob("*.pyi"))
        for declaration in _declared_in(ast.parse(path.read_text(encoding="utf-8")).body, _module_name(path), "")
    )


def find_real(declaration: Declaration) -> object | None:
    """Return what the installed package has under that name, None where it has nothing."""
    value: object = None
    with warnings.catch_warnings(), suppress(ModuleNotFoundError):
        warnings.simplefilter("ignore")  # to look at something deprecated is not to use it
        value = import_module(declaration.module)
        for name in declaration.qualname.split("."):
            value = getattr(value, name, None)
    return value


def _module_name(path: Path) -> str:
    parts = path.relative_to(STUBS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _declared_in(body: list[ast.stmt], module: str, prefix: str) -> Iterator[Declaration]:
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield _declaration(node, module, prefix)
        if isinstance(node, ast.ClassDef):
            yield from _declared_in(node.body, module, f"{prefix}{node.name}.")


def _declaration(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, module: str, prefix: str) -> Declaration:
    names = {ast.unparse(decorator) for decorator in node.decorator_list}
    return Declaration(
        module=module,
        qualname=prefix + node.name,
        is_class=isinstance(node, ast.ClassDef),
        is_async=isinstance(node, ast.AsyncFunctionDef),
        is_property=any(name.endswith(("property", ".setter")) for name in names),
        marks=tuple(_mark(decorator) for decorator in node.decorator_list),
    )


def _mark(decorator: ast.expr) -> Mark:
    if not isinstance(decorator, ast.Call):
        return Mark(ast.unparse(decorator), "", ())
    first = str(ast.literal_eval(decorator.args[0])) if decorator.args else ""
    arguments = tuple((keyword.arg or "", str(ast.literal_eval(keyword.value))) for keyword in decorator.keywords)
    return Mark(ast.unparse(decorator.func), first, arguments)

"""The whole catalogue of stubs -> what each of them defines under the running Python, and with which marks."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from async_fixer.knowledge.catalogue import STUBS
from async_fixer.knowledge.marks import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MARKS_MODULE = "async_fixer.knowledge.marks"
EXEMPT = frozenset({"synthetic", "since", "until"})
NAMING_OPTIONS = ("parameter", "unless_given", "if_given", "json", "data", "result", "over")
NAMING_ARGUMENTS = frozenset({"offloads", "runs_on_loop", "runs_hooks", "calls", "consumes", "awaits"})

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Stub:
    """One file of the catalogue."""

    module: str
    path: str
    is_package: bool
    tree: ast.Module


@dataclass(frozen=True, slots=True)
class MarkUse:
    """A mark on a definition. `call` is None for a mark without arguments."""

    name: str
    call: ast.Call | None
    line: int

    def argument(self, name: str) -> object:
        """Return a keyword argument as a value, None where it was not written."""
        found = [k.value for k in self.call.keywords if k.arg == name] if self.call else []
        return ast.literal_eval(found[0]) if found else None

    def first(self) -> object:
        """Return the first positional argument as a value, None where there is none."""
        return ast.literal_eval(self.call.args[0]) if self.call and self.call.args else None

    def parameters(self) -> tuple[str, ...]:
        """Return the parameters that the mark names: `fp` of `calls("fp.read")`, the keys of `unless`.

        Those of `has_hooks` may be words of a class header.
        """
        unless = self.argument("unless")
        named = [self.first()] if self.name in NAMING_ARGUMENTS else []
        named += [*unless] if isinstance(unless, dict) and self.name != "has_hooks" else []
        named += [self.first()] if self.name == "per_thread" else []
        named += [self.argument(option) for option in NAMING_OPTIONS]
        named += str(self.argument("items") or "").split(", ")
        return tuple(str(name).split(".")[0].rstrip("[](){}") for name in named if name)


@dataclass(frozen=True, slots=True)
class Definition:
    """A class, function, method or variable of a stub that exists under the running Python."""

    qualname: tuple[str, ...]
    node: ast.ClassDef | Function | ast.AnnAssign | ast.Assign
    marks: tuple[MarkUse, ...]
    exempt: bool
    """the running version of the library need not have it"""


@cache
def read_stubs() -> tuple[Stub, ...]:
    return tuple(_read_stub(path.relative_to(STUBS).as_posix()) for path in sorted(STUBS.rglob("*.pyi")))


def definitions(stub: Stub) -> Iterator[Definition]:
    yield from _walk(stub.tree.body, (), exempt=False)


def statements(body: Sequence[ast.stmt], choose: Callable[[ast.If], bool | None]) -> Iterator[ast.stmt]:
    """Yield the statements with `if` flattened; `choose` says which arm applies, None: both."""
    for statement in body:
        if not isinstance(statement, ast.If):
            yield statement
            continue
        chosen = choose(statement)
        yield from statements([] if chosen is False else statement.body, choose)
        yield from statements([] if chosen is True else statement.orelse, choose)


def applies(statement: ast.If) -> bool | None:
    """Say whether a version or platform test holds here; None: it is another kind of test."""
    return _holds(statement.test)


def both_arms(_: ast.If) -> None:
    """Every name that the stub has for any version."""


def read_marks(decorators: Sequence[ast.expr]) -> Iterator[MarkUse]:
    for decorator in decorators:
        call = decorator if isinstance(decorator, ast.Call) else None
        target = call.func if call else decorator
        if isinstance(target, ast.Name) and target.id in NAMES:
            yield MarkUse(target.id, call, decorator.lineno)


def parameter_names(function: Function) -> frozenset[str]:
    arguments = function.args
    plain = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    stars = (argument for argument in (arguments.vararg, arguments.kwarg) if argument)
    return frozenset(argument.arg for argument in (*plain, *stars))


def _read_stub(path: str) -> Stub:
    parts = path.removesuffix(".pyi").split("/")
    is_package = parts[-1] == "__init__"
    module = ".".join(parts[:-1] if is_package else parts)
    return Stub(module, path, is_package, ast.parse((STUBS / path).read_text(encoding="utf-8"), path))


def _walk(body: Sequence[ast.stmt], outer: tuple[str, ...], *, exempt: bool) -> Iterator[Definition]:
    for statement in statements(body, applies):
        match statement:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                found = tuple(read_marks(statement.decorator_list))
                here = exempt or any(mark.name in EXEMPT for mark in found)
                qualname = (*outer, statement.name)
                yield Definition(qualname, statement, found, here)
                if isinstance(statement, ast.ClassDef):
                    yield from _walk(statement.body, qualname, exempt=here)
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                yield Definition((*outer, name), statement, (), exempt)
            case _:
                continue


def _holds(test: ast.expr) -> bool | None:
    match test:
        case ast.BoolOp(op=ast.And(), values=values):
            held = [_holds(value) for value in values]
            return None if None in held else all(held)
        case ast.Compare(left=ast.Attribute(value=ast.Name(id="sys"), attr=attr), ops=[op], comparators=[right]):
            return _compare(attr, op, ast.literal_eval(right))
        case _:
            return None


def _compare(attr: str, op: ast.cmpop, right: object) -> bool | None:
    match attr, op, right:
        case "version_info", ast.GtE(), tuple():
            return sys.version_info >= right
        case "version_info", ast.Lt(), tuple():
            return sys.version_info < right
        case "platform", ast.Eq(), str():
            return sys.platform == right
        case "platform", ast.NotEq(), str():
            return sys.platform != right
        case _:
            return None

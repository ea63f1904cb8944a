"""A library's function in, the parameters out that what it gives may come out of: as its signature says.

`min(iterable: Iterable[_T]) -> _T` gives an item of what it is given; `list[_T]` is new, with such items in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from async_fixer.analysis.held import ITEM, below_items, is_item, join_path
from async_fixer.index import ir
from async_fixer.index.walk import walk_expression
from async_fixer.program.hierarchy import type_parameters
from async_fixer.program.member import find_member
from async_fixer.program.values import ClassValue, FunctionValue, Instance, TypeVariable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Frame, Ref, Value

RECEIVER: Final = "self"
"""instead of a parameter: the object that a method belongs to"""
MODULE: Final = ""
"""instead of a parameter: the module that makes the call"""

_SELF: Final = "Self"
_GIVING_OUT: Final = ("__iter__", "__next__", "__aiter__", "__anext__", "__getitem__")
_PLAIN_PARTS: Final = (ir.Name, ir.Attribute)


class Source(NamedTuple):
    """A parameter, and which part of its argument a result may be."""

    parameter: str
    path: str


def find_sources(engine: Engine, function: FunctionValue, path: str) -> Iterator[Source]:
    """Yield where what a library's function gives may come from, below `path`."""
    marks = {mark.name: mark for mark in engine.marks(function.ref)}
    scope = engine.scope(function.ref)
    if "makes_new" in marks:
        if path and not marks["makes_new"].text("whole"):
            yield Source(marks["makes_new"].value, path)
        return
    if "part_of" in marks:
        yield Source(marks["part_of"].value, "")
        return
    frame = engine.outer(engine.plain_frame(function.ref))
    if scope.returns is not None:
        yield from _of_result(engine, function, _Typed(frame, scope.returns), path)


def find_kept(engine: Engine, cls: ClassValue, path: str) -> Iterator[Source]:
    """Yield what a new object of a library's generic class has in it of what its constructor is given."""
    constructor = engine.runner(cls)
    names = frozenset(type_parameters(engine, cls.ref))
    for rest in dict.fromkeys((*below_items(path), path)) if names and is_item(path) else ():
        yield from _of_parameters(engine, constructor, names, rest)


class _Typed(NamedTuple):
    frame: Frame
    annotation: ir.Expr


def _of_result(engine: Engine, function: FunctionValue, result: _Typed, path: str) -> Iterator[Source]:
    whole, inside = _variables(engine, result)
    if _SELF in whole and not isinstance(function.receiver, ClassValue):
        yield Source(RECEIVER, path)
    asked = [(whole, path)]
    asked += [(inside, rest) for rest in dict.fromkeys((*below_items(path), path)) if is_item(path)]
    for names, rest in asked:
        yield from _of_parameters(engine, function.ref, names, rest)
        if names & _of_class(engine, function):
            yield Source(RECEIVER, join_path(ITEM, rest))


def _of_parameters(engine: Engine, ref: Ref, names: frozenset[str], path: str) -> Iterator[Source]:
    frame = engine.outer(engine.plain_frame(ref))
    for parameter in engine.scope(ref).parameters if names else ():
        if parameter.annotation is not None:
            typed = _Typed(frame, parameter.annotation)
            whole, inside = _variables(engine, typed)
            if whole & names:
                yield Source(parameter.name, path)
            elif inside & names and _gives_out(engine, engine.annotation(*typed).items):
                yield Source(parameter.name, join_path(ITEM, path))


def _variables(engine: Engine, typed: _Typed) -> tuple[frozenset[str], frozenset[str]]:
    """Return the type variables that an annotation is one of, and those that stand in it."""
    parts = _alternatives(typed.annotation)
    whole = frozenset(name for part in parts for name in _names(engine, typed.frame, part))
    deeper = (inner for part in parts if not isinstance(part, _PLAIN_PARTS) for inner in walk_expression(part))
    return whole, frozenset(name for part in deeper for name in _names(engine, typed.frame, part))


def _alternatives(annotation: ir.Expr) -> tuple[ir.Expr, ...]:
    match annotation:
        case ir.Operation(ops=("|", *_), operands=operands):
            return tuple(part for operand in operands for part in _alternatives(operand))
        case _:
            return (annotation,)


def _names(engine: Engine, frame: Frame, part: ir.Expr) -> Iterator[str]:
    if not isinstance(part, ir.Name):
        return
    if part.id == _SELF or any(isinstance(item, TypeVariable) for item in engine.infer(frame, part).items):
        yield part.id


def _of_class(engine: Engine, function: FunctionValue) -> frozenset[str]:
    """Return the type variables that stand for what the object of a method gives out."""
    parent = function.ref._replace(scope=engine.scope(function.ref).parent)
    if engine.scope(parent).kind != "class" or not _gives_out(engine, (Instance(parent),)):
        return frozenset()
    return frozenset(type_parameters(engine, parent))


def _gives_out(engine: Engine, items: tuple[Value, ...]) -> bool:
    """Tell whether something may be a container, an iterator or the like; a factory or a type is none."""
    for item in items:
        if isinstance(item, Instance):
            ancestors = engine.lineage(item.ref, item.arguments).ancestors
            if any(find_member(engine, ancestors, name) is not None for name in _GIVING_OUT):
                return True
    return False

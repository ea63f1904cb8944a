"""A class whose objects are called in, the places out that call one of them, or hand one on to somebody who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from async_fixer.analysis.inside import expressions_of_module
from async_fixer.analysis.owning import are_related
from async_fixer.index import ir
from async_fixer.index.walk import walk_expression, walk_statements
from async_fixer.program.values import Instance, Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from async_fixer.analysis.fates import Fates
    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame


class ObjectUse(Struct, frozen=True):
    """A place that calls an object of a class, or hands it on."""

    ref: Ref
    expression: ir.Expr
    called: bool
    awaited: bool


def find_uses_of_objects(
    program: Program, fates_of: Callable[[str], Fates], mentioning: Callable[[str], Iterable[str]], cls: Ref
) -> Iterator[ObjectUse]:
    """Yield the uses of objects of a class, in the modules that say its name or one that its objects go by."""
    names = _find_names(program, mentioning, cls)
    for key in dict.fromkeys(key for name in names for key in mentioning(name)):
        for frame, part in expressions_of_module(program, key):
            if isinstance(part, ir.Call):
                yield from _judge(program, fates_of(key), cls, frame, part)


def _find_names(program: Program, mentioning: Callable[[str], Iterable[str]], cls: Ref) -> dict[str, None]:
    """Return the names of a class, of those below it, and of what is made with one of these names."""
    family = (cls, *program.engine.all_subclasses(cls))
    names = dict.fromkeys(program.scope(ref).name for ref in family)
    queue = list(names)
    while queue:
        name = queue.pop()
        for key in mentioning(name):
            for made in _named_after(program, key, name):
                if made not in names:
                    names[made] = None
                    queue.append(made)
    return names


def _named_after(program: Program, key: str, name: str) -> Iterator[str]:
    """Yield the variables, attributes and functions of a module that hold or return what it makes with a name."""
    for scope in program.index(key).scopes:
        for statement in walk_statements(scope.body):
            match statement:
                case ir.Assign(targets=targets, value=value) if value is not None and _says(program, key, value, name):
                    yield from (label for target in targets if (label := _label(target)))
                case ir.For(target=target, iterable=value) if _says(program, key, value, name):
                    yield _label(target)
                case ir.Return(value=value) if value is not None and scope.name and _says(program, key, value, name):
                    yield scope.name
                case _:
                    continue


def _says(program: Program, key: str, value: ir.Expr, name: str) -> bool:
    said = (_label(part) for part in walk_expression(value))
    return any(name in program.spoken_as(key, label) for label in said if label)


def _label(expression: ir.Expr) -> str:
    match expression:
        case ir.Name(id=name) | ir.Attribute(attr=name):
            return name
        case ir.Subscript(value=value):
            return _label(value)
        case _:
            return ""


def _judge(program: Program, fates: Fates, cls: Ref, frame: Frame, call: ir.Call) -> Iterator[ObjectUse]:
    ref = fates.frame(call).ref
    if _is_one(program, frame, call.func, cls):
        yield ObjectUse(ref, call.func, called=True, awaited=isinstance(fates.around(call), ir.Await))
    given = (*call.args, *(keyword.value for keyword in call.keywords))
    ours = [argument for argument in given if _is_one(program, frame, argument, cls)]
    if ours and not fates.is_harmless(call):
        yield from (ObjectUse(ref, argument, called=False, awaited=False) for argument in ours)


def _is_one(program: Program, frame: Frame, expression: ir.Expr, cls: Ref) -> bool:
    """Tell whether an expression may be an object of a class; a literal or a display is none."""
    if not isinstance(expression, ir.Name | ir.Attribute | ir.Call | ir.Subscript):
        return False
    held = program.engine.infer(frame, expression).items
    return any(isinstance(item, Instance) and are_related(program, item.ref, cls) for item in held)

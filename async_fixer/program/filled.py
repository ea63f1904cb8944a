"""A container and the places that put something into it in, the container with what it holds out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.program.call_sites import passed_by_callers
from async_fixer.program.functions import enter
from async_fixer.program.hierarchy import type_parameters
from async_fixer.program.methods import find_methods
from async_fixer.program.narrowing import dotted_text
from async_fixer.program.records import Fill, Passed
from async_fixer.program.type_slots import TYPE_SLOT
from async_fixer.program.values import UNKNOWN, Frame, Instance, Ref, Values, join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Expr, ModuleIndex
    from async_fixer.program.engine import Engine


def find_fills(key: str, index: ModuleIndex) -> Iterator[tuple[str, Fill]]:
    """Yield what may fill a container in a module, by the name or dotted name of the container."""
    for number, scope in enumerate(index.scopes):
        ref = Ref(key, number)
        for statement in walk_statements(scope.body):
            if isinstance(statement, ir.Assign) and statement.value is not None:
                for target in statement.targets:
                    yield from _stored(ref, target, statement.value)
            if isinstance(statement, ir.AugAssign):
                yield from _fill(ref, statement.target, "__iadd__", (statement.value,))
            for expression in expressions_of(statement):
                for part in walk_expression(expression):
                    if isinstance(part, ir.Call) and isinstance(part.func, ir.Attribute) and part.args:
                        yield from _fill(ref, part.func.value, part.func.attr, part.args)


def _stored(ref: Ref, target: Expr, value: Expr) -> Iterator[tuple[str, Fill]]:
    if isinstance(target, ir.Subscript):
        yield from _fill(ref, target.value, "__setitem__", (target.index, value))


def _fill(ref: Ref, container: Expr, method: str, arguments: tuple[Expr, ...]) -> Iterator[tuple[str, Fill]]:
    path = 0
    while isinstance(container, ir.Subscript):
        container, path = container.value, path + 1
    text = dotted_text(container)
    if text:
        yield text, Fill(ref, method, arguments, text.partition(".")[0], path)


def fill_name(engine: Engine, frame: Frame, name: str, held: Values) -> Values:
    """Return what a name holds that is bound to a container in `frame`, with what is put into it later."""
    if not _are_containers(engine, held):
        return held
    fills = [fill for fill in engine.fills(frame.ref.module, name) if _is_same_name(engine, frame.ref, fill.ref, name)]
    return _filled(engine, frame, held, fills)


def fill_attribute(engine: Engine, cls: Ref, attribute: str, held: Values) -> Values:
    """Return what an attribute holds that a method assigned a container, with what other methods put into it."""
    if not _are_containers(engine, held):
        return held
    fills = list(engine.fills(cls.module, f"{engine.scope(cls).name}.{attribute}"))
    for binding in (item for found in engine.bindings(cls).names.values() for item in found if item.kind == "define"):
        method = Ref(cls.module, binding.scope)
        parameters = engine.scope(method).parameters
        if parameters:
            texts = engine.fills(cls.module, f"{parameters[0].name}.{attribute}")
            fills += [fill for fill in texts if _is_inside(engine, fill.ref, method)]
    return _filled(engine, engine.plain_frame(cls), held, fills)


def _are_containers(engine: Engine, held: Values) -> bool:
    return any(isinstance(item, Instance) and engine.is_container(item) for item in held.items)


def _is_same_name(engine: Engine, owner: Ref, user: Ref, name: str) -> bool:
    """Tell whether a name in one scope means what another scope, itself or around it, binds."""
    ref = user
    while ref != owner:
        if ref.scope <= 0 or name in engine.bindings(ref).names:
            return False
        ref = Ref(ref.module, engine.scope(ref).parent)
    return True


def _is_inside(engine: Engine, inner: Ref, outer: Ref) -> bool:
    while inner.scope > 0:
        if inner == outer:
            return True
        inner = Ref(inner.module, engine.scope(inner).parent)
    return False


def _filled(engine: Engine, frame: Frame, held: Values, fills: list[Fill]) -> Values:
    if not fills:
        return held
    items = tuple(
        _with_fills(engine, frame, item, fills) if isinstance(item, Instance) and engine.is_container(item) else item
        for item in held.items
    )
    return replace(held, items=tuple(dict.fromkeys(items)))


def _with_fills(engine: Engine, frame: Frame, item: Instance, fills: list[Fill]) -> Instance:
    names = type_parameters(engine, item.ref)
    arguments = dict(zip(names, item.arguments, strict=False))
    is_filled = False
    for fill in fills:
        for name, values in _put(engine, frame, item, fill):
            if name in names and values.items:
                known = arguments.get(name, UNKNOWN)
                is_filled = True
                arguments[name] = join([known, values]) if known.items else values
    return replace(item, arguments=tuple(arguments.get(name, UNKNOWN) for name in names)) if is_filled else item


def _put(engine: Engine, frame: Frame, item: Instance, fill: Fill) -> Iterator[tuple[str, Values]]:
    """Yield what a fill says of a container's type variables."""
    where = frame if fill.ref == frame.ref else engine.plain_frame(fill.ref)
    if fill.path:
        inner = item.arguments[-1].items if item.arguments else ()
        last = type_parameters(engine, item.ref)[-1:]
        for part in inner:
            if isinstance(part, Instance) and engine.is_container(part):
                filled = _with_fills(engine, frame, part, [replace(fill, path=fill.path - 1)])
                yield from ((name, Values((filled,))) for name in last)
        return
    given = tuple(_argument(engine, where, argument, fill.container) for argument in fill.arguments)
    passed = Passed(given, is_open=True)
    for function in find_methods(engine, item, fill.method):
        for name, values in enter(engine, passed, function).arguments:
            if name.startswith(TYPE_SLOT):
                yield name.removeprefix(TYPE_SLOT), values


def _argument(engine: Engine, where: Frame, argument: Expr, container: str) -> Values:
    """Return what is put into a container; of a parameter, what the callers of the function pass."""
    if isinstance(argument, ir.Name) and _comes_from(engine, where.ref, argument.id, container):
        return UNKNOWN
    held = engine.infer(where, argument)
    if held.items or not isinstance(argument, ir.Name):
        return held
    parameters = engine.scope(where.ref).parameters
    if any(parameter.name == argument.id for parameter in parameters):
        return passed_by_callers(engine, where.ref, argument.id)
    return held


def _comes_from(engine: Engine, ref: Ref, name: str, container: str) -> bool:
    """Tell whether a name takes the items of a container in turn: putting them back says nothing new."""
    loops = [item.value for item in engine.bindings(ref).names.get(name, ()) if item.kind == "loop"]
    return any(
        isinstance(part, ir.Name) and part.id == container
        for value in loops
        if value is not None
        for part in walk_expression(value)
    )

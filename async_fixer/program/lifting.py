"""A call and a mark of what it calls in, whether the arguments of the call lift the mark out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec.structs import replace

from async_fixer.index import ir
from async_fixer.program.arguments import match_arguments
from async_fixer.program.injection import parameters_of
from async_fixer.program.modes import is_set_before
from async_fixer.program.names import find_definition
from async_fixer.program.values import Frame, Instance, Partial, Ref, one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Expr, Keyword
    from async_fixer.program.bindings import Binding
    from async_fixer.program.engine import Engine
    from async_fixer.program.marks import Mark, Plain
    from async_fixer.program.values import Definition, Value, Values

    Bound: TypeAlias = tuple[Frame, tuple[Binding, ...]]
    Unless: TypeAlias = tuple[tuple[str, Plain], ...]


_OWN: Final = "self."


def is_lifted(engine: Engine, frame: Frame, call: ir.Call, value: Value, mark: Mark) -> bool:
    """Tell whether a mark of what a call made in `frame` calls is lifted.

    By the arguments of the call, by the defaults of what it calls, or by those that made the object it is called on.
    """
    if isinstance(value, Partial):
        return is_lifted(engine, frame, _completed(engine, frame, call), value.callee, mark)
    own = tuple((name.removeprefix(_OWN), plain) for name, plain in mark.unless if name.startswith(_OWN))
    modes = {name.removesuffix("()"): plain for name, plain in own if name.endswith("()")}
    if modes and is_set_before(engine, frame, call, modes):
        return True
    if own and isinstance(call.func, ir.Attribute):
        where, made = constant(engine, frame, call.func.value)
        if isinstance(made, ir.Call) and _lifts(engine, where, made, engine.infer(where, made.func), own):
            return True
    return _lifts(engine, frame, call, one(value), mark.unless)


def _lifts(engine: Engine, frame: Frame, call: ir.Call, called: Values, unless: Unless) -> bool:
    """Tell whether one of these arguments is given, or left out where it is the default."""
    for value in called.items:
        parameters = parameters_of(engine, value)
        given = match_arguments(_spread(engine, frame, call), parameters)
        defaults = {item.name: item.default for item in parameters if item.default is not None} if given.exact else {}
        arguments = {**defaults, **given.by_name}
        if any(name in arguments and _says(engine, frame, arguments[name], plain) for name, plain in unless):
            return True
    return False


def _says(engine: Engine, frame: Frame, argument: Expr, plain: Plain) -> bool:
    """Tell whether an argument is this literal, a constant that holds it, or flags with the one of this name."""
    where, held = constant(engine, frame, argument)
    match held:
        case ir.Literal(value=value):
            return value == plain
        case ir.Operation(ops=("-",), operands=(ir.Literal(value=int() | float() as number),)):
            return -number == plain
        case ir.Operation(ops=("|", *_), operands=operands):
            return any(_says(engine, where, operand, plain) for operand in operands)
        case ir.Name() | ir.Attribute():
            return isinstance(plain, str) and engine.origin(where, held) == plain
        case _:
            return False


def _completed(engine: Engine, frame: Frame, call: ir.Call) -> ir.Call:
    """Return the call of a partial with the arguments that the partial has already, where it is seen made."""
    where, made = constant(engine, frame, call.func)
    if not isinstance(made, ir.Call):
        return call
    before = _spread(engine, where, made)
    return replace(call, args=(*before.args[1:], *call.args), keywords=(*before.keywords, *call.keywords))


def _spread(engine: Engine, frame: Frame, call: ir.Call) -> ir.Call:
    """Return a call with the stars that stand before something written out replaced by its items."""
    args = tuple(part for argument in call.args for part in _items(engine, frame, argument))
    keywords = tuple(part for keyword in call.keywords for part in _named(engine, frame, keyword))
    return replace(call, args=args, keywords=keywords)


def _items(engine: Engine, frame: Frame, argument: Expr) -> tuple[Expr, ...]:
    if not isinstance(argument, ir.Starred):
        return (argument,)
    match constant(engine, frame, argument.value):
        case _, ir.Display(kind="tuple" | "list", items=items):
            return items
        case _:
            return (argument,)


def _named(engine: Engine, frame: Frame, keyword: Keyword) -> Iterator[Keyword]:
    _, held = constant(engine, frame, keyword.value)
    match keyword.name, held:
        case "", ir.Display(kind="dict", keys=keys, items=items) if all(isinstance(key, ir.Literal) for key in keys):
            for key, item in zip(keys, items, strict=True):
                if isinstance(key, ir.Literal):
                    yield replace(keyword, name=str(key.value), value=item)
        case _:
            yield keyword


def constant(engine: Engine, frame: Frame, expression: Expr) -> tuple[Frame, Expr]:
    """Return what is assigned to a name or attribute that is bound just once, with the frame of the assignment."""
    match expression:
        case ir.Name():
            found = _of_name(engine, frame, expression)
        case ir.Attribute():
            found = _of_attribute(engine, frame, expression)
        case _:
            found = None
    if found is None or len(found[1]) != 1:
        return frame, expression
    binding = found[1][0]
    plain = binding.kind == "assign" and not binding.path
    return (found[0], binding.value) if plain and binding.value is not None else (frame, expression)


def _of_name(engine: Engine, frame: Frame, expression: ir.Name) -> Bound | None:
    """Return where a name of a function, of one around it or of a module is bound."""
    scope: Frame | None = frame
    while scope is not None and scope.ref.scope != 0:
        local = engine.bindings(scope.ref).names.get(expression.id)
        if local and local[0].kind != "import":
            return scope, local
        scope = scope.closure
    return _of_definition(engine, find_definition(engine, frame, expression))


def _of_attribute(engine: Engine, frame: Frame, expression: ir.Attribute) -> Bound | None:
    """Return the one place where the methods of an object's class assign to an attribute; else that of a module."""
    for item in engine.infer(frame, expression.value).items:
        if isinstance(item, Instance):
            owners = [owner.ref for owner in engine.lineage(item.ref, item.arguments).ancestors]
            sites = [site for ref in owners for site in engine.assigned_attributes(ref).get(expression.attr, ())]
            return (engine.plain_frame(sites[0][0]), (sites[0][1],)) if len(sites) == 1 else None
    return _of_definition(engine, find_definition(engine, frame, expression))


def _of_definition(engine: Engine, definition: Definition | None) -> Bound | None:
    if definition is None or engine.module(definition.module).is_stub:
        return None
    if engine.global_writes(definition.module, definition.name):
        return None
    home = Ref(definition.module, 0)
    return Frame(home), engine.bindings(home).names.get(definition.name, ())

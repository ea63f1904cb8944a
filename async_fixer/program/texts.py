"""An expression in, the texts out that it can be, or how they begin: names of attributes that are looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from async_fixer.index import ir
from async_fixer.program.member import find_member
from async_fixer.program.names import find_definition, module_frame
from async_fixer.program.values import ClassValue, Frame, Instance, ModuleValue, Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from async_fixer.index.ir import Expr
    from async_fixer.program.bindings import Binding
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Value

_MOST_DEEP: Final = 4
"""a text may be bound to a name, that to another one, and so on"""
_ONE_DEEP: Final = 1
"""an item of a table"""


def read_names(engine: Engine, frame: Frame, expression: Expr) -> tuple[str, ...]:
    """Return the texts that an expression can be, as far as they are written out."""
    return tuple(dict.fromkeys(_texts(engine, frame, expression, 0)))


def names_that_begin(engine: Engine, frame: Frame, value: Value, expression: Expr) -> tuple[str, ...]:
    """Return the functions of a project's class or module whose names begin as a text does that is put together."""
    prefixes = tuple(_prefixes(engine, frame, expression))
    names = (name for ref in (_scopes(engine, value) if prefixes else ()) for name in _functions(engine, ref))
    return tuple(name for name in names if name.startswith(prefixes))


def _prefixes(engine: Engine, frame: Frame, expression: Expr) -> Iterator[str]:
    match expression:
        case ir.Operation(ops=("+", *_), operands=(ir.Literal(value=str() as prefix), *_)) if prefix:
            yield prefix
        case ir.Format(leading=prefix) if prefix:
            yield prefix
        case ir.Name():
            values = (binding.value for _, binding in _bindings(engine, frame, expression) if not binding.path)
            yield from (
                part for value in values if not isinstance(value, ir.Name) for part in _given(engine, frame, value)
            )
        case _:
            return


def _given(engine: Engine, frame: Frame, value: Expr | None) -> Iterator[str]:
    return iter(()) if value is None else _prefixes(engine, frame, value)


def _scopes(engine: Engine, value: Value) -> Iterator[Ref]:
    match value:
        case ModuleValue(module=key):
            found = [Ref(key, 0)]
        case Instance(ref=ref, arguments=arguments) | ClassValue(ref=ref, arguments=arguments):
            found = [owner.ref for owner in engine.lineage(ref, arguments).ancestors]
        case _:
            found = []
    yield from (ref for ref in found if not engine.module(ref.module).is_stub)


def _functions(engine: Engine, ref: Ref) -> Iterator[str]:
    bindings = engine.bindings(ref).names
    yield from (name for name, found in bindings.items() if any(item.kind == "define" for item in found))


def _texts(engine: Engine, frame: Frame, expression: Expr, deep: int) -> Iterator[str]:
    reader = _READERS.get(type(expression))
    if reader is not None and deep < _MOST_DEEP:
        yield from reader(engine, frame, expression, deep + 1)


def _literal(_engine: Engine, _frame: Frame, expression: ir.Literal, _deep: int) -> Iterator[str]:
    if isinstance(expression.value, str) and expression.kind == "str":
        yield expression.value


def _conditional(engine: Engine, frame: Frame, expression: ir.Conditional, deep: int) -> Iterator[str]:
    yield from _texts(engine, frame, expression.body, deep)
    yield from _texts(engine, frame, expression.orelse, deep)


def _bound(engine: Engine, frame: Frame, expression: ir.Name | ir.Attribute, deep: int) -> Iterator[str]:
    for where, binding in _bindings(engine, frame, expression):
        if binding.value is not None and not binding.path:
            yield from _texts(engine, where, binding.value, deep)
        elif binding.value is not None and binding.kind == "loop" and len(binding.path) == _ONE_DEEP:
            yield from _items(engine, where, binding.value, deep)


def _subscript(engine: Engine, frame: Frame, expression: ir.Subscript, deep: int) -> Iterator[str]:
    yield from _items(engine, frame, expression.value, deep, expression.index)


def _call(engine: Engine, frame: Frame, expression: ir.Call, deep: int) -> Iterator[str]:
    """Yield what `table.get(key, default)` can be."""
    match expression:
        case ir.Call(func=ir.Attribute(value=table, attr="get"), args=(key, *default)):
            yield from _items(engine, frame, table, deep, key)
            for part in default:
                yield from _texts(engine, frame, part, deep)
        case _:
            return


def _items(engine: Engine, frame: Frame, table: Expr, deep: int, key: Expr | None = None) -> Iterator[str]:
    """Yield the texts in a display that is written out: of a dict those for a key, where that is written out too."""
    if deep >= _MOST_DEEP:
        return
    match table:
        case ir.Display(kind="dict", items=items, keys=keys) if key is not None:
            wanted = key.value if isinstance(key, ir.Literal) else None
            for name, item in zip(keys, items, strict=True):
                if wanted is None or not isinstance(name, ir.Literal) or name.value == wanted:
                    yield from _texts(engine, frame, item, deep)
        case ir.Display(kind="dict", keys=keys):
            yield from (text for name in keys if name is not None for text in _texts(engine, frame, name, deep))
        case ir.Display(items=items):
            yield from (text for item in items for text in _texts(engine, frame, item, deep))
        case ir.Name() | ir.Attribute():
            for where, binding in _bindings(engine, frame, table):
                if binding.value is not None and not binding.path:
                    yield from _items(engine, where, binding.value, deep + 1, key)
        case _:
            return


def _bindings(engine: Engine, frame: Frame, expression: ir.Name | ir.Attribute) -> Iterator[tuple[Frame, Binding]]:
    """Yield what binds a name, or an attribute of an object in its class, with the frame to read it in."""
    scope: Frame | None = frame
    while isinstance(expression, ir.Name) and scope is not None:
        found = engine.bindings(scope.ref).names.get(expression.id, ())
        if found and found[-1].kind != "import":
            yield from ((scope, binding) for binding in found)
            return
        scope = scope.closure
    definition = find_definition(engine, frame, expression)
    if definition is not None and definition.name:
        home = module_frame(definition.module)
        yield from ((home, binding) for binding in engine.bindings(home.ref).names.get(definition.name, ()))
    elif isinstance(expression, ir.Attribute):
        for item in engine.infer(frame, expression.value).items:
            if isinstance(item, Instance | ClassValue):
                member = find_member(engine, engine.lineage(item.ref, item.arguments).ancestors, expression.attr)
                if member is not None:
                    yield Frame(member.owner.ref), member.binding


_READERS: Final[dict[type, Callable[[Engine, Frame, Any, int], Iterator[str]]]] = {
    ir.Attribute: _bound,
    ir.Call: _call,
    ir.Conditional: _conditional,
    ir.Literal: _literal,
    ir.Name: _bound,
    ir.Subscript: _subscript,
}

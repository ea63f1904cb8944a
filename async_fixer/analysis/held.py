"""An expression and attributes of it in, whose object they hold out: also where a new object was only given it.

`Repository(SESSION)` is new, and its `session` is what the module has for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from async_fixer.analysis.facts import LOCAL, PARAMETER
from async_fixer.analysis.roots import find_root
from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.program.arguments import free_parameters, match_arguments
from async_fixer.program.fields import field_names
from async_fixer.program.functions import enter
from async_fixer.program.injection import parameters_of
from async_fixer.program.member import find_member
from async_fixer.program.values import ClassValue, Frame, FunctionValue, Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from async_fixer.program.engine import Engine

_DEEPEST: Final = 4
"""calls and names that lead to one another"""
_LONGEST: Final = 3
"""attributes of attributes"""
_KEEPING: Final = frozenset({"assign", "with"})


class Held(NamedTuple):
    """A root, and which attributes of what it is about are meant: "repository.session"; "" for the object itself."""

    root: str
    path: str = ""


_OWN: Final = Held(LOCAL)


def find_held(engine: Engine, frame: Frame, expression: ir.Expr, path: str = "") -> Held:
    """Return the root of what an expression holds below the attributes `path`."""
    return _Finder(engine, _DEEPEST).find(frame, expression, path)


def find_given(engine: Engine, cls: ClassValue, path: str) -> Iterator[Held]:
    """Yield the roots of what a new object holds below `path`, as its constructor sees them."""
    yield from _Finder(engine, _DEEPEST).attributes(cls, path)


def read_path(engine: Engine, frame: Frame, expression: ir.Expr) -> str:
    """Return the attributes that are read of the name that an expression begins with: "a.b" for `self.a.b[0]`."""
    return ".".join(_names_read(engine, frame, expression, _DEEPEST))


def _names_read(engine: Engine, frame: Frame, expression: ir.Expr, depth: int) -> tuple[str, ...]:
    match expression:
        case ir.Attribute(value=value, attr=name):
            return (*_names_read(engine, frame, value, depth), name)
        case ir.Subscript(value=value) | ir.Await(value=value) | ir.Walrus(value=value):
            return _names_read(engine, frame, value, depth)
        case ir.Name(id=name) if depth and frame.ref.scope:
            found = engine.bindings(frame.ref).names.get(name, ())
            values = [binding.value for binding in found if binding.kind == "assign" and not binding.path]
            alias = values[0] if len(values) == 1 and len(found) == 1 else None
            return () if alias is None else _names_read(engine, frame, alias, depth - 1)
        case _:
            return ()


class _Finder:
    """Follows an expression to the constructor that filled in the attribute, through so many names and calls."""

    def __init__(self, engine: Engine, depth: int) -> None:
        self._engine = engine
        self._depth = depth

    def find(self, frame: Frame, expression: ir.Expr, path: str) -> Held:
        """Return the root of what an expression holds below `path`."""
        root = find_root(self._engine, frame, expression)
        if root.startswith(PARAMETER):
            return Held(root, _joined(read_path(self._engine, frame, expression), path))
        if root != LOCAL or not path or self._depth <= 0:
            return Held(root)
        follow = _FOLLOW.get(type(expression))
        return _OWN if follow is None else follow(_Finder(self._engine, self._depth - 1), frame, expression, path)

    def first(self, frame: Frame, expressions: tuple[ir.Expr, ...], path: str) -> Held:
        """Return the first of what several expressions hold that is not new."""
        found = (self.find(frame, part, path) for part in expressions)
        return next((held for held in found if held != _OWN), _OWN)

    def name(self, frame: Frame, expression: ir.Name, path: str) -> Held:
        """Return what a variable of the function holds: what is assigned to it."""
        found = self._engine.bindings(frame.ref).names.get(expression.id, ()) if frame.ref.scope else ()
        values = tuple(item.value for item in found if item.value is not None and item.kind in _KEEPING)
        return self.first(frame, values, path)

    def inner(self, frame: Frame, expression: ir.Await | ir.Walrus, path: str) -> Held:
        """Return what an expression holds that gives what is in it."""
        return self.find(frame, expression.value, path)

    def attribute(self, frame: Frame, expression: ir.Attribute, path: str) -> Held:
        """Return what an attribute of a new object holds."""
        return self.find(frame, expression.value, _joined(expression.attr, path))

    def call(self, frame: Frame, expression: ir.Call, path: str) -> Held:
        """Return what a call gives: a new object, or what a function of the project returns."""
        found = (
            self._called(frame, expression, value, path) for value in self._engine.infer(frame, expression.func).items
        )
        return next((held for held in found if held != _OWN), _OWN)

    def _called(self, frame: Frame, call: ir.Call, value: object, path: str) -> Held:
        match value:
            case ClassValue():
                given = _arguments(self._engine, call, value)
                found = (self._argument(frame, given, held) for held in self.attributes(value, path))
                return next((held for held in found if held != _OWN), _OWN)
            case FunctionValue() if not self._engine.module(value.ref.module).is_stub:
                inner = enter(self._engine, self._engine.passed(frame, call), value)
                body = walk_statements(self._engine.scope(inner.ref).body)
                returned = tuple(part.value for part in body if isinstance(part, ir.Return) and part.value is not None)
                scope = self._engine.scope(inner.ref)
                given = match_arguments(call, free_parameters(scope, bound=value.receiver is not None)).by_name
                return self._argument(frame, given, self.first(inner, returned, path))
            case _:
                return _OWN

    def _argument(self, frame: Frame, given: dict[str, ir.Expr], held: Held) -> Held:
        """Return what is said of a parameter as what is said of the argument that a call made in `frame` gives."""
        if not held.root.startswith(PARAMETER):
            return held
        argument = given.get(held.root.removeprefix(PARAMETER))
        return _OWN if argument is None else self.find(frame, argument, held.path)

    def attributes(self, cls: ClassValue, path: str) -> Iterator[Held]:
        """Yield what a new object of a class holds below `path`: a parameter is one of its constructor."""
        name, _, rest = path.partition(".")
        ancestors = self._engine.lineage(cls.ref, cls.arguments).ancestors
        member = find_member(self._engine, ancestors, "__init__")
        for owner in ancestors:
            for method, binding in self._engine.assigned_attributes(owner.ref).get(name, ()):
                if binding.value is not None and binding.kind == "assign" and not binding.path:
                    held = self.find(self._engine.plain_frame(method), binding.value, rest)
                    yield from self._as_constructor_sees(cls, method, held)
        declares = member is None or self._engine.module(member.owner.ref.module).is_stub
        if declares and name in field_names(self._engine, cls.ref):
            yield Held(PARAMETER + name, rest)

    def _as_constructor_sees(self, cls: ClassValue, method: Ref, held: Held) -> Iterator[Held]:
        """Yield what a method says of its parameter in the terms of the constructor that hands it up to a base."""
        if not held.root.startswith(PARAMETER):
            yield held
            return
        constructor = self._engine.runner(cls)
        if method == constructor:
            yield held
        elif self._engine.scope(method).name == "__init__":
            parameters = free_parameters(self._engine.scope(method), bound=True)
            for call in _calls_of_base(self._engine, constructor):
                given = match_arguments(call, parameters).by_name
                yield self._argument(self._engine.plain_frame(constructor), given, held)


def _arguments(engine: Engine, call: ir.Call, cls: ClassValue) -> dict[str, ir.Expr]:
    """Return what a call of a class gives to its constructor, or to the fields that it declares instead of one."""
    parameters = parameters_of(engine, cls)
    if parameters:
        return match_arguments(call, parameters).by_name
    fields = dict(zip(field_names(engine, cls.ref), call.args, strict=False))
    return {**fields, **match_arguments(call, ()).by_name}


def _calls_of_base(engine: Engine, constructor: Ref) -> Iterator[ir.Call]:
    for statement in walk_statements(engine.scope(constructor).body):
        for expression in expressions_of(statement):
            for part in walk_expression(expression):
                if isinstance(part, ir.Call) and isinstance(part.func, ir.Attribute) and part.func.attr == "__init__":
                    yield part


def _joined(first: str, second: str) -> str:
    """Return two paths as one; "" where it would be too long to follow."""
    names = [name for path in (first, second) for name in path.split(".") if name]
    return ".".join(names) if len(names) <= _LONGEST else ""


_FOLLOW: Final[dict[type, Callable[[_Finder, Frame, Any, str], Held]]] = {
    ir.Attribute: _Finder.attribute,
    ir.Await: _Finder.inner,
    ir.Call: _Finder.call,
    ir.Name: _Finder.name,
    ir.Walrus: _Finder.inner,
}

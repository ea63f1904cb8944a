"""A class in, what a new object of it has in it out: what its constructor was given, or its class keeps for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from async_fixer.analysis.facts import PARAMETER
from async_fixer.analysis.held import OWN, Held
from async_fixer.analysis.outcomes import returned_by
from async_fixer.index import ir
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.program.arguments import free_parameters, match_arguments
from async_fixer.program.fields import field_names
from async_fixer.program.injection import parameters_of
from async_fixer.program.member import find_member
from async_fixer.program.methods import of_metaclasses
from async_fixer.program.values import ClassValue, Frame, FunctionValue, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.engine import Engine

_NAMESPACE: Final = "__dict__"


class Maker(Protocol):
    """Follows expressions to where their objects come from."""

    engine: Engine

    def find(self, frame: Frame, expression: ir.Expr, path: str = "") -> Held:
        """Return the root of an expression, or of a part of it."""


def constructed(maker: Maker, cls: ClassValue, path: str) -> Iterator[Held]:
    """Yield what a new object of a class holds below `path`: a parameter is one of its constructor."""
    engine = maker.engine
    name, _, rest = path.partition(".")
    ancestors = engine.lineage(cls.ref, cls.arguments).ancestors
    member = find_member(engine, ancestors, "__init__")
    for owner in ancestors:
        for method, binding in engine.assigned_attributes(owner.ref).get(name, ()):
            if binding.value is not None and binding.kind == "assign" and not binding.path:
                held = maker.find(engine.plain_frame(method), binding.value, rest)
                yield from _as_constructor_sees(maker, cls, method, held)
    declares = member is None or engine.module(member.owner.ref.module).is_stub
    if declares and name in field_names(engine, cls.ref):
        yield Held(PARAMETER + name, rest)


def find_new(engine: Engine, cls: ClassValue) -> Iterator[tuple[Frame, ir.Expr]]:
    """Yield what a `__new__` of the project returns: it may keep one object for all who call the class."""
    member = find_member(engine, engine.lineage(cls.ref, cls.arguments).ancestors, "__new__")
    if member is not None and member.binding.kind == "define" and not engine.module(member.owner.ref.module).is_stub:
        frame = Frame(Ref(member.owner.ref.module, member.binding.scope), cls)
        yield from ((frame, value) for value in returned_by(engine, frame.ref))


def find_by_metaclass(engine: Engine, cls: ClassValue) -> Iterator[tuple[Frame, ir.Expr]]:
    """Yield what a metaclass of the project returns when the class is called."""
    for method in of_metaclasses(engine, cls, "__call__"):
        if isinstance(method, FunctionValue) and not engine.module(method.ref.module).is_stub:
            frame = Frame(method.ref, cls, method.closure)
            yield from ((frame, value) for value in returned_by(engine, frame.ref))


def find_namespace(engine: Engine, cls: ClassValue) -> Iterator[tuple[Frame, ir.Expr]]:
    """Yield what a class gives its objects as the dictionary of their attributes."""
    for owner in engine.lineage(cls.ref, cls.arguments).ancestors:
        for method, binding in engine.assigned_attributes(owner.ref).get(_NAMESPACE, ()):
            if binding.value is not None:
                yield engine.plain_frame(method), binding.value


def find_arguments(engine: Engine, call: ir.Call, cls: ClassValue) -> dict[str, ir.Expr]:
    """Return what a call of a class gives to its constructor, or to the fields that it declares instead of one."""
    parameters = parameters_of(engine, cls)
    if parameters:
        return match_arguments(call, parameters).by_name
    fields = dict(zip(field_names(engine, cls.ref), call.args, strict=False))
    return {**fields, **match_arguments(call, ()).by_name}


def _as_constructor_sees(maker: Maker, cls: ClassValue, method: Ref, held: Held) -> Iterator[Held]:
    """Yield what a method says of its parameter in the terms of the constructor that hands it up to a base."""
    if not held.parameter:
        yield held
        return
    engine = maker.engine
    constructor = engine.runner(cls)
    if method == constructor:
        yield held
    elif engine.scope(method).name == "__init__":
        parameters = free_parameters(engine.scope(method), bound=True)
        for call in _calls_of_base(engine, constructor):
            argument = match_arguments(call, parameters).by_name.get(held.parameter)
            frame = engine.plain_frame(constructor)
            yield OWN if argument is None else maker.find(frame, argument, held.path)


def _calls_of_base(engine: Engine, constructor: Ref) -> Iterator[ir.Call]:
    for statement in walk_statements(engine.scope(constructor).body):
        for expression in expressions_of(statement):
            for part in walk_expression(expression):
                if isinstance(part, ir.Call) and isinstance(part.func, ir.Attribute) and part.func.attr == "__init__":
                    yield part

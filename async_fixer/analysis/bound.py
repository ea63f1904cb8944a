"""A name or attribute in, the expressions out that it may be bound to, in every way that the program shows.

A parameter stands for its default and for what the project's callers pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from async_fixer.analysis.outcomes import returned_by
from async_fixer.index import ir
from async_fixer.program.arguments import free_parameters, match_arguments
from async_fixer.program.names import find_definition
from async_fixer.program.values import ClassValue, Frame, FunctionValue, Instance, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.bindings import Binding
    from async_fixer.program.program import Program

_MOST_SITES: Final = 20
"""who is called from more places may get anything"""


class Place(NamedTuple):
    """An expression, and the frame that evaluates it."""

    frame: Frame
    expression: ir.Expr


def find_name(program: Program, frame: Frame, name: ir.Name) -> Iterator[Place]:
    """Yield what a name is bound to: in the function, in one around it, in the module that defines it."""
    scope: Frame | None = frame
    while scope is not None and scope.ref.scope != 0:
        bindings = program.engine.bindings(scope.ref)
        found = bindings.names.get(name.id, ())
        if found and name.id not in bindings.global_names and found[0].kind != "import":
            yield from _bound(program, scope, found)
            return
        scope = scope.closure
    yield from _defined(program, frame, name)


def find_attribute(program: Program, frame: Frame, expression: ir.Attribute) -> Iterator[Place]:
    """Yield what an attribute is bound to: of a module, of a class, of objects by the methods of their class."""
    yield from _defined(program, frame, expression)
    for item in program.engine.infer(frame, expression.value).items:
        if isinstance(item, Instance | ClassValue):
            yield from _of_class(program, item, expression.attr)


def _defined(program: Program, frame: Frame, expression: ir.Name | ir.Attribute) -> Iterator[Place]:
    """Yield what a module binds a name to, wherever it was imported from."""
    definition = find_definition(program.engine, frame, expression)
    if definition is None or program.engine.module(definition.module).is_stub:
        return
    home = Ref(definition.module, 0)
    yield from _bound(program, Frame(home), program.engine.bindings(home).names.get(definition.name, ()))
    for scope, binding in program.engine.global_writes(definition.module, definition.name):
        yield from _bound(program, program.frame(Ref(definition.module, scope)), (binding,))


def _of_class(program: Program, item: Instance | ClassValue, name: str) -> Iterator[Place]:
    """Yield what a class, or one that it inherits from, binds an attribute to; of a property what it returns."""
    for owner in program.engine.lineage(item.ref, item.arguments).ancestors:
        if program.engine.module(owner.ref.module).is_stub:
            continue
        for binding in program.engine.bindings(owner.ref).names.get(name, ()):
            if binding.kind == "define":
                getter = Ref(owner.ref.module, binding.scope)
                frame = Frame(getter, item, program.engine.class_closure(owner.ref))
                yield from (Place(frame, part) for part in returned_by(program.engine, getter))
            elif binding.value is not None:
                yield Place(program.frame(owner.ref), binding.value)
        for method, binding in program.engine.assigned_attributes(owner.ref).get(name, ()):
            yield from _bound(program, program.frame(method), (binding,))


def _bound(program: Program, frame: Frame, found: tuple[Binding, ...]) -> Iterator[Place]:
    for binding in found:
        if binding.parameter is not None:
            yield from _passed(program, frame, binding.parameter)
        elif binding.value is not None and binding.kind == "assign" and not binding.path:
            yield Place(frame, binding.value)


def _passed(program: Program, frame: Frame, parameter: ir.Parameter) -> Iterator[Place]:
    """Yield the default of a parameter, and what the project's callers pass."""
    if parameter.default is not None:
        yield Place(program.engine.outer(frame), parameter.default)
    scope = program.scope(frame.ref)
    owner = program.scope(Ref(frame.ref.module, scope.parent))
    sites = program.engine.call_sites(owner.name if scope.name == "__init__" else scope.name)
    for site in sites if len(sites) <= _MOST_SITES else ():
        if isinstance(site.expression, ir.Call) and site.defined < 0:
            where = program.frame(site.ref)
            held = program.engine.infer(where, site.expression.func).items
            bound = [is_bound for item in held for is_bound in _calls(program, item, frame.ref)]
            for is_bound in bound[:1]:
                given = match_arguments(site.expression, free_parameters(scope, bound=is_bound)).by_name
                yield from (Place(where, given[parameter.name]) for _ in [1] if parameter.name in given)


def _calls(program: Program, value: object, ref: Ref) -> Iterator[bool]:
    """Yield whether a value that runs a function when it is called fills in its first parameter."""
    match value:
        case FunctionValue(receiver=receiver) if value.ref == ref:
            yield receiver is not None
        case ClassValue() if program.engine.runner(value) == ref:
            yield True
        case _:
            return

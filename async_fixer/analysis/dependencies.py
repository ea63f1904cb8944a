"""A function in, the functions whose results a framework injects into its parameters out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.facts import LOCAL, PARAMETER
from async_fixer.analysis.held import Held
from async_fixer.analysis.roots import find_given, find_held, is_kept_object
from async_fixer.index import ir
from async_fixer.index.walk import own_expressions, walk_expression, walk_statements
from async_fixer.program.decorators import callee_marks
from async_fixer.program.injection import marked_argument
from async_fixer.program.values import NOTHING, ClassValue, FunctionValue, Instance, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.program import Program
    from async_fixer.program.values import Frame, Value, Values


def find_dependencies(program: Program, ref: Ref) -> frozenset[Ref]:
    """Return the dependencies of a function, those of its dependencies included."""
    found: dict[Ref, None] = {}
    queue = [ref]
    while queue:
        for value in _direct(program, queue.pop()):
            if isinstance(value, FunctionValue) and value.ref not in found:
                found[value.ref] = None
                queue.append(value.ref)
    return frozenset(found)


def is_shared_injection(program: Program, ref: Ref, name: str, path: str = "") -> bool:
    """Tell whether what is injected into a parameter of a function is one object for all requests.

    `path`: whether what its attribute holds is, or the attribute of its attribute.
    """
    return _is_shared(program, ref, Held(PARAMETER + name, path), set())


def _is_shared(program: Program, ref: Ref, held: Held, seen: set[Ref]) -> bool:
    """Tell whether requests share what a function, which a framework calls, says of what it holds."""
    if not held.root.startswith(PARAMETER):
        return held.root != LOCAL
    parameters = [item for item in program.scope(ref).parameters if PARAMETER + item.name == held.root]
    providers = [provider for parameter in parameters for provider in _providers(program, ref, parameter)]
    return any(_gives_shared(program, provider, held.path, seen | {ref}) for provider in providers)


def _gives_shared(program: Program, provider: Value, path: str, seen: set[Ref]) -> bool:
    match provider:
        case FunctionValue(ref=ref) if ref not in seen:
            return program.is_memoized(ref) or any(
                _is_of_receiver(program, provider, held) or _is_shared(program, ref, held, seen)
                for held in _given_by(program, ref, path)
            )
        case Instance():
            methods = program.engine.attribute(provider, "__call__").items
            return any(_gives_shared(program, item, path, seen) for item in methods if isinstance(item, FunctionValue))
        case ClassValue() if is_kept_object(program.engine, provider):
            return True
        case ClassValue() if path and (constructor := program.engine.runner(provider)) not in seen:
            found = find_given(program.engine, provider, path)
            return any(_is_shared(program, constructor, held, seen) for held in found)
        case _:
            return False


def _given_by(program: Program, ref: Ref, path: str) -> Iterator[Held]:
    """Yield the roots of what a function returns or yields, below the attributes `path`."""
    frame = program.frame(ref)
    body = program.scope(ref).body
    returned = [part.value for part in walk_statements(body) if isinstance(part, ir.Return) and part.value is not None]
    yielded = [part.value for part in own_expressions(body) if isinstance(part, ir.Yield) and part.value is not None]
    yield from (find_held(program.engine, frame, value, path) for value in (*returned, *yielded))


def _is_of_receiver(program: Program, provider: FunctionValue, held: Held) -> bool:
    """Tell whether it belongs to the object whose method was registered once for all requests."""
    parameters = program.scope(provider.ref).parameters
    is_bound = isinstance(provider.receiver, Instance) and bool(parameters)
    return is_bound and held.root == PARAMETER + parameters[0].name


def _direct(program: Program, ref: Ref) -> Iterator[Value]:
    for parameter in program.scope(ref).parameters:
        yield from _providers(program, ref, parameter)


def _providers(program: Program, ref: Ref, parameter: ir.Parameter) -> Iterator[Value]:
    outer = program.engine.outer(program.frame(ref))
    for part in (parameter.default, parameter.annotation):
        for frame, call in () if part is None else _injecting(program, outer, part):
            given = _given(program, frame, call)
            if given is None:
                yield from _annotated(program, outer, parameter)
            else:
                yield from given.items


def _injecting(program: Program, frame: Frame, expression: ir.Expr) -> Iterator[tuple[Frame, ir.Call]]:
    alias = program.engine.alias(frame, expression) if isinstance(expression, ir.Name | ir.Attribute) else None
    if alias is not None:
        yield from _injecting(program, *alias)
        return
    yield from ((frame, part) for part in walk_expression(expression) if isinstance(part, ir.Call))


def _given(program: Program, frame: Frame, call: ir.Call) -> Values | None:
    """Return what a call injects the results of; None where it leaves that to the annotation."""
    for callee in program.engine.infer(frame, call.func).items:
        for mark in callee_marks(program.engine, callee):
            if mark.name == "injects":
                argument = marked_argument(program.engine, call, callee, mark.text("parameter"))
                return None if argument is None else program.engine.infer(frame, argument)
    return NOTHING


def _annotated(program: Program, frame: Frame, parameter: ir.Parameter) -> Iterator[Value]:
    """Yield the classes that a parameter is annotated with."""
    held = NOTHING if parameter.annotation is None else program.engine.annotation(frame, parameter.annotation)
    yield from (ClassValue(item.ref, item.arguments) for item in held.items if isinstance(item, Instance))

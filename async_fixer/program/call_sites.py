"""Modules in, where functions are called and applied as decorators out; a parameter in, what its callers pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.index.conventions import is_test
from async_fixer.index.walk import expressions_of, walk_expression, walk_statements
from async_fixer.program.arguments import free_parameters
from async_fixer.program.decorators import undecorated
from async_fixer.program.passing import bind
from async_fixer.program.records import CallSite, Passed
from async_fixer.program.values import MOST_VALUES, UNKNOWN, ClassValue, FunctionValue, Ref, Values, join, one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Expr, ModuleIndex
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Value

_MOST_SITES: Final = 60
"""who is called from more places may get anything"""


def find_call_sites(key: str, index: ModuleIndex) -> Iterator[tuple[str, CallSite]]:
    """Yield the calls and decorators of a module by the last name of what is called."""
    for number, scope in enumerate(index.scopes):
        ref = Ref(key, number)
        for statement in walk_statements(scope.body):
            for expression in expressions_of(statement):
                for part in walk_expression(expression):
                    if isinstance(part, ir.Call):
                        yield last_name(part.func), CallSite(ref, part)
            if isinstance(statement, ir.Define):
                for decorator in index.scopes[statement.scope].decorators:
                    yield last_name(decorator), CallSite(ref, decorator, statement.scope)


def last_name(expression: Expr) -> str:
    """Return the last name of what is called: of a call of a call, that of the inner one."""
    match expression:
        case ir.Name(id=name) | ir.Attribute(attr=name):
            return name
        case ir.Call(func=func):
            return last_name(func)
        case _:
            return ""


def passed_by_callers(engine: Engine, function: Ref, parameter: str) -> Values:
    """Return what the project's callers of a function pass as `parameter`; never complete."""
    found: list[Values] = []
    for name in _names_of(engine, function):
        sites = engine.call_sites(name)
        if len(sites) > _MOST_SITES:
            return UNKNOWN
        for site in sites:
            if is_test(function.module) or not is_test(site.ref.module):
                found += [held for held in _passed(engine, site, function, parameter) if held.items]
    joined = join(list(dict.fromkeys(found)))
    return Values(joined.items[:MOST_VALUES])


def find_decorated_classes(engine: Engine, function: Ref) -> Iterator[tuple[FunctionValue, ClassValue]]:
    """Yield the classes that a function decorates, each with the function as it is called there."""
    for name in _names_of(engine, function):
        for site in engine.call_sites(name):
            frame = engine.plain_frame(site.ref)
            defined = undecorated(engine, frame, site.defined) if site.defined >= 0 else None
            if isinstance(defined, ClassValue):
                held = engine.infer(frame, site.expression).items
                yield from (
                    (item, defined) for item in held if isinstance(item, FunctionValue) and item.ref == function
                )


def _names_of(engine: Engine, function: Ref) -> Iterator[str]:
    """Yield the names by which a function can be called: its own, its class's, those of the functions around it."""
    ref = function
    while ref.scope > 0:
        scope = engine.scope(ref)
        if scope.kind == "class":
            if engine.scope(function).name == "__init__":
                yield scope.name
            return
        yield scope.name
        ref = Ref(ref.module, scope.parent)


def _passed(engine: Engine, site: CallSite, function: Ref, parameter: str) -> Iterator[Values]:
    frame = engine.plain_frame(site.ref)
    is_decorator = site.defined >= 0
    called = site.expression if is_decorator or not isinstance(site.expression, ir.Call) else site.expression.func
    for value in engine.infer(frame, called).items:
        bound = _as_function(engine, value, function)
        if bound is None:
            continue
        passed = engine.passed(frame, site.expression) if isinstance(site.expression, ir.Call) else Passed()
        if is_decorator:
            passed = Passed((one(undecorated(engine, frame, site.defined)),))
        parameters = free_parameters(engine.scope(function), bound=bound)
        yield from (held for item, held in bind(engine, passed, parameters) if item.name == parameter)


def _as_function(engine: Engine, value: Value, function: Ref) -> bool | None:
    """Tell whether calling a value runs `function`, bound to an object or not; None: it does not."""
    match value:
        case FunctionValue(ref=ref, receiver=receiver) if ref == function:
            return receiver is not None
        case ClassValue() if engine.scope(function).name == "__init__" and engine.runner(value) == function:
            return True
        case _:
            return None

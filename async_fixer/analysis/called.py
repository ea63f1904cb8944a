"""A call in, whose object it gives out: what a function returns, what a library takes it out of, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from async_fixer.analysis.facts import global_root
from async_fixer.analysis.held import OWN, Held, first_held, is_item
from async_fixer.analysis.made import constructed, find_arguments, find_by_metaclass, find_namespace, find_new
from async_fixer.analysis.outcomes import find_outcomes, receiver_of
from async_fixer.analysis.shared_roots import class_root, is_memoized
from async_fixer.analysis.signatures import MODULE, RECEIVER, find_kept, find_sources
from async_fixer.index import ir
from async_fixer.program.arguments import free_parameters, match_arguments
from async_fixer.program.functions import enter
from async_fixer.program.injection import parameters_of
from async_fixer.program.values import ClassValue, Frame, FunctionValue, Instance, Partial

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Value


class Finder(Protocol):
    """Follows expressions to where their objects come from."""

    engine: Engine

    def find(self, frame: Frame, expression: ir.Expr, path: str = "") -> Held:
        """Return the root of an expression, or of a part of it."""

    def first(self, frame: Frame, expressions: Iterable[ir.Expr], path: str) -> Held:
        """Return the first root that is not the function's own."""


class Inner(NamedTuple):
    """What a function knows of what it gives, in its own terms."""

    frame: Frame
    held: Held


def find_called(finder: Finder, frame: Frame, call: ir.Call, value: Value, path: str) -> Held:
    """Return the root of what one callee gives."""
    match value:
        case ClassValue():
            return _find_made(finder, frame, call, value, path)
        case FunctionValue():
            return _find_result(finder, frame, call, value, path)
        case Instance():
            methods = finder.engine.attribute(value, "__call__").items
            functions = (item for item in methods if isinstance(item, FunctionValue))
            return first_held(find_called(finder, frame, call, item, path) for item in functions)
        case Partial():
            held = find_called(finder, frame, call, value.callee, path)
            return OWN if held.parameter else held
        case _:
            return OWN


def _find_result(finder: Finder, frame: Frame, call: ir.Call, value: FunctionValue, path: str) -> Held:
    engine = finder.engine
    if is_memoized(engine, value.ref):
        return Held(global_root(value.ref.module, engine.scope(value.ref).qualname))
    if engine.module(value.ref.module).is_stub:
        return _find_taken(finder, frame, call, value, path)
    return find_given_back(finder, frame, call, enter(engine, engine.passed(frame, call), value), path)


def find_given_back(finder: Finder, frame: Frame, expression: ir.Expr, inner: Frame, path: str) -> Held:
    """Return the root of what a function of the project gives, as the caller sees it."""
    return first_held(
        as_caller_sees(finder, frame, expression, Inner(inner, finder.find(inner, outcome.expression, outcome.path)))
        for outcome in find_outcomes(finder.engine, inner, path)
        if outcome.expression is not None
    )


def find_inside(finder: Finder, cls: ClassValue, path: str) -> Iterator[Held]:
    """Yield what a new object of a class of the project holds below `path`, as its constructor sees it."""
    if path and not is_item(path):
        yield from constructed(finder, cls, path)


def find_kept_object(finder: Finder, cls: ClassValue) -> Held:
    """Return the root of the one object, or namespace, that a class of the project gives to all who call it."""
    ways = (find_new, find_by_metaclass, find_namespace)
    kept = first_held(finder.find(*part) for find in ways for part in find(finder.engine, cls))
    return OWN if kept.parameter else kept


def as_caller_sees(finder: Finder, frame: Frame, expression: ir.Expr, inner: Inner) -> Held:
    """Return what a function says of its parameter as what its caller knows of the argument."""
    held = inner.held
    if not held.parameter:
        return held
    scope = finder.engine.scope(inner.frame.ref)
    bound = inner.frame.receiver is not None
    if bound and scope.parameters and scope.parameters[0].name == held.parameter:
        receiver = receiver_of(expression)
        return OWN if receiver is None else finder.find(frame, receiver, held.path)
    call = expression.value if isinstance(expression, ir.Await) else expression
    if not isinstance(call, ir.Call):
        return OWN
    given = match_arguments(call, free_parameters(scope, bound=bound))
    argument = given.by_name.get(held.parameter)
    return finder.first(frame, given.extra, "") if argument is None else finder.find(frame, argument, held.path)


def _find_taken(finder: Finder, frame: Frame, call: ir.Call, value: FunctionValue, path: str) -> Held:
    """Return the root of what a library's function may take out of what it is given."""
    sources = tuple(find_sources(finder.engine, value, path))
    if any(source.parameter == MODULE for source in sources):
        return Held(global_root(frame.ref.module, finder.engine.scope(value.ref).name))
    return first_held(
        finder.first(frame, _arguments(finder.engine, call, value, source.parameter), source.path) for source in sources
    )


def _arguments(engine: Engine, call: ir.Call, value: Value, parameter: str) -> tuple[ir.Expr, ...]:
    """Return the arguments that a call gives to a parameter, of which a star takes several."""
    if parameter == RECEIVER:
        receiver = receiver_of(call)
        return () if receiver is None else (receiver,)
    given = match_arguments(call, parameters_of(engine, value))
    argument = given.by_name.get(parameter)
    return given.extra if argument is None else (argument,)


def _find_made(finder: Finder, frame: Frame, call: ir.Call, cls: ClassValue, path: str) -> Held:
    """Return the root of what is in a new object, or of the one that its class keeps for all who ask."""
    engine = finder.engine
    if engine.dotted(cls.ref) == "builtins.type" and len(call.args) == 1:
        held = engine.infer(frame, call.args[0]).items
        return Held(next((class_root(engine, item.ref) for item in held if isinstance(item, Instance)), ""))
    kept = find_kept_object(finder, cls)
    if kept != OWN:
        return kept
    if engine.module(cls.ref.module).is_stub:
        return first_held(
            finder.first(frame, _arguments(engine, call, cls, source.parameter), source.path)
            for source in find_kept(engine, cls, path)
        )
    given = find_arguments(engine, call, cls)
    return first_held(_of_argument(finder, frame, given, held) for held in find_inside(finder, cls, path))


def _of_argument(finder: Finder, frame: Frame, given: dict[str, ir.Expr], held: Held) -> Held:
    """Return what is said of a parameter as what is said of the argument that a call made in `frame` gives."""
    if not held.parameter:
        return held
    argument = given.get(held.parameter)
    return OWN if argument is None else finder.find(frame, argument, held.path)

"""A call that registers a callable in, the call that the framework makes of it later out, arguments and all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from async_fixer.index import ir
from async_fixer.program.arguments import free_parameters, match_arguments
from async_fixer.program.injection import parameters_of
from async_fixer.program.methods import find_methods
from async_fixer.program.records import Passed
from async_fixer.program.values import UNKNOWN, ClassValue, Frame, FunctionValue, Instance, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.index.ir import Expr, Parameter
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Value, Values

_POSITIONAL = ("positional", "plain")
_NAMED = (*_POSITIONAL, "keyword")
_BLANK = ir.Literal(0, "none", None)
"""stands for an argument of the framework's own; one for all, as values are known by the identity of expressions"""


class Made(Struct, frozen=True):
    """A call: as it is or could be written, and what it passes."""

    call: ir.Call
    passed: Passed


def forwards(engine: Engine, callee: Value) -> bool:
    """Tell whether a stub says that a call of `callee` passes arguments on to something that it takes.

    It says so with a parameter specification: `def add(self, f: Callable[P, Any], *args: P.args, **kwargs: P.kwargs)`.
    """
    return any(
        item.kind == "star" and isinstance(item.annotation, ir.Attribute) for item in parameters_of(engine, callee)
    )


def find_forwarded(engine: Engine, made: Made, callee: Value, parameter: str) -> Made:
    """Return the later call of what a call of such a callee gives as `parameter`.

    With a protocol in the place of `Callable`, the first arguments are what the protocol's `__call__` says.
    """
    parameters = parameters_of(engine, callee)
    own = {item.name for item in parameters if item.kind in _NAMED}
    first = tuple(_first_arguments(engine, callee, parameters, parameter))
    keywords = tuple(keyword for keyword in made.call.keywords if keyword.name not in own)
    extra = match_arguments(made.call, parameters).extra
    taken = sum(item.kind in _POSITIONAL for item in parameters)
    named = tuple((name, values) for name, values in made.passed.named if name not in own)
    passed = Passed((*first, *made.passed.positional[taken:]), named, made.passed.rest, made.passed.is_open)
    arguments = (*(_BLANK for _ in first), *extra)
    return Made(ir.Call(made.call.span, made.call.func, arguments, keywords), passed)


def _first_arguments(
    engine: Engine, callee: Value, parameters: tuple[Parameter, ...], parameter: str
) -> Iterator[Values]:
    if not isinstance(callee, FunctionValue | ClassValue):
        return
    annotations = [item.annotation for item in parameters if item.name == parameter and item.annotation is not None]
    for annotation in annotations:
        held = engine.annotation(Frame(Ref(callee.ref.module, 0)), annotation).items
        for protocol in (item for item in held if isinstance(item, Instance)):
            for method in find_methods(engine, protocol, "__call__"):
                home = Frame(Ref(method.ref.module, 0))
                free = free_parameters(engine.scope(method.ref), bound=True)
                yield from (_held(engine, home, item.annotation) for item in free if item.kind in _POSITIONAL)


def _held(engine: Engine, home: Frame, annotation: Expr | None) -> Values:
    return UNKNOWN if annotation is None else engine.annotation(home, annotation)

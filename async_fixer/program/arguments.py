"""A call and the parameters of what it calls in, which argument goes where out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from async_fixer.index import ir
from async_fixer.index.ir import Expr

if TYPE_CHECKING:
    from async_fixer.index.ir import Call, Parameter, Scope


class Arguments(Struct, frozen=True):
    """The arguments of one call by parameter name; `exact` is False where a star hides some."""

    by_name: dict[str, Expr]
    exact: bool
    extra: tuple[Expr, ...] = ()
    """what a star parameter takes, stars included"""


def match_arguments(call: Call, parameters: tuple[Parameter, ...]) -> Arguments:
    """Return which expression each parameter gets; `parameters` without a bound receiver's."""
    by_name: dict[str, Expr] = {}
    positional = [parameter.name for parameter in parameters if parameter.kind in ("positional", "plain")]
    exact = True
    for number, argument in enumerate(call.args):
        if isinstance(argument, ir.Starred):
            exact = False
            return _with_keywords(call, Arguments(by_name, exact, call.args[number:]))
        if number < len(positional):
            by_name[positional[number]] = argument
    return _with_keywords(call, Arguments(by_name, exact, call.args[len(positional) :]))


def _with_keywords(call: Call, given: Arguments) -> Arguments:
    named = {keyword.name: keyword.value for keyword in call.keywords if keyword.name}
    exact = given.exact and all(keyword.name for keyword in call.keywords)
    return Arguments({**given.by_name, **named}, exact, given.extra)


def free_parameters(scope: Scope, *, bound: bool) -> tuple[Parameter, ...]:
    """Return the parameters that a caller fills in: without the first one where a receiver is bound to it."""
    takes_receiver = bound and scope.parameters and scope.parameters[0].kind in ("positional", "plain")
    return scope.parameters[1:] if takes_receiver else scope.parameters

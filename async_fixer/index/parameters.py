"""The parameters of a `def` or lambda: `ast.arguments` in, Parameter records in the order of the header out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index.core import FileState, optional
from async_fixer.index.ir import Parameter

if TYPE_CHECKING:
    import ast
    from typing import Literal as Choice


def parameters_of(node: ast.arguments, state: FileState) -> tuple[Parameter, ...]:
    """Return the parameters; annotations and defaults belong to the current, that is the enclosing, scope."""
    if not (node.args or node.kwonlyargs or node.vararg or node.kwarg or node.posonlyargs):
        return ()
    made: list[Parameter] = []
    defaults: list[ast.expr | None] = list(node.defaults)
    defaults[:0] = [None] * (len(node.posonlyargs) + len(node.args) - len(defaults))
    for number, argument in enumerate(node.posonlyargs):
        made.append(_parameter(argument, "positional", defaults[number], state))
    for number, argument in enumerate(node.args, len(node.posonlyargs)):
        made.append(_parameter(argument, "plain", defaults[number], state))
    if node.vararg:
        made.append(_parameter(node.vararg, "star", None, state))
    for argument, default in zip(node.kwonlyargs, node.kw_defaults, strict=True):
        made.append(_parameter(argument, "keyword", default, state))
    if node.kwarg:
        made.append(_parameter(node.kwarg, "double_star", None, state))
    return tuple(made)


def bind_parameters(parameters: tuple[Parameter, ...], state: FileState) -> None:
    """Bind the parameters in the current scope."""
    for parameter in parameters:
        state.scope.bindings[parameter.name] = None
        state.mentions.add(parameter.name)


def _parameter(
    node: ast.arg,
    kind: Choice["positional", "plain", "star", "keyword", "double_star"],
    default: ast.expr | None,
    state: FileState,
) -> Parameter:
    return Parameter(node.arg, kind, optional(node.annotation, state), optional(default, state))

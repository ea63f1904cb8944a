"""The changes to a file that a plan may ask for: values that say what and where, made by `rewrite`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from async_fixer.span import Span


@dataclass(frozen=True, slots=True)
class RemoveAsync:
    """`async def` -> `def`, `async for` -> `for`, `async with` -> `with` of the statement at `span`.

    The span runs from `async` on, without decorators. That of an iterable stands for the clause of a comprehension.
    """

    span: Span


@dataclass(frozen=True, slots=True)
class RemoveAwait:
    """`await x` at `span` -> `x`."""

    span: Span


@dataclass(frozen=True, slots=True)
class UnwrapCall:
    """`run(f(x))` at `span` -> `f(x)`, which is at `inner`: an argument of the call."""

    span: Span
    inner: Span


@dataclass(frozen=True, slots=True)
class CallArgument:
    """`run(f, x)` at `span` -> `f(x)`: the first argument is called with the others."""

    span: Span


@dataclass(frozen=True, slots=True)
class OffloadCall:
    """Hand the expression at `span` to a thread with `wrapper` and await it.

    `deferred` is False for a call whose arguments are safe to evaluate on the loop: `await wrapper(f, a, k=b)`;
    True when the whole expression has to run in the thread: `await wrapper(lambda: expression)`.
    """

    span: Span
    wrapper: str
    """dotted origin of the wrapper, e.g. `package.module.function`"""
    deferred: bool
    awaited: bool = False
    """the call is awaited as it stands: `await f(a)` -> `await wrapper(f, a)`"""


@dataclass(frozen=True, slots=True)
class OffloadBlock:
    """Put the statements at `span` into a function of their own, and await `wrapper(function)` in their place.

    They stand on lines of their own. The span runs from the first of them to the end of the last.
    """

    span: Span
    wrapper: str
    """dotted origin of the wrapper"""
    name: str
    """what the function is called; nothing in the file is called so"""
    rebound: tuple[str, ...] = ()
    """variables of the function around it that it binds: declared `nonlocal`"""
    outputs: tuple[str, ...] = ()
    """variables that it returns, and that are bound to what it returned"""
    gives: bool = False
    """what it returns is returned"""
    annotated: bool = False
    """what the function around it says that it returns means the same inside of it"""
    last: Span = 0
    """the assignment at its end that binds its only output, whose value may be returned at once; 0 for none"""


@dataclass(frozen=True, slots=True)
class SwapCall:
    """Replace the function called at `span` by the async `function` (dotted origin) and await the call."""

    span: Span
    function: str


@dataclass(frozen=True, slots=True)
class ReplaceName:
    """Replace the name or dotted name at `span` by `name` (dotted origin, imported as needed)."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class DropArgument:
    """Keep only the first type argument of the subscript at `span`: `Generator[X, None]` from `AsyncGenerator`."""

    span: Span


@dataclass(frozen=True, slots=True)
class KeepLastArgument:
    """Replace the subscript at `span` by its last type argument: `X` from `Coroutine[Any, Any, X]`."""

    span: Span


@dataclass(frozen=True, slots=True)
class Rename:
    """Say `name` in place of the name at `span`: that of a definition, of an attribute, or a plain name."""

    span: Span
    name: str


Edit: TypeAlias = (
    RemoveAsync
    | RemoveAwait
    | UnwrapCall
    | CallArgument
    | OffloadBlock
    | OffloadCall
    | SwapCall
    | ReplaceName
    | DropArgument
    | KeepLastArgument
    | Rename
)

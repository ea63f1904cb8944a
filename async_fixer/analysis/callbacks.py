"""A program in, the functions out that are passed around as values and must not run in a worker thread.

A call through a variable, an item or an attribute that nothing resolves may be a call of any of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from async_fixer.analysis.primitives import step_facts
from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.analysis.uses import Uses
    from async_fixer.program.program import Program

_UNFIT: Final = frozenset({"needs_loop", "binds_context"})


class Unfit(Struct, frozen=True):
    """Functions that must not run in a worker thread. `values`: those that are passed around; `names`: of them all."""

    values: tuple[Ref, ...] = ()
    names: frozenset[str] = frozenset()
    """of functions and methods: a call of a method by such a name, of something unknown, may run one"""


def find_unfit(program: Program, uses: Uses, modules: Iterable[str]) -> Unfit:
    """Return the functions of `modules` that need the loop or bind context."""
    queue = list(_unfit(program, modules))
    found: dict[Ref, None] = {}
    callbacks: dict[Ref, None] = {}
    while queue:
        ref = queue.pop()
        if ref in found:
            continue
        found[ref] = None
        for use in uses.of(ref):
            if use.called_in is None:
                callbacks[ref] = None
            elif not program.scope(use.called_in).is_async:
                queue.append(use.called_in)
        if program.scope(ref).decorators or program.scope(ref).kind == "lambda":
            callbacks[ref] = None
    names = (program.scope(ref).name for ref in found if program.scope(ref).kind == "function")
    return Unfit(tuple(callbacks), frozenset(name for name in names if not name.startswith("__")))


def _unfit(program: Program, modules: Iterable[str]) -> Iterator[Ref]:
    names = program.marked_names(_UNFIT)
    for key in modules:
        if program.spoken(key) & names:
            for number, scope in enumerate(program.index(key).scopes):
                ref = Ref(key, number)
                if scope.kind in ("function", "lambda") and not scope.is_async and _is_unfit(program, ref):
                    yield ref


def _is_unfit(program: Program, ref: Ref) -> bool:
    steps = program.steps(program.frame(ref))
    return any(fact.effect in _UNFIT for step in steps for fact in step_facts(program, step))

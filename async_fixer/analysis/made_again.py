"""A step that runs a memoized function in, the write out that filling its memory is.

While the first call waits, threads that call it too make another object each: on the loop there is only ever one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.facts import MAKERS, Fact, global_root
from async_fixer.program.values import Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.program import Program
    from async_fixer.program.step import Step
    from async_fixer.program.values import Frame, Value


def find_made_again(program: Program, step: Step, fact: Fact) -> Iterator[Fact]:
    """Yield the write for a fact of what a step runs: where it waits, is memoized, and gives what changes later."""
    target = step.target
    if fact.severity != "severe" or target is None or program.is_stub(target) or not program.is_memoized(target.ref):
        return
    if _gives_changing(program, target):
        scope = program.scope(target.ref)
        yield Fact("writes", scope.name, root=global_root(target.ref.module, scope.qualname))


def _gives_changing(program: Program, frame: Frame) -> bool:
    """Tell whether a function gives a container, or an object that methods of its class change: two are not one."""
    return any(_is_changing(program, item) for item in program.engine.returned(frame).items)


def _is_changing(program: Program, item: Value) -> bool:
    if not isinstance(item, Instance):
        return False
    if program.engine.is_container(item):
        return True
    ancestors = program.engine.lineage(item.ref, item.arguments).ancestors
    return any(
        program.scope(method).name not in MAKERS
        for ancestor in ancestors
        if not program.index(ancestor.ref.module).is_stub
        for bound in program.engine.assigned_attributes(ancestor.ref).values()
        for method, _ in bound
    )

"""A step that runs a memoized function in, the write out that filling its memory is.

While the first call waits, threads that call it too make another object each: on the loop there is only ever one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.facts import Fact, global_root
from async_fixer.program.values import Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.program import Program
    from async_fixer.program.step import Step
    from async_fixer.program.values import Frame


def find_made_again(program: Program, step: Step, fact: Fact) -> Iterator[Fact]:
    """Yield the write for a fact of what a step runs: where that waits, and is memoized, and gives no plain value."""
    target = step.target
    if fact.severity != "severe" or target is None or program.is_stub(target) or not program.is_memoized(target.ref):
        return
    if not _gives_plain(program, target):
        scope = program.scope(target.ref)
        yield Fact("writes", scope.name, root=global_root(target.ref.module, scope.qualname))


def _gives_plain(program: Program, frame: Frame) -> bool:
    held = program.engine.returned(frame).items
    return bool(held) and all(isinstance(item, Instance) and program.engine.is_plain(item) for item in held)

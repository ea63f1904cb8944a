"""A method that overrides an async one, or is overridden: the others would stay async."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case


def find_overrides(case: Case) -> Iterator[Obstacle]:
    """Yield the definitions of the same method in other classes of its hierarchy, and bases that are not seen."""
    program = case.analysis.program
    parent = Ref(case.ref.module, case.scope.parent)
    if program.scope(parent).kind != "class":
        return
    lineage = program.engine.lineage(parent, ())
    if not lineage.complete:
        yield case.obstacle("base-unseen", "a base class is not seen whole", program.scope(parent).span)
    for ancestor in lineage.ancestors[1:]:
        yield from _same_method(case, ancestor.ref, "overrides")
    for below in program.engine.all_subclasses(parent):
        yield from _same_method(case, below, "is overridden by")


def _same_method(case: Case, cls: Ref, words: str) -> Iterator[Obstacle]:
    program = case.analysis.program
    for binding in program.engine.bindings(cls).names.get(case.scope.name, ()):
        if binding.kind != "define":
            continue
        other = Ref(cls.module, binding.scope)
        if any(mark.name == "registers" for mark in program.engine.marks(other)):
            continue
        reason = f"`{case.scope.name}` {words} `{program.engine.dotted(other)}`"
        if program.index(cls.module).is_stub:
            yield case.obstacle("override", reason, case.scope.name_span)
        else:
            yield case.obstacle("override", reason, program.scope(other).span, cls.module)

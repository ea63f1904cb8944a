"""A method that overrides an async one, or is overridden: the others would stay async."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case


def find_overrides(case: Case) -> Iterator[Obstacle]:
    """Yield the definitions of the same method in other classes of its hierarchy that would not change with it."""
    yield from find_foreign(case)
    program = case.analysis.program
    parent = Ref(case.ref.module, case.scope.parent)
    if program.scope(parent).kind == "class":
        ancestors = [ancestor.ref for ancestor in program.engine.lineage(parent, ()).ancestors[1:]]
        yield from _in_project(case, ancestors, "overrides")
        yield from _in_project(case, program.engine.all_subclasses(parent), "is overridden by")


def find_foreign(case: Case) -> Iterator[Obstacle]:
    """Yield what a method has from a library: the method that it overrides, a base class that is not seen."""
    program = case.analysis.program
    parent = Ref(case.ref.module, case.scope.parent)
    if program.scope(parent).kind != "class":
        return
    lineage = program.engine.lineage(parent, ())
    if not lineage.complete:
        yield case.obstacle("base-unseen", "a base class is not seen whole", program.scope(parent).span)
    for ancestor in lineage.ancestors[1:]:
        if program.index(ancestor.ref.module).is_stub:
            for other in _same_method(case, ancestor.ref):
                yield case.obstacle("override", _reason(case, "overrides", other), case.scope.name_span)


def _in_project(case: Case, classes: list[Ref] | tuple[Ref, ...], words: str) -> Iterator[Obstacle]:
    program = case.analysis.program
    for cls in classes:
        for other in () if program.index(cls.module).is_stub else _same_method(case, cls):
            if other not in case.analysis.supposed:
                yield case.obstacle("override", _reason(case, words, other), program.scope(other).span, cls.module)


def _same_method(case: Case, cls: Ref) -> Iterator[Ref]:
    program = case.analysis.program
    for binding in program.engine.bindings(cls).names.get(case.scope.name, ()):
        other = Ref(cls.module, binding.scope)
        is_function = binding.kind == "define"
        if is_function and not any(mark.name == "registers" for mark in program.engine.marks(other)):
            yield other


def _reason(case: Case, words: str, other: Ref) -> str:
    return f"`{case.scope.name}` {words} `{case.analysis.program.engine.dotted(other)}`"

"""What stands between the framework and the function without being its decorator: it may await it, or ask its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.class_changes import ClassChanges
from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case


def find_class_wrappers(case: Case) -> Iterator[Obstacle]:
    """Yield the places that may put something else into the place of a method as its class is made."""
    parent = Ref(case.ref.module, case.scope.parent)
    if case.analysis.program.scope(parent).kind == "class":
        for module, span in ClassChanges(case.analysis.program, case.scope.name).find(parent):
            yield case.obstacle("decorated", f"`{case.scope.name}` may be replaced here", span, module)


def find_registering_wrappers(case: Case) -> Iterator[Obstacle]:
    """Yield the places where the project's own way of registering does more than hand the function through."""
    for module, span in case.analysis.uses.changed_on_the_way(entry.point.kind for entry in case.entries):
        yield case.obstacle("decorated", f"`{case.scope.name}` may be wrapped or inspected here", span, module)

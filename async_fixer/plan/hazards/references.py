"""Who else refers to a function: a reference besides its registration would get another kind of function."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from async_fixer.model import Obstacle, Place
from async_fixer.plan.hazards.keys import is_compared_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.hazard import Hazard
    from async_fixer.model import Failure
    from async_fixer.plan.cases import Case


def find_references(case: Case) -> Iterator[Obstacle]:
    """Yield the places that refer to the function besides registering it, and that would not change with it."""
    if case.ref in case.analysis.supposed:
        return
    registered = {entry.registered for entry in case.entries}
    for use in case.analysis.uses.of(case.ref):
        if not case.analysis.uses.leads_to(use, registered) and not is_compared_key(case.analysis, use):
            words = "is also referred to here" if use.certain else "may be what is meant here"
            yield case.obstacle("referenced", f"`{case.scope.name}` {words}", use.span, use.module)
    for failure in case.analysis.unread:
        if re.search(rf"\b{re.escape(case.scope.name)}\b", failure.text):
            yield _unread(case, failure)


def find_given_back(case: Case) -> Iterator[Obstacle]:
    """Yield the places that run what was registered, whatever it is, or that put something else into its place."""
    for found in case.analysis.uses.given_back(entry.point.kind for entry in case.entries):
        words = "may be replaced here" if found.replaced else "may be what is run here"
        rule: Hazard = "decorated" if found.replaced else "referenced"
        yield case.obstacle(rule, f"`{case.scope.name}` {words}", found.span, found.module)


def _unread(case: Case, failure: Failure) -> Obstacle:
    place = Place(failure.path, max(failure.line, 1), 1, max(failure.line, 1), 1)
    return Obstacle("referenced", f"`{case.scope.name}` occurs in a file that is not analysed", place)

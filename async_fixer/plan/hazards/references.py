"""Who else refers to a function: a reference besides its registration would get another kind of function."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.model import Obstacle, Place
from async_fixer.plan.positions import own_expressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.analysis.uses import Use
    from async_fixer.model import Failure
    from async_fixer.plan.cases import Case


def find_references(case: Case) -> Iterator[Obstacle]:
    """Yield the places that refer to the function besides registering it."""
    registered = {entry.registered for entry in case.entries}
    for use in case.analysis.uses.of(case.ref):
        if (use.module, use.span) not in registered and not _is_override_key(case, use):
            words = "is also referred to here" if use.certain else "may be what is meant here"
            yield case.obstacle("referenced", f"`{case.scope.name}` {words}", use.span, use.module)
    for failure in case.analysis.unread:
        if re.search(rf"\b{re.escape(case.scope.name)}\b", failure.text):
            yield _unread(case, failure)


def _unread(case: Case, failure: Failure) -> Obstacle:
    place = Place(failure.path, max(failure.line, 1), 1, max(failure.line, 1), 1)
    return Obstacle("referenced", f"`{case.scope.name}` occurs in a file that is not analysed", place)


def _is_override_key(case: Case, use: Use) -> bool:
    """`app.overrides[f] = g`: the function is a key there, nobody runs it."""
    program = case.analysis.program
    for scope in program.index(use.module).scopes:
        for part in own_expressions(scope.body):
            if isinstance(part, ir.Subscript) and isinstance(part.value, ir.Attribute) and part.index.span == use.span:
                return True
    return False

"""What is assigned to several targets and the place of one of them in, what that target gets out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.program.bindings import Rest
from async_fixer.program.builtin_objects import builtin_object
from async_fixer.program.fields import as_tuple
from async_fixer.program.values import join

if TYPE_CHECKING:
    from async_fixer.program.engine import Engine
    from async_fixer.program.values import Value, Values


def unpack(engine: Engine, values: Values, path: tuple[int | Rest, ...]) -> Values:
    """Return what unpacking `values` along `path` gives."""
    for step in path:
        values = join([_unpack_one(engine, value, step) for value in values.items])
    return values


def _unpack_one(engine: Engine, value: Value, step: int | Rest) -> Values:
    known = as_tuple(engine, value)
    items = () if known is None else known.items
    if isinstance(step, Rest):
        taken = engine.element(value) if known is None else join(list(items[step.before : len(items) - step.behind]))
        return builtin_object(engine, "list", (taken,))
    return items[step] if -len(items) <= step < len(items) else engine.element(value)

"""The name of a built-in class and what is known of an object's parts in, the object out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.program.values import ClassValue, Instance, Values, join, one

if TYPE_CHECKING:
    from async_fixer.program.engine import Engine


def builtin_object(
    engine: Engine, name: str, arguments: tuple[Values, ...] = (), fields: tuple[tuple[str, Values], ...] = ()
) -> Values:
    """Return an object of a built-in class."""
    classes = [item for item in engine.builtin(name).items if isinstance(item, ClassValue)]
    return join([one(Instance(item.ref, arguments, fields)) for item in classes])

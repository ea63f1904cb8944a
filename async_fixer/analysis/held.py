"""What an expression holds, as a value: whose object it is, and which part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from async_fixer.analysis.facts import LOCAL, PARAMETER

if TYPE_CHECKING:
    from collections.abc import Iterable

ITEM: Final = "[]"
"""step of a path: something that a container gives out"""

_LONGEST: Final = 4
"""steps; what lies deeper counts as a part of what lies there"""


class Held(NamedTuple):
    """A root, and which part of what it is about is meant: "repository.rows.[]"; "" for the object itself."""

    root: str
    path: str = ""

    @property
    def parameter(self) -> str:
        """The name of the parameter that it belongs to; "" where it is no parameter's."""
        return self.root.removeprefix(PARAMETER) if self.root.startswith(PARAMETER) else ""


OWN: Final = Held(LOCAL)
"""made here, and nobody else has it"""


def first_held(found: Iterable[Held]) -> Held:
    """Return the first that is not the function's own."""
    return next((held for held in found if held.root != LOCAL), OWN)


def join_path(first: str, second: str) -> str:
    """Return two paths as one."""
    return ".".join([name for path in (first, second) for name in path.split(".") if name][:_LONGEST])


def item_step(key: object) -> str:
    """Return the step for an item under a key that is known: a short text or a number; else for any item."""
    is_key = (isinstance(key, str) and key.isidentifier()) or (isinstance(key, int) and key >= 0)
    return f"[{key}]" if is_key else ITEM


def is_item(path: str) -> bool:
    """Tell whether a path begins with an item of a container."""
    return path.startswith("[")


def split_item(path: str) -> tuple[str, str]:
    """Return the item that a path begins with, and what it asks of that."""
    step, _, rest = path.partition(".")
    return step, rest


def below_items(path: str) -> tuple[str, ...]:
    """Return what a path asks of the items of a container, of which it may be a container of containers."""
    if not is_item(path):
        return ()
    rest = split_item(path)[1]
    return (rest, *below_items(rest))

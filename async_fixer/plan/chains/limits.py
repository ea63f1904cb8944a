"""What a plan must leave alone: files that are not to be edited, modules that others import from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from async_fixer.index.positions import place_of
from async_fixer.model import Obstacle, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from async_fixer.model import SourceFile
    from async_fixer.program.program import Program
    from async_fixer.program.values import Ref


class Limits(Struct, frozen=True):
    """The shown paths of files that are not to be edited; the dotted names of modules that others import from."""

    fixed: frozenset[str] = frozenset()
    public: tuple[str, ...] = ()

    def find_obstacle(self, program: Program, ref: Ref, paths: Iterable[str]) -> Obstacle | None:
        """Return what forbids to change a function, with edits in these files; None where nothing does."""
        index, scope = program.index(ref.module), program.scope(ref)
        place = place_of(index, scope.name_span)
        if any(index.name == name or index.name.startswith(f"{name}.") for name in self.public):
            return Obstacle("referenced", f"`{scope.name}` is public: code that is not here may await it", place)
        fixed = next((path for path in paths if path in self.fixed), None)
        if fixed is None:
            return None
        elsewhere = place if fixed == index.path else Place(fixed, 1, 1, 1, 1)
        return Obstacle(
            "referenced", f"`{scope.name}` cannot change without a file that is not to be edited", elsewhere
        )


def find_limits(sources: Iterable[SourceFile], asked: Collection[str], public: tuple[str, ...]) -> Limits:
    """Return the limits of a run: files that are generated, or that were not asked about, stay as they are."""
    fixed = frozenset(source.path for source in sources if not source.editable or source.path not in asked)
    return Limits(fixed, public)

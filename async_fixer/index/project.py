"""Source files in, their indexes and the finder of modules out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from async_fixer.index.build import build_index
from async_fixer.index.collection import without_collection
from async_fixer.index.roots import ModuleFinder
from async_fixer.model import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from async_fixer.index.ir import ModuleIndex
    from async_fixer.model import SourceFile


@dataclass(frozen=True, slots=True)
class Indexed:
    """The project's modules."""

    indexes: tuple[ModuleIndex, ...]
    finder: ModuleFinder
    failures: tuple[Failure, ...]


def index_sources(sources: Sequence[SourceFile], source_roots: Sequence[str], distributions: Sequence[str]) -> Indexed:
    """Return the index of every file that can be parsed, and the failures of the others, by their shown path."""
    finder = ModuleFinder([source.path for source in sources], source_roots=source_roots, distributions=distributions)
    with without_collection():
        outcomes = [index_source(source, finder) for source in sources]
    return Indexed(
        tuple(item for item in outcomes if not isinstance(item, Failure)),
        finder,
        tuple(item for item in outcomes if isinstance(item, Failure)),
    )


def index_source(source: SourceFile, finder: ModuleFinder) -> ModuleIndex | Failure:
    """Return the index of one file under the name that it is imported by."""
    module = finder.names(source.path)[0]
    return build_index(source.path, source.text, module.root, module.name, module.is_package)

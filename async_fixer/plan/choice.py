"""All findings in, those that the user asked for out: in these files, of these rules, not silenced by a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from async_fixer.settings import Settings
from async_fixer.source.suppress import find_suppressions

if TYPE_CHECKING:
    from async_fixer.analysis.analysis import Analysis
    from async_fixer.analysis.findings import Located


class Wanted(Struct, frozen=True):
    """What the user asked about: the shown paths of files, and the settings."""

    paths: frozenset[str]
    settings: Settings


def choose(analysis: Analysis, wanted: Wanted, texts: dict[str, str]) -> tuple[Analysis, int]:
    """Return the analysis with the wanted findings only, and how many others a comment silences."""
    selected = [item for item in analysis.located if _is_selected(item, wanted) and _is_in_scope(item, wanted)]
    silenced = {path: find_suppressions(texts[path]) for path in wanted.paths if path in texts}
    kept = []
    for item in selected:
        place = item.finding.place
        if not silenced[place.path].covers(place.line, place.end_line, item.finding.code):
            kept.append(item)
    return replace(analysis, located=tuple(kept)), len(selected) - len(kept)


def find_problems(wanted: Wanted, texts: dict[str, str]) -> tuple[str, ...]:
    """Return what is wrong with the comments that are to silence findings, with file and line."""
    return tuple(
        f"{path}:{line}: {problem}"
        for path in sorted(wanted.paths)
        if path in texts
        for line, problem in find_suppressions(texts[path]).problems
    )


def count_unreached(analysis: Analysis, wanted: Wanted) -> int:
    """Return how many functions would block in the wanted files that no entry point reaches, and that are left out."""
    left = [item for item in analysis.located if _is_selected(item, wanted) and not _is_in_scope(item, wanted)]
    return len({item.finding.function for item in left if item.finding.severity == "severe"})


def _is_in_scope(item: Located, wanted: Wanted) -> bool:
    return bool(item.finding.entry_points) or wanted.settings.scope == "all"


def _is_selected(item: Located, wanted: Wanted) -> bool:
    code = item.finding.code
    settings = wanted.settings
    chosen = not settings.select or code.startswith(settings.select)
    silent = bool(settings.ignore) and code.startswith(settings.ignore)
    return item.finding.place.path in wanted.paths and chosen and not silent

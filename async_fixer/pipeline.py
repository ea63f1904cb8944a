"""The stages in order, and nothing else: paths and settings in, a Report out; a Report in, the disk changed."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from async_fixer.analysis.analysis import Analysis, analyse
from async_fixer.analysis.counting import count
from async_fixer.analysis.unresolved import find_unresolved
from async_fixer.errors import UsageError
from async_fixer.index.collection import without_collection
from async_fixer.index.deep import run_deep
from async_fixer.index.project import Indexed, index_sources
from async_fixer.model import Report
from async_fixer.plan.chains.limits import find_limits
from async_fixer.plan.choice import Wanted, choose, count_unreached, find_problems
from async_fixer.plan.explanation import explain as explain_function
from async_fixer.plan.explanation import find_functions
from async_fixer.plan.plan import make_plan
from async_fixer.plan.standing import is_active
from async_fixer.program.program import Program
from async_fixer.source.layout import read_line_length
from async_fixer.source.load import Loaded, load
from async_fixer.source.write import write_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from async_fixer.explanation import Explanation
    from async_fixer.settings import Settings
    from async_fixer.verification import Verified


def run(paths: Sequence[Path], settings: Settings) -> Report:
    """Return all that the analysis of `paths` finds out and wants to do under these settings.

    Raises UsageError for a path that does not exist, StubError for a stub that cannot be read. Programs that nest so
    deeply that the usual stack does not suffice are analysed again with a bigger one.
    """
    return _run_whole(lambda: _report(_examine(paths, settings)))


def explain(paths: Sequence[Path], settings: Settings, words: str) -> tuple[Report, tuple[Explanation, ...]]:
    """Return the report, and why each function that `words` means (`path:name`, `module:name`) is decided as it is.

    Raises what `run` raises, and UsageError where no function is meant.
    """
    return _run_whole(partial(_explain, paths, settings, words))


_EXPLAIN_REMEDY: Final = "name it like app/main.py:get_user or app.main:Users.get, or a rule like AF103"
_T = TypeVar("_T")


def _explain(paths: Sequence[Path], settings: Settings, words: str) -> tuple[Report, tuple[Explanation, ...]]:
    examined = _examine(paths, settings)
    refs = find_functions(examined.whole.program, words)
    if not refs:
        raise UsageError(f"there is no function {words!r}", remedy=_EXPLAIN_REMEDY)
    report, analysis, loaded = _report(examined), examined.analysis, examined.loaded
    limits = find_limits(loaded.sources, loaded.asked, settings.public)
    return report, tuple(explain_function(analysis, ref, report.decisions, report.unresolved, limits) for ref in refs)


def _run_whole(stages: Callable[[], _T]) -> _T:
    """Run the stages, on a bigger stack where the usual one does not suffice."""
    with without_collection():
        try:
            return stages()
        except RecursionError:
            return run_deep(stages)


class _Examined(NamedTuple):
    """What is known of a program before anything is decided."""

    started: float
    loaded: Loaded
    indexed: Indexed
    wanted: Wanted
    whole: Analysis
    analysis: Analysis
    """with the findings that were asked for only"""
    suppressed: int
    texts: dict[str, str]


def _examine(paths: Sequence[Path], settings: Settings) -> _Examined:
    started = time.perf_counter()
    loaded = load(paths, settings)
    indexed = index_sources(loaded.modules, settings.source_roots, loaded.distributions)
    program = Program(indexed.indexes, indexed.finder, settings.stubs)
    unread = (*indexed.failures, *loaded.stubs, *loaded.others, *loaded.failures)
    texts = {source.path: source.text for source in loaded.sources}
    wanted = Wanted(loaded.asked, settings)
    whole = analyse(program, texts, unread)
    analysis, suppressed = choose(whole, wanted, texts)
    return _Examined(started, loaded, indexed, wanted, whole, analysis, suppressed, texts)


def _report(examined: _Examined) -> Report:
    loaded, analysis, wanted, texts = examined.loaded, examined.analysis, examined.wanted, examined.texts
    verified = _decide(analysis, loaded, examined.indexed, wanted)
    asked = tuple(source for source in loaded.sources if source.path in loaded.asked)
    failures = (*loaded.failures, *(item for item in examined.indexed.failures if item.path in loaded.asked))
    unresolved = find_unresolved(analysis, texts, loaded.asked)
    counts = replace(
        count(analysis, asked),
        unresolved=len(unresolved),
        suppressed=examined.suppressed,
        unreached=count_unreached(examined.whole, wanted),
        seconds=time.perf_counter() - examined.started,
    )
    notes = find_problems(wanted, texts)
    return Report(verified.decisions, verified.patches, failures, counts, loaded.sources, notes, unresolved)


def write(report: Report, root: Path) -> None:
    """Write the patches of a report below `root`: all of them, or none. Raises WriteError."""
    write_all(report.patches, root)


def _decide(analysis: Analysis, loaded: Loaded, indexed: Indexed, wanted: Wanted) -> Verified:
    """Return the plan as far as it can be carried out, with its patches."""
    from async_fixer.verification import Project, Style, Verified, verify  # noqa: PLC0415 - start-up: loads libcst

    limits = find_limits(loaded.sources, loaded.asked, wanted.settings.public)
    decisions = make_plan(analysis, wanted.settings, limits)
    if not any(is_active(decision, wanted.settings) for decision in decisions):
        return Verified(decisions, ())
    sources = {source.path: source for source in loaded.sources}
    indexes = {index.path: index for index in indexed.indexes}
    own = frozenset(index.name.partition(".")[0] for index in indexed.indexes)
    style = Style(read_line_length(wanted.settings.project_root), own)
    project = Project(sources, indexes, indexed.finder, analysis.unread, wanted, style, limits)
    return verify(project, analysis, decisions)

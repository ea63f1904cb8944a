"""The stages in order, and nothing else: paths and settings in, a Report out; a Report in, the disk changed."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from async_fixer.analysis.analysis import Analysis, analyse
from async_fixer.analysis.counting import count
from async_fixer.analysis.unresolved import find_unresolved
from async_fixer.index.collection import without_collection
from async_fixer.index.deep import run_deep
from async_fixer.index.project import Indexed, index_sources
from async_fixer.model import Report
from async_fixer.plan.choice import Wanted, choose, count_unreached, find_problems
from async_fixer.plan.plan import make_plan
from async_fixer.plan.standing import is_active
from async_fixer.program.program import Program
from async_fixer.source.layout import read_line_length
from async_fixer.source.load import Loaded, load
from async_fixer.source.write import write_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from async_fixer.settings import Settings
    from async_fixer.verification import Verified


def run(paths: Sequence[Path], settings: Settings) -> Report:
    """Return all that the analysis of `paths` finds out and wants to do under these settings.

    Raises UsageError for a path that does not exist, StubError for a stub that cannot be read. Programs that nest so
    deeply that the usual stack does not suffice are analysed again with a bigger one.
    """
    with without_collection():
        try:
            return _run(paths, settings)
        except RecursionError:
            return run_deep(partial(_run, paths, settings))


def _run(paths: Sequence[Path], settings: Settings) -> Report:
    started = time.perf_counter()
    loaded = load(paths, settings)
    indexed = index_sources(loaded.modules, settings.source_roots, loaded.distributions)
    program = Program(indexed.indexes, indexed.finder, settings.stubs)
    unread = (*indexed.failures, *loaded.stubs, *loaded.others, *loaded.failures)
    texts = {source.path: source.text for source in loaded.sources}
    wanted = Wanted(loaded.asked, settings)
    whole = analyse(program, texts, unread)
    analysis, suppressed = choose(whole, wanted, texts)
    verified = _decide(analysis, loaded, indexed, wanted)
    asked = tuple(source for source in loaded.sources if source.path in loaded.asked)
    failures = (*loaded.failures, *(item for item in indexed.failures if item.path in loaded.asked))
    unresolved = find_unresolved(analysis, texts, loaded.asked)
    counts = replace(
        count(analysis, asked),
        unresolved=len(unresolved),
        suppressed=suppressed,
        unreached=count_unreached(whole, wanted),
        seconds=time.perf_counter() - started,
    )
    notes = find_problems(wanted, texts)
    return Report(verified.decisions, verified.patches, failures, counts, loaded.sources, notes, unresolved)


def write(report: Report, root: Path) -> None:
    """Write the patches of a report below `root`: all of them, or none. Raises WriteError."""
    write_all(report.patches, root)


def _decide(analysis: Analysis, loaded: Loaded, indexed: Indexed, wanted: Wanted) -> Verified:
    """Return the plan as far as it can be carried out, with its patches."""
    from async_fixer.verification import Project, Style, Verified, verify  # noqa: PLC0415 - start-up: loads libcst

    decisions = make_plan(analysis, wanted.settings)
    if not any(is_active(decision, wanted.settings) for decision in decisions):
        return Verified(decisions, ())
    sources = {source.path: source for source in loaded.sources}
    indexes = {index.path: index for index in indexed.indexes}
    own = frozenset(index.name.partition(".")[0] for index in indexed.indexes)
    style = Style(read_line_length(wanted.settings.project_root), own)
    return verify(Project(sources, indexes, indexed.finder, analysis.unread, wanted, style), analysis, decisions)

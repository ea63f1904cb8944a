"""Small projects -> what verification makes of the plan for them, or of another plan; no disk is touched."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from async_fixer.analysis.analysis import Analysis, analyse
from async_fixer.index.project import index_sources
from async_fixer.model import Decision, SourceFile
from async_fixer.plan.choice import Wanted, choose
from async_fixer.plan.plan import make_plan
from async_fixer.program.program import Program
from async_fixer.settings import Settings
from async_fixer.verification import Project, Style, Verified, verify

# the helper of the tests layers below: test folders are no packages
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "program"))

from program_projects import APP, MAIN, files_of, rows

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["APP", "MAIN", "Prepared", "files_of", "function_span", "patched", "prepare", "rows", "strategies"]


class Prepared(NamedTuple):
    """A project up to its plan."""

    project: Project
    analysis: Analysis
    decisions: tuple[Decision, ...]

    def of(self, function: str) -> Decision:
        """Return the only decision about a function, by its dotted name."""
        (found,) = [decision for decision in self.decisions if decision.function == function]
        return found

    def verify(self, *instead: Decision) -> Verified:
        """Return what verification makes of the plan, with these decisions in the place of those planned."""
        by_name = {decision.function: decision for decision in instead}
        decisions = tuple(by_name.get(decision.function, decision) for decision in self.decisions)
        return verify(self.project, self.analysis, decisions)


def prepare(project: str | Mapping[str, str], settings: Settings | None = None, *generated: str) -> Prepared:
    """Return a project with its plan; `generated`: files that must not be edited."""
    files = files_of(project)
    sources = {path: SourceFile(path, f"/{path}", text, editable=path not in generated) for path, text in files.items()}
    indexed = index_sources(tuple(sources.values()), (), ())
    assert not indexed.failures
    wanted = Wanted(frozenset(files), settings or Settings())
    program = Program(indexed.indexes, indexed.finder)
    analysis, _ = choose(analyse(program, files), wanted, files)
    indexes = {index.path: index for index in indexed.indexes}
    own = frozenset(index.name.partition(".")[0] for index in indexed.indexes)
    parts = Project(sources, indexes, indexed.finder, (), wanted, Style(120, own))
    return Prepared(parts, analysis, make_plan(analysis, wanted.settings))


def patched(prepared: Prepared, verified: Verified) -> dict[str, str]:
    """Return all files of a project with the patches made; every one of them has to be valid Python."""
    texts = {path: source.text for path, source in prepared.project.sources.items()}
    texts |= {patch.source.path: patch.text for patch in verified.patches}
    for path, text in texts.items():
        ast.parse(text, path)
    return texts


def strategies(verified: Verified) -> dict[str, str | None]:
    """Return what is done about each function."""
    return {decision.function: decision.strategy for decision in verified.decisions}


def function_span(prepared: Prepared, qualname: str, path: str = MAIN) -> int:
    """Return the span of the definition of a function."""
    (span,) = [scope.span for scope in prepared.project.indexes[path].scopes if scope.qualname == qualname]
    return span

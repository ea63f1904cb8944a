"""Decisions in, patches and decisions that hold out: the patched program is analysed before anything is shown.

This proves consistency, not behaviour. A component that fails is held back, and the rest is rendered again without it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from async_fixer.analysis.analysis import analyse
from async_fixer.errors import RewriteError
from async_fixer.index.project import index_source
from async_fixer.model import Decision, Failure, Obstacle, Patch
from async_fixer.plan.chains.limits import Limits
from async_fixer.plan.choice import Wanted, choose
from async_fixer.plan.plan import make_plan
from async_fixer.plan.pools import settle
from async_fixer.plan.standing import is_active
from async_fixer.program.program import Program
from async_fixer.program.values import Ref
from async_fixer.rewrite.layout import Layout
from async_fixer.rewrite.render import render

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.analysis.findings import Located
    from async_fixer.edits import Edit
    from async_fixer.index.ir import ModuleIndex
    from async_fixer.index.roots import ModuleFinder
    from async_fixer.model import Finding, SourceFile


_MOST_ROUNDS: Final = 8
_SHORT: Final = 88
_LONG: Final = 120


@dataclass(frozen=True, slots=True)
class Style:
    """How the project writes: the longest line where its formatter says it, the top-level packages that are its own."""

    line_length: int | None
    first_party: frozenset[str]

    def of(self, source: SourceFile) -> Layout:
        """Return the layout of a file; where nothing is configured its lines stay as long as they are."""
        longest = max(map(len, source.text.splitlines()), default=0)
        return Layout(self.line_length or min(max(longest, _SHORT), _LONG), self.first_party)


@dataclass(frozen=True, slots=True)
class Project:
    """What verification needs of the earlier stages."""

    sources: dict[str, SourceFile]
    indexes: dict[str, ModuleIndex]
    finder: ModuleFinder
    unread: tuple[Failure, ...]
    wanted: Wanted
    style: Style
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Verified:
    """Decisions of which every active one is in the patches, and proven consistent with all others."""

    decisions: tuple[Decision, ...]
    patches: tuple[Patch, ...]


def verify(project: Project, before: Analysis, decisions: tuple[Decision, ...]) -> Verified:
    """Return the patches of all decisions that stand, and the decisions with those held back that do not."""
    for _ in range(_MOST_ROUNDS):
        patches, failed = _render_all(project, decisions)
        if not failed:
            failed = _find_contradictions(project, before, decisions, patches)
        if not failed:
            return Verified(decisions, patches)
        decisions = settle(tuple(_hold_back(decision, failed) for decision in decisions), project.wanted.settings)
    reasons = {_component(decision): "the patched program could not be made consistent" for decision in decisions}
    return Verified(tuple(_hold_back(decision, reasons) for decision in decisions), ())


def _component(decision: Decision) -> str:
    return decision.component or f"{decision.function}:{decision.findings[0].span}"


def _hold_back(decision: Decision, failed: dict[str, str]) -> Decision:
    reason = failed.get(_component(decision))
    if reason is None or decision.strategy is None:
        return decision
    place = decision.findings[0].place if decision.findings else decision.defined_at
    return replace(decision, strategy=None, edits=(), obstacles=(Obstacle("verification", reason, place),), notes=())


def _render_all(project: Project, decisions: Sequence[Decision]) -> tuple[tuple[Patch, ...], dict[str, str]]:
    """Return the patches of all active decisions; or the components that cannot be rendered, with the reason."""
    wanted: dict[str, list[tuple[Decision, tuple[Edit, ...]]]] = {}
    for decision in decisions:
        if is_active(decision, project.wanted.settings):
            for path, edits in decision.edits:
                wanted.setdefault(path, []).append((decision, edits))
    patches: list[Patch] = []
    failed: dict[str, str] = {}
    for path, parts in sorted(wanted.items()):
        outcome = _try_render(project, path, [edit for _, edits in parts for edit in edits])
        if isinstance(outcome, Patch):
            patches.append(outcome)
        else:
            failed.update(_blame(project, path, parts, outcome))
    return tuple(patches), failed


def _try_render(project: Project, path: str, edits: Sequence[Edit]) -> Patch | RewriteError:
    source = project.sources[path]
    try:
        return render(source, edits, project.style.of(source))
    except RewriteError as error:
        return error


def _blame(
    project: Project, path: str, parts: Sequence[tuple[Decision, tuple[Edit, ...]]], error: RewriteError
) -> Iterator[tuple[str, str]]:
    """Yield the components whose edits alone fail on a file; all of them where only together they do."""
    outcomes = [(decision, _try_render(project, path, edits)) for decision, edits in parts]
    alone = [(_component(item), outcome.reason) for item, outcome in outcomes if isinstance(outcome, RewriteError)]
    yield from alone or [(_component(decision), error.reason) for decision, _ in parts]


def _find_contradictions(
    project: Project, before: Analysis, decisions: Sequence[Decision], patches: Sequence[Patch]
) -> dict[str, str]:
    """Return the components that the patched program speaks against, with the reason."""
    if not patches:
        return {}
    changed = {patch.source.path: replace(patch.source, text=patch.text) for patch in patches}
    indexes = dict(project.indexes)
    for path, source in changed.items():
        index = index_source(source, project.finder)
        if isinstance(index, Failure):
            return _all_of(decisions, path, index.reason)
        indexes[path] = index
    texts = {path: source.text for path, source in {**project.sources, **changed}.items()}
    program = Program(indexes.values(), project.finder, project.wanted.settings.stubs)
    after, _ = choose(analyse(program, texts, project.unread), project.wanted, texts)
    return dict(_compare(project, before, after, decisions))


def _all_of(decisions: Sequence[Decision], path: str, reason: str) -> dict[str, str]:
    touching = [decision for decision in decisions if any(where == path for where, _ in decision.edits)]
    return {_component(decision): reason for decision in touching}


def _compare(
    project: Project, before: Analysis, after: Analysis, decisions: Sequence[Decision]
) -> Iterator[tuple[str, str]]:
    """Yield the components that the patched program speaks against.

    Findings are counted by function: which of several equally short chains a finding shows may differ.
    """
    active = [decision for decision in decisions if is_active(decision, project.wanted.settings)]
    was = Counter(item.finding.function for item in before.located)
    was.subtract(decision.function for decision in active for _ in decision.findings)
    left = Counter(item.finding.function for item in after.located)
    again = Counter(
        item.function
        for item in make_plan(after, project.wanted.settings, project.limits)
        if is_active(item, project.wanted.settings)
    )
    refused = Counter(decision.function for decision in decisions if _is_refused(decision))
    awaited = _find_awaited(after, {item.function for item in active if item.strategy == "to_def"})
    for decision in active:
        if left[decision.function] > was[decision.function]:
            yield _component(decision), "what it repairs would still block"
        elif decision.function in awaited:
            yield _component(decision), "something would still await it"
        elif again[decision.function] > refused[decision.function]:
            yield _component(decision), "a second run would change it again"
    touched = {decision.function for decision in active}
    for item in _find_new(before, after):
        if item.finding.function not in touched:
            yield from (
                (_component(decision), "something new would block") for decision in _suspects(after, active, item)
            )


def _find_new(before: Analysis, after: Analysis) -> Iterator[Located]:
    """Yield the findings in functions that have more of them than before, and that delay requests."""
    was, left = ([item for item in analysis.located if _delays(item.finding)] for analysis in (before, after))
    more = Counter(item.finding.function for item in left)
    more.subtract(item.finding.function for item in was)
    yield from (item for item in left if more[item.finding.function] > 0)


def _delays(finding: Finding) -> bool:
    """Tell whether a finding is about requests: who is not reached, or only at the start, may block as before."""
    return finding.severity != "mild" and bool(finding.entry_points)


def _suspects(after: Analysis, active: Sequence[Decision], item: Located) -> Sequence[Decision]:
    """Return the decisions that may have changed an untouched function: those on the way to what blocks it now.

    Where there are none, those about names in its file, else all.
    """
    on_the_way = {hop.callee for hop in item.finding.chain}
    nearest = [decision for decision in active if decision.function in on_the_way]
    spoken = after.program.spoken(item.frame.ref.module)
    near = [decision for decision in active if decision.function.rpartition(".")[2] in spoken]
    return nearest or near or active


def _is_refused(decision: Decision) -> bool:
    return any(obstacle.rule == "verification" for obstacle in decision.obstacles)


def _find_awaited(after: Analysis, names: Collection[str]) -> frozenset[str]:
    """Return which functions, by their dotted names, something awaits, though they are `def`."""
    program = after.program
    found: set[str] = set()
    for key in program.modules.project:
        for number, scope in enumerate(program.index(key).scopes):
            ref = Ref(key, number)
            if scope.kind == "function" and not scope.is_async and program.engine.dotted(ref) in names:
                found.update(program.engine.dotted(ref) for use in after.uses.of(ref) if use.certain and use.awaited)
    return frozenset(found)

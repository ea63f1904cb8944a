"""Functions that block in, the functions out that can become `def` together: who awaits them, and whom they await."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from async_fixer.analysis.families import Families
from async_fixer.analysis.owning import is_method, parent_of
from async_fixer.edits import Edit, RemoveAsync, ReplaceName
from async_fixer.index.positions import place_of
from async_fixer.model import Obstacle
from async_fixer.plan.annotations import find_quoted, follow_annotation
from async_fixer.plan.chains.named import Named
from async_fixer.plan.chains.outcome import Outcome, join
from async_fixer.plan.chains.protocols import TWINS, Protocols
from async_fixer.plan.chains.references import References
from async_fixer.plan.hazards.decorators import find_decorating_twin, find_decorators
from async_fixer.plan.hazards.effects import find_needed_loop
from async_fixer.plan.hazards.generators import find_across_yields, find_cancellation
from async_fixer.plan.hazards.overrides import find_foreign
from async_fixer.plan.hazards.wrappers import find_class_wrappers
from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.analysis.waits import Wait
    from async_fixer.index.ir import Expr
    from async_fixer.plan.cases import Case, Cases
    from async_fixer.plan.chains.limits import Limits

_HAZARDS: Final[tuple[Callable[[Case], Iterator[Obstacle]], ...]] = (
    find_decorators,
    find_class_wrappers,
    find_foreign,
    find_cancellation,
    find_quoted,
    find_needed_loop,
)
"""what speaks against `def` for any function, whoever calls it"""


_CALL: Final = "__call__"


class Part(Struct, frozen=True):
    """What it takes to make one function `def`."""

    awaited: frozenset[Ref]
    """the functions that it awaits"""
    together: frozenset[Ref]
    """the functions that have to be of the same kind"""
    edits: tuple[tuple[str, Edit], ...]
    """by path: to the function itself, and to what refers to it without awaiting it"""
    obstacle: Obstacle | None


class Members:
    """Answers which functions of a program can be `def` together."""

    def __init__(self, analysis: Analysis, cases: Cases, limits: Limits) -> None:
        self._analysis = analysis
        self._cases = cases
        self._limits = limits
        self._waits = analysis.waits
        self._families = Families(analysis.program)
        self._protocols = Protocols(analysis)
        self._references = References(analysis, analysis.waits)
        self._parts: dict[Ref, Part] = {}
        self._reached = frozenset(frame.ref for frame in analysis.reached)
        self._entries = frozenset(entry.frame.ref for entry in analysis.entries)
        self._doubled: dict[Ref, Obstacle] | None = None
        self.reasons: dict[Ref, Obstacle] = {}
        """why a function stays async that was asked for"""

    def around(self, seeds: Iterable[Ref]) -> frozenset[Ref]:
        """Return the functions that some may have to become `def` with: callers, callees and families, at any depth."""
        found = dict.fromkeys(self.callers_of(seeds))
        queue = list(found)
        while queue:
            part = self.part(queue.pop())
            for other in () if part.obstacle is not None else (*part.awaited, *part.together):
                if other not in found:
                    found[other] = None
                    queue.append(other)
        return frozenset(found)

    def callers_of(self, refs: Iterable[Ref]) -> frozenset[Ref]:
        """Return functions and those that await them while requests are served, and really wait for nothing else."""
        found = {ref for ref in refs if ref in self._waits.in_name_only}
        queue = list(found)
        while queue:
            for caller in (wait.ref for wait in self._waits.on(queue.pop())):
                if caller not in found and caller in self._reached and caller in self._waits.in_name_only:
                    found.add(caller)
                    queue.append(caller)
        return frozenset(found)

    def allowed(self, wanted: Collection[Ref]) -> frozenset[Ref]:
        """Return the most of some functions that can be `def` while all others stay as they are."""
        found = set(wanted)
        while True:
            failing = {ref for ref in found if self._fails(ref, found)}
            if not failing:
                return frozenset(found)
            found -= failing

    def needed(self, members: frozenset[Ref], seeds: Collection[Ref]) -> frozenset[Ref]:
        """Return the members without which a seed among them would not be freed."""
        found = dict.fromkeys(self.callers_of(members & frozenset(seeds)) & members)
        queue = list(found)
        while queue:
            part = self.part(queue.pop())
            for other in (part.awaited | part.together) & members:
                if other not in found:
                    found[other] = None
                    queue.append(other)
        return frozenset(found)

    def drop(self, ref: Ref, obstacle: Obstacle) -> None:
        """Note why a function cannot become `def`."""
        self.reasons.setdefault(ref, obstacle)

    def part(self, ref: Ref) -> Part:
        """Return what it takes to make a function `def`."""
        if ref not in self._parts:
            self._parts[ref] = self._make_part(ref)
        return self._parts[ref]

    def _fails(self, ref: Ref, found: Collection[Ref]) -> bool:
        part = self.part(ref)
        if part.obstacle is not None:
            self.drop(ref, part.obstacle)
            return True
        missing = [other for other in (*part.awaited, *part.together) if other not in found]
        for other in missing:
            reason = self.reasons.get(other) or self.part(other).obstacle
            if reason is not None:
                self.drop(ref, reason)
        return bool(missing)

    def _make_part(self, ref: Ref) -> Part:
        case = self._cases.of(self._analysis, ref)
        awaited = frozenset(target for wait in self._waits.of(ref) for target in wait.targets if self._is_async(target))
        obstacle = self._find_obstacle(case)
        if obstacle is not None:
            return Part(awaited, frozenset(), (), obstacle)
        outcome = Outcome() if self._families.is_variant(ref) else join(self._references.of(ref))
        family = (other for other in self._families.of(ref) if self._is_async(other))
        partners = (other for other in self._protocols.partners(ref) if self._is_async(other))
        together = frozenset((*outcome.together, *family, *partners)) - {ref}
        path = self._analysis.program.index(ref.module).path
        edits = (*((path, edit) for edit in self._find_edits(case)), *self._protocols.edits(ref), *outcome.edits)
        program = self._analysis.program
        callers = (program.index(wait.ref.module).path for wait in self._waits.on(ref))
        paths = dict.fromkeys((path, *(where for where, _ in edits), *callers))
        fixed = self._limits.find_obstacle(program, ref, paths)
        return Part(awaited, together, edits, fixed or outcome.obstacle)

    def _find_obstacle(self, case: Case) -> Obstacle | None:
        ref = case.ref
        if ref not in self._waits.in_name_only:
            spans = (wait.span for wait in self._waits.of(ref) if self._is_real(wait))
            return case.obstacle("awaits", f"`{case.scope.name}` waits here", next(spans, case.scope.name_span))
        if any(entry.point.sync != "worker" for entry in case.entries):
            reason = f"the framework does not run a `def` in the place of `{case.scope.name}` in a worker thread"
            return case.obstacle("not-offered", reason, case.scope.name_span)
        beside = next(iter(self._waits.beside(ref)), None)
        if beside is not None:
            return case.obstacle(
                "referenced", f"`{case.scope.name}` is run here as a task of its own", beside[1], beside[0]
            )
        unsure = next((wait for wait in self._waits.on(ref) if not wait.is_known), None)
        if unsure is not None:
            reason = f"`{case.scope.name}` may be what runs here, or something that is not known"
            return case.obstacle("referenced", reason, unsure.span, unsure.ref.module)
        if case.scope.name.startswith("__") and case.scope.name not in (_CALL, *TWINS):
            return case.obstacle("referenced", f"`{case.scope.name}` is called by Python itself", case.scope.name_span)
        found = self._protocols.find_obstacle(ref) or self._find_doubled().get(ref)
        across = find_across_yields(case) if self._is_stepped_by_framework(ref) else ()
        return next(chain(across, *(find(case) for find in _HAZARDS)), found)

    def _is_stepped_by_framework(self, ref: Ref) -> bool:
        """Tell whether a framework takes the steps of a generator, maybe through others: each in any thread.

        Where another function goes through it, that function's thread takes all of them.
        """
        seen = {ref: None}
        queue = [ref]
        while queue:
            found = queue.pop()
            if found in self._entries:
                return True
            callers = (wait.ref for wait in self._waits.on(found))
            around = [other for other in callers if self._analysis.program.scope(other).is_generator]
            queue.extend(other for other in around if other not in seen)
            seen.update(dict.fromkeys(around))
        return False

    def _find_doubled(self) -> dict[Ref, Obstacle]:
        """Return the functions that an object of the tests may stand for, which would still have to be awaited."""
        if self._doubled is None:
            self._doubled = {}
            for ref, key, value in chain(self._find_named(), self._find_spoken_of()):
                place = place_of(self._analysis.program.index(key), value.span)
                reason = "an object of the tests may stand here for what it belongs to, which would still be awaited"
                self._doubled.setdefault(ref, Obstacle("referenced", reason, place))
        return self._doubled

    def _find_named(self) -> Iterator[tuple[Ref, str, Expr]]:
        """Yield functions with module and expression of what the tests put under their name in some object."""
        by_name: dict[str, list[Ref]] = defaultdict(list)
        for ref in sorted(self._waits.in_name_only):
            by_name[self._analysis.program.scope(ref).name].append(ref)
        for name, key, value in Named(self._analysis).find(frozenset(by_name)):
            yield from ((ref, key, value) for ref in by_name[name])

    def _find_spoken_of(self) -> Iterator[tuple[Ref, str, Expr]]:
        """Yield methods with module and expression of a double that is made for none in particular.

        The tests hand it to what they speak of, which hands it on to what it awaits.
        """
        for key, call in self._references.doubles.find_bare():
            spoken = self._analysis.program.spoken(key)
            near = [ref for ref in self._waits.in_name_only if self._speak_of(ref) in spoken]
            methods = (ref for ref in self._awaited_by(near) if is_method(self._analysis.program, ref))
            yield from ((ref, key, call) for ref in methods)

    def _speak_of(self, ref: Ref) -> str:
        """Return the name by which others get at a function: its class's, or its own."""
        parent = self._analysis.program.scope(parent_of(self._analysis.program, ref))
        return parent.name if parent.kind == "class" else self._analysis.program.scope(ref).name

    def _awaited_by(self, refs: Iterable[Ref]) -> Iterator[Ref]:
        """Yield functions and all that they await, at any depth."""
        seen = dict.fromkeys(refs)
        queue = list(seen)
        while queue:
            ref = queue.pop()
            yield ref
            for wait in self._waits.of(ref):
                for target in wait.targets - seen.keys():
                    seen[target] = None
                    queue.append(target)

    def _is_real(self, wait: Wait) -> bool:
        """Tell whether a place may really wait for something, as far as anybody can see."""
        others = (target for target in wait.targets if self._is_async(target))
        return not wait.is_known or any(target not in self._waits.in_name_only for target in others)

    def _find_edits(self, case: Case) -> Iterator[Edit]:
        program = self._analysis.program
        yield RemoveAsync(case.scope.span)
        yield from follow_annotation(program, case.ref)
        for decorator in case.scope.decorators:
            twin = find_decorating_twin(program, case.ref, decorator)
            if twin is not None:
                yield ReplaceName(decorator.span, twin)

    def _is_async(self, ref: Ref) -> bool:
        return self._analysis.program.scope(ref).is_async

"""A function and the decisions about it in, all that was considered out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.reach import reached_from
from async_fixer.analysis.supposed import suppose
from async_fixer.explanation import Explanation, Member
from async_fixer.index.positions import place_of
from async_fixer.plan.cases import Cases
from async_fixer.plan.chains.members import Members
from async_fixer.plan.offload import weigh_offloads
from async_fixer.plan.to_def import weigh_to_def
from async_fixer.plan.wrapper import Wrappers
from async_fixer.program.values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from async_fixer.analysis.analysis import Analysis
    from async_fixer.explanation import Way
    from async_fixer.model import Decision, EntryPoint, Unresolved
    from async_fixer.plan.chains.limits import Limits
    from async_fixer.plan.chains.members import Part
    from async_fixer.program.program import Program


def explain(
    analysis: Analysis, ref: Ref, decisions: Sequence[Decision], unresolved: Sequence[Unresolved], limits: Limits
) -> Explanation:
    """Return why a function is decided as it is: `decisions` and `unresolved` are those of the whole program."""
    program = analysis.program
    index, scope = program.index(ref.module), program.scope(ref)
    name, place = program.engine.dotted(ref), place_of(index, scope.span)
    return Explanation(
        name,
        place,
        scope.is_async,
        _find_entry_points(analysis, ref),
        tuple(item for item in decisions if item.function == name and item.defined_at == place),
        tuple(_weigh(analysis, ref, decisions)),
        tuple(_find_component(analysis, ref, limits)),
        tuple(item for item in unresolved if item.function == name and item.place.path == index.path),
    )


def find_functions(program: Program, words: str) -> tuple[Ref, ...]:
    """Return the functions that `path:name`, `module:name` or a dotted name means, in order of file.

    A name may leave out what encloses the function: `get` means `Users.get` as well.
    """
    place, colon, name = words.rpartition(":")
    return tuple(
        ref
        for key in program.modules.project
        if not colon or _is_meant(program, key, place)
        for ref in _functions(program, key)
        if _ends_with(program.engine.dotted(ref), name)
    )


def _is_meant(program: Program, key: str, place: str) -> bool:
    index = program.index(key)
    path = place.replace("\\", "/").removeprefix("./")
    return index.path == path or index.path.endswith(f"/{path}") or _ends_with(index.name, place)


def _functions(program: Program, key: str) -> Iterator[Ref]:
    for number, scope in enumerate(program.index(key).scopes):
        if scope.kind == "function":
            yield Ref(key, number)


def _ends_with(dotted: str, name: str) -> bool:
    return dotted == name or dotted.endswith(f".{name}")


def _find_entry_points(analysis: Analysis, ref: Ref) -> tuple[EntryPoint, ...]:
    own = dict.fromkeys(entry.point for entry in analysis.entries if entry.frame.ref == ref)
    if own:
        return tuple(own)
    reached = reached_from(analysis.graph, analysis.entries)
    return tuple(dict.fromkeys(point for frame, points in reached.items() if frame.ref == ref for point in points))


def _weigh(analysis: Analysis, ref: Ref, decisions: Sequence[Decision]) -> Iterator[Way]:
    """Yield the ways to repair a function, with those functions `def` already that will be."""
    moved = frozenset(_find_moved(analysis, decisions))
    supposed = suppose(analysis, moved, reached_from(analysis.graph, analysis.entries))
    wrappers = Wrappers(analysis.program)
    for case in Cases(analysis).all(supposed):
        if case.ref == ref:
            yield weigh_to_def(case)
            if ref not in moved:
                yield from weigh_offloads(case, wrappers.of(ref.module))


def _find_moved(analysis: Analysis, decisions: Sequence[Decision]) -> Iterator[Ref]:
    """Yield the functions that become `def` for certain."""
    names = {item.function for item in decisions if item.strategy == "to_def" and item.safety == "safe"}
    yield from (ref for ref in analysis.waits.in_name_only if analysis.program.engine.dotted(ref) in names)


def _find_component(analysis: Analysis, ref: Ref, limits: Limits) -> Iterator[Member]:
    """Yield what would have to become `def` together with a function, itself first."""
    if ref not in analysis.waits.in_name_only:
        return
    members = Members(analysis, Cases(analysis), limits)
    around = members.around([ref])
    for other in sorted(around, key=lambda item: (item != ref, item)):
        yield _describe(analysis, other, members.part(other))


def _describe(analysis: Analysis, ref: Ref, part: Part) -> Member:
    program = analysis.program
    index, scope = program.index(ref.module), program.scope(ref)
    waits = tuple(
        (place_of(index, wait.span), program.engine.dotted(target))
        for wait in analysis.waits.of(ref)
        for target in sorted(wait.targets)
    )
    by_path = {program.index(key).path: program.index(key) for key in program.modules.project}
    edits = [(path, edit.span) for path, edit in part.edits if (path, edit.span) != (index.path, scope.span)]
    edits += [(program.index(wait.ref.module).path, wait.span) for wait in analysis.waits.on(ref)]
    references = tuple(place_of(by_path[path], span) for path, span in edits)
    return Member(program.engine.dotted(ref), place_of(index, scope.name_span), waits, references, part.obstacle)

"""Findings that no entry point is known to reach in, those out that one may reach, with the call that may do it.

An unresolved `x.load()` may be a call of any project method `load`. That is enough to report what `load` does, and
never enough to rewrite it, nor is it ever a step of a chain.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace as with_fields
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from async_fixer.analysis.findings import is_start_up
from async_fixer.analysis.graph import is_unresolved
from async_fixer.analysis.reach import MOST_NAMED, reached_from
from async_fixer.index import ir
from async_fixer.index.positions import place_of
from async_fixer.model import EntryPoint, Place
from async_fixer.program.names import find_definition
from async_fixer.program.values import ClassValue, Frame, FunctionValue, Instance, ModuleValue, PackageValue, Ref, Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from async_fixer.analysis.entry_points import Entry
    from async_fixer.analysis.findings import Located, Solved
    from async_fixer.program.program import Program
    from async_fixer.program.step import Step

_MOST_MEANT: Final = 3
"""a name that more classes define, which do not inherit it from each other, does not say which one is meant"""


class _Guess(Struct, frozen=True):
    """How a function may be reached: by which entry points, through which call that nothing resolves."""

    frame: Frame
    place: Place
    points: tuple[EntryPoint, ...]


def add_guesses(
    solved: Solved, entries: tuple[Entry, ...], reached: Collection[Frame], located: list[Located]
) -> list[Located]:
    """Return the findings, with the entry points that may reach them where `reached` holds none of their frames."""
    if all(item.finding.entry_points for item in located):
        return located
    guesses = _find_guesses(solved, entries, reached)
    return [_guessed(item, guesses.get(item.frame.ref)) for item in located]


def _guessed(item: Located, guess: _Guess | None) -> Located:
    finding = item.finding
    if guess is None or finding.entry_points:
        return item
    severity = "mild" if is_start_up(guess.points) else finding.severity
    marked = with_fields(finding, severity=severity, certain=False, entry_points=guess.points, guessed_at=guess.place)
    return replace(item, finding=marked)


def _find_guesses(solved: Solved, entries: tuple[Entry, ...], reached: Collection[Frame]) -> dict[Ref, _Guess]:
    """Return how each function that is not `reached` may be reached all the same."""
    methods = _Methods(solved.program)
    points = reached_from(solved.graph, entries)
    queue = deque(guess for frame in reached for guess in _guesses_in(solved, frame, methods, points.get(frame, ())))
    certain = {frame.ref for frame in reached}
    found: dict[Ref, _Guess] = {}
    while queue:
        guess = queue.popleft()
        ref = guess.frame.ref
        known = found[ref].points if ref in found else ()
        merged = tuple(dict.fromkeys((*known, *guess.points)))[:MOST_NAMED]
        if ref not in certain and merged != known:
            found[ref] = replace(found.get(ref, guess), points=merged)
            queue += _led_to(solved, found[ref], methods)
    return found


def _led_to(solved: Solved, guess: _Guess, methods: _Methods) -> Iterator[_Guess]:
    """Yield what a function leads to that is itself reached by a guess."""
    for step in _steps(solved, guess.frame):
        if step.target is not None and step.mode != "thread" and not solved.program.is_stub(step.target):
            yield replace(guess, frame=step.target)
    for further in _guesses_in(solved, guess.frame, methods, guess.points):
        yield replace(further, place=guess.place)


def _guesses_in(solved: Solved, frame: Frame, methods: _Methods, points: tuple[EntryPoint, ...]) -> Iterator[_Guess]:
    """Yield the methods that the unresolved calls of a frame may run."""
    for step in _steps(solved, frame):
        call = step.expression
        if is_unresolved(step) and isinstance(call, ir.Call) and isinstance(call.func, ir.Attribute):
            meant = methods.of(call.func.attr)
            if meant and not _is_foreign(solved.program, step.at, call.func.value):
                place = place_of(solved.program.index(frame.ref.module), call.span)
                yield from (_Guess(solved.program.frame(ref), place, points) for ref in meant)


def _steps(solved: Solved, frame: Frame) -> tuple[Step, ...]:
    """Return what a frame runs; a `def` that is only guessed at is not part of the graph."""
    return solved.graph.steps[frame] if frame in solved.graph.steps else solved.program.steps(frame)


def _is_foreign(program: Program, frame: Frame, receiver: ir.Expr) -> bool:
    """Tell whether what stands before the dot comes from outside the project: from a library, or a base class there."""
    held = program.engine.infer(frame, receiver)
    if held.complete and held.items:
        return all(_is_of_library(program, item) for item in held.items)
    root = receiver
    while isinstance(root, ir.Attribute | ir.Call | ir.Subscript):
        root = root.func if isinstance(root, ir.Call) else root.value
    if not isinstance(root, ir.Name):
        return False
    found = find_definition(program.engine, frame, root)
    if found is None:
        return _is_imported(program, frame, root.id)
    if found.module == program.engine.builtins():
        return root.id == "super"  # what other built-in names give may be anybody's
    return program.index(found.module).is_stub


def _is_of_library(program: Program, item: Value) -> bool:
    match item:
        case Instance(ref=ref) | ClassValue(ref=ref) | FunctionValue(ref=ref):
            return program.index(ref.module).is_stub
        case ModuleValue(module=module):
            return program.index(module).is_stub
        case _:
            return isinstance(item, PackageValue)


def _is_imported(program: Program, frame: Frame, name: str) -> bool:
    where: Frame | None = frame
    while where is not None:
        bindings = program.engine.bindings(where.ref).names.get(name)
        if bindings:
            return bindings[-1].kind == "import"
        where = where.closure or (Frame(Ref(where.ref.module, 0)) if where.ref.scope else None)
    return False


class _Methods:
    """The methods of the project by name, without names that say too little."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._by_name: dict[str, list[Ref]] = {}
        for key in program.modules.project:
            for ref in _methods_in(program, key):
                self._by_name.setdefault(program.scope(ref).name, []).append(ref)
        for ref in _methods_in(program, program.engine.builtins()):
            self._by_name.pop(program.scope(ref).name, None)
        self._meant: dict[str, tuple[Ref, ...]] = {}

    def of(self, name: str) -> tuple[Ref, ...]:
        """Return the methods that an unresolved `x.name()` may run; none where too many have that name."""
        if name not in self._meant:
            refs = tuple(self._by_name.get(name, ()))
            self._meant[name] = refs if len({self._topmost(ref) for ref in refs}) <= _MOST_MEANT else ()
        return self._meant[name]

    def _topmost(self, ref: Ref) -> Ref:
        """Return the last class in the order of inheritance that defines the method."""
        program = self._program
        parent = Ref(ref.module, program.scope(ref).parent)
        owners = {Ref(other.module, program.scope(other).parent) for other in self._by_name[program.scope(ref).name]}
        ancestors = [ancestor.ref for ancestor in program.engine.lineage(parent, ()).ancestors]
        return next((ancestor for ancestor in reversed(ancestors) if ancestor in owners), parent)


def _methods_in(program: Program, key: str) -> Iterator[Ref]:
    scopes = program.index(key).scopes
    for number, scope in enumerate(scopes):
        if scope.kind == "function" and number and scopes[scope.parent].kind == "class":
            yield Ref(key, number)

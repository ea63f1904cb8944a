"""A new await is a new place where other requests run, and a thread runs beside all of them: a step is split.

What was read before a place and changed behind it, or the other way round, is no longer one step there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.cells import cell_name
from async_fixer.analysis.held import Held
from async_fixer.plan.hazards.callers import find_waiting
from async_fixer.plan.positions import innermost_loop
from async_fixer.span import is_inside, span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from async_fixer.analysis.accesses import Access
    from async_fixer.analysis.findings import Located
    from async_fixer.index import ir
    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.program.step import Step
    from async_fixer.program.values import Frame
    from async_fixer.span import Span


def find_interleaving(case: Case, located: Located) -> Iterator[Obstacle]:
    """Yield the shared state that the function, or one that awaits it, uses on one side of a step and not in one go."""
    span = located.step.expression.span
    yield from _straddles(case, located.frame, span)
    yield from find_split(case, located.frame, span)
    yield from find_split_around(case, located.frame)
    yield from _find_split_below(case, (located.step,))


def find_split_block(case: Case, frame: Frame, span: Span) -> Iterator[Obstacle]:
    """Yield the shared state that statements use which move to a thread: in there, or on one side of it as well."""
    yield from _straddles(case, frame, span)
    yield from find_split(case, frame, span)
    steps = case.analysis.graph.steps.get(frame, ())
    yield from _find_split_below(case, (step for step in steps if is_inside(step.expression.span, span)))
    accesses = case.accesses.of(frame)
    for cell in dict.fromkeys(access.cell for access in accesses if is_inside(access.span, span)):
        if _may_change(case, cell, [access for access in accesses if access.cell == cell]):
            yield _split(case, cell)


def find_split_around(case: Case, frame: Frame) -> Iterator[Obstacle]:
    """Yield what those who wait for a function use before and behind the place where they do."""
    for caller, span in find_waiting(case, frame):
        if case.analysis.program.scope(caller.ref).is_async:
            yield from _straddles(case, caller, span)
            yield from find_split(case, caller, span)


def find_split_request(case: Case) -> Iterator[Obstacle]:
    """Yield what the function and others that the same request runs on the loop use, where one of them writes it.

    On the loop nothing comes between a dependency and its endpoint; where one of them waits for a thread, others do.
    """
    for frame in case.frames:
        own = _cells(case, frame)
        for other in case.surroundings.companions(frame):
            theirs = _cells(case, other)
            for cell in own.keys() & theirs.keys():
                if own[cell] or theirs[cell]:
                    yield _split(case, cell)


def _cells(case: Case, frame: Frame) -> dict[str, bool]:
    """Return the cells that a frame and all that it runs access, each with whether they write it."""
    found: dict[str, bool] = {}
    for cell, write in case.accesses.below(frame):
        if not cell.startswith("parameter "):
            found[cell] = found.get(cell, False) or bool(write)
    return found


def find_split_anywhere(case: Case) -> Iterator[Obstacle]:
    """Yield what the function, what it runs or who waits for it uses before and behind any wait, and others change."""
    for frame in case.frames:
        yield from find_split_around(case, frame)
    below = (inner for frame in case.frames for inner in case.analysis.graph.below(frame))
    for frame in dict.fromkeys(below):
        yield from _find_split_own(case, frame)


def _find_split_below(case: Case, steps: Iterable[Step]) -> Iterator[Obstacle]:
    """Yield what the functions that these steps run use before and behind a wait of theirs, and others change."""
    graph = case.analysis.graph
    targets = [step.target for step in steps if step.target is not None and step.mode in ("sync", "await")]
    for frame in dict.fromkeys(inner for target in targets for inner in graph.below(target)):
        yield from _find_split_own(case, frame)


def _find_split_own(case: Case, frame: Frame) -> Iterator[Obstacle]:
    """Yield what a function uses before and behind any of its own waits, and others change."""
    for step in case.analysis.graph.steps.get(frame, ()):
        if step.mode == "sync" and _waits(case, frame, step):
            yield from find_split(case, frame, step.expression.span)


def _waits(case: Case, frame: Frame, step: Step) -> bool:
    facts = case.analysis.effects.of_step(frame, step)
    return any(fact.effect == "blocks" and fact.severity == "severe" for fact in facts)


def find_split(case: Case, frame: Frame, span: Span) -> Iterator[Obstacle]:
    """Yield the cells that a function accesses on two sides of a place, while something else may change them."""
    cells: dict[str, list[Access]] = {}
    for access in case.accesses.of(frame):
        cells.setdefault(access.cell, []).append(access)
    loop = _loop_around(case, frame, span)
    for cell, accesses in cells.items():
        if not _may_change(case, cell, accesses):
            continue
        if _is_split(span, accesses, accesses) or (loop is not None and _is_repeated(loop, span, accesses)):
            yield _split(case, cell)


def _may_change(case: Case, cell: str, accesses: list[Access]) -> bool:
    """Tell whether two accesses may differ: the function writes, or others change what the cell holds.

    Who only reads a variable or attribute twice finds it whole each time, when others bind it to something else.
    """
    return any(access.write for access in accesses) or any(w.kind == "change" for w in case.accesses.writers(cell))


def _loop_around(case: Case, frame: Frame, span: Span) -> ir.For | ir.While | None:
    return innermost_loop(case.analysis.program.scope(frame.ref).body, span)


def _is_split(span: Span, first: Sequence[Access], then: Sequence[Access]) -> bool:
    """Tell whether something of `first` happens before something of `then`, and a place between the two.

    The place itself is one step. What it is given is evaluated before it.
    """
    before = any(access.position <= span_start(span) or _is_argument(access, span) for access in first)
    after = any(access.position >= span_end(span) and access.span != span for access in then)
    return (before and (after or _has_itself(span, then))) or (after and _has_itself(span, first))


def _has_itself(span: Span, accesses: Sequence[Access]) -> bool:
    return any(access.span == span for access in accesses)


def _is_argument(access: Access, span: Span) -> bool:
    return access.span != span and is_inside(access.span, span)


def _is_repeated(loop: ir.For | ir.While, span: Span, accesses: Sequence[Access]) -> bool:
    """Tell whether a loop around the place accesses something in each round, or goes through it."""
    return any(is_inside(access.span, loop.span) and access.span != span for access in accesses)


def _split(case: Case, cell: str) -> Obstacle:
    write = case.accesses.writers(cell)[0]
    reason = f"`{cell_name(cell)}` is shared, and other requests would run between its uses, which may change it here"
    return case.obstacle("shared-state", reason, write.span, write.frame.ref.module)


def _straddles(case: Case, frame: Frame, span: Span) -> Iterator[Obstacle]:
    """Yield the objects that a function uses before a place and changes behind it, whichever part of them it is."""
    for fact, witness in case.analysis.effects.of(frame).items():
        if fact.effect != "writes" or not case.accesses.is_shared(frame, Held(fact.root, fact.path)):
            continue
        written = case.accesses.changes_of(frame, fact.root)
        used = [*case.accesses.uses_of(frame, fact.root), *written]
        loop = _loop_around(case, frame, span)
        if _is_split(span, used, written) or (loop is not None and _is_repeated(loop, span, written)):
            module, at = case.analysis.origin_of(frame, witness)
            reason = f"`{fact.detail}` is shared, and other requests would run between its use and its change"
            yield case.obstacle("shared-state", reason, at, module)

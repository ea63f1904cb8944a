"""A request that needs two connections of one pool: in threads, each may hold one and wait for another, for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.analysis.dependencies import find_dependencies
from async_fixer.analysis.facts import LOCAL
from async_fixer.analysis.roots import find_root
from async_fixer.index import ir
from async_fixer.index.walk import own_expressions, walk_statements
from async_fixer.plan.positions import is_in_block
from async_fixer.program.values import Instance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from async_fixer.model import Obstacle
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Frame
    from async_fixer.span import Span

_REASON = (
    "it takes another connection while the request holds one: as many requests as the pool has would wait for ever"
)


def find_second_connections(case: Case) -> Iterator[Obstacle]:
    """Yield where the function, or what it runs, takes a connection of a pool while the request keeps one of it."""
    frames = dict.fromkeys(inner for frame in case.frames for inner in case.analysis.graph.below(frame))
    kept = any(map(_is_given_one, _pooled_roots(case, case.frames))) or _has_keeper(case)
    for frame in frames:
        for call in _made(case, frame):
            if kept or _is_nested(case, frame, call.span):
                yield case.obstacle("pool", _REASON, call.span, frame.ref.module)


def _pooled_roots(case: Case, frames: Iterable[Frame]) -> Iterator[str]:
    facts = (fact for frame in frames for fact in case.analysis.effects.of(frame))
    yield from (fact.root for fact in facts if fact.effect == "pooled")


def _is_given_one(root: str) -> bool:
    return root.startswith("parameter ")


def _has_keeper(case: Case) -> bool:
    """Tell whether a dependency of the function uses a connection that stays open until the request has ended."""
    below = find_dependencies(case.analysis.program, case.ref)
    frames = [entry.frame for entry in case.analysis.entries if entry.frame.ref in below]
    return any(map(_is_given_one, _pooled_roots(case, frames)))


def _made(case: Case, frame: Frame) -> Iterator[ir.Call]:
    """Yield the calls of a function that make something which takes connections of a pool."""
    program = case.analysis.program
    for part in own_expressions(program.scope(frame.ref).body) if not program.is_stub(frame) else ():
        if isinstance(part, ir.Call) and _is_pooled(case, frame, part):
            yield part


def _is_pooled(case: Case, frame: Frame, call: ir.Call) -> bool:
    program = case.analysis.program
    held = program.engine.infer(frame, call).items
    pooled = any(isinstance(item, Instance) and program.has_mark(item, "pooled") for item in held)
    return pooled and _is_constructor(case, frame, call) and find_root(program.engine, frame, call) == LOCAL


def _is_constructor(case: Case, frame: Frame, call: ir.Call) -> bool:
    """Tell whether a call makes a new object rather than giving one that was there: it is no method of one."""
    match call.func:
        case ir.Attribute(value=value):
            held = case.analysis.program.engine.infer(frame, value).items
            return not any(
                isinstance(item, Instance) and case.analysis.program.has_mark(item, "pooled") for item in held
            )
        case _:
            return True


def _is_nested(case: Case, frame: Frame, span: Span) -> bool:
    """Tell whether a connection is taken inside of a block that holds one, here or where the function is called."""
    graph = case.analysis.graph
    places = [(frame, span)]
    places += [(caller, step.expression.span) for caller, step in graph.callers.get(frame, ())]
    return any(_is_in_holding_block(case, where, at) for where, at in places)


def _is_in_holding_block(case: Case, frame: Frame, span: Span) -> bool:
    for statement in walk_statements(case.analysis.program.scope(frame.ref).body):
        if isinstance(statement, ir.With) and is_in_block(statement, span):
            contexts = [item.context for item in statement.items]
            if any(isinstance(part, ir.Call) and _is_pooled(case, frame, part) for part in contexts):
                return True
    return False

"""A method call and a mode of its object in, whether the object was set to that mode before, in the same function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.index import ir
from async_fixer.index.walk import child_blocks, walk_statements
from async_fixer.span import span_end, span_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from async_fixer.program.engine import Engine
    from async_fixer.program.marks import Plain
    from async_fixer.program.values import Frame


def is_set_before(engine: Engine, frame: Frame, call: ir.Call, modes: dict[str, Plain]) -> bool:
    """Tell whether the last call of one of these methods on the same local name gave the value that stands beside it.

    It must have run for certain, and no such call may stand behind: a loop could come back from there.
    """
    match call.func:
        case ir.Attribute(value=ir.Name(id=name)):
            settings = list(_settings(engine.scope(frame.ref).body, span_start(call.span), name, frozenset(modes)))
        case _:
            return False
    last = max((number for number, (_, certain) in enumerate(settings) if certain), default=-1)
    since = [setting for setting, _ in settings[last:]] if last >= 0 else []
    bindings = engine.bindings(frame.ref).names.get(name, ())
    kept = bool(since) and not any(span_start(since[0].span) < binding.at for binding in bindings)
    return kept and all(_gives(setting, modes) for setting in since)


def _settings(
    body: tuple[ir.Stmt, ...], use: int, name: str, methods: frozenset[str]
) -> Iterator[tuple[ir.Call, bool]]:
    """Yield the calls of these methods on a name, and whether each has certainly run where it is used."""
    for statement in body:
        covers = span_start(statement.span) <= use < span_end(statement.span)
        blocks = [block for block in child_blocks(statement) if block]
        setting = _setting(statement, name, methods)
        if setting is not None:
            yield setting, span_end(statement.span) <= use
        for block in blocks:
            if covers and span_start(block[0].span) <= use < span_end(block[-1].span):
                yield from _settings(block, use, name, methods)
            else:
                found = (_setting(part, name, methods) for part in walk_statements(block))
                yield from ((part, False) for part in found if part is not None)


def _setting(statement: ir.Stmt, name: str, methods: frozenset[str]) -> ir.Call | None:
    match statement:
        case ir.Expression(value=ir.Call(func=ir.Attribute(value=ir.Name(id=held), attr=method)) as call):
            return call if held == name and method in methods else None
        case _:
            return None


def _gives(call: ir.Call, modes: dict[str, Plain]) -> bool:
    match call:
        case ir.Call(func=ir.Attribute(attr=method), args=(ir.Literal(value=value),)):
            return value is not None and value == modes[method]
        case _:
            return False

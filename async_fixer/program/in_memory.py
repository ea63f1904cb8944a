"""What runs of a library and its mark `blocks` in, the kind of waiting out: none where a buffer is all it works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from async_fixer.program.hierarchy import find_variable
from async_fixer.program.values import Instance

if TYPE_CHECKING:
    from async_fixer.program.engine import Engine
    from async_fixer.program.marks import Mark
    from async_fixer.program.values import Frame, Ref, Value, Values


def kind_of_waiting(engine: Engine, target: Frame, mark: Mark) -> str:
    """Return the kind of waiting of a marked function as `target` runs it; "" where it works in memory only."""
    return mark.text("rest") if _works_in_memory(engine, target, mark) else mark.value


def _works_in_memory(engine: Engine, target: Frame, mark: Mark) -> bool:
    over = mark.text("over")
    held = dict(target.arguments).get(over) if over else None
    if held is not None and _are_in_memory(engine, held):
        return True
    if target.receiver is None or mark.value != "file" or mark.text("besides"):
        return False
    return _is_in_memory(engine, target.receiver)


def _are_in_memory(engine: Engine, held: Values) -> bool:
    return held.complete and bool(held.items) and all(_is_in_memory(engine, item) for item in held.items)


def _is_in_memory(engine: Engine, item: Value) -> bool:
    """Tell whether a value is a buffer, or reads and writes nothing but one."""
    if not isinstance(item, Instance):
        return False
    owners = [owner.ref for owner in engine.lineage(item.ref, item.arguments).ancestors]
    marks = [(owner, mark) for owner in owners for mark in engine.marks(owner) if mark.name == "in_memory"]
    return any(_is_kept(engine, item, owner, mark.text("of")) for owner, mark in marks)


def _is_kept(engine: Engine, item: Instance, owner: Ref, variable: str) -> bool:
    wrapped = find_variable(engine, item, owner, variable) if variable else None
    return not variable or (wrapped is not None and _are_in_memory(engine, wrapped))

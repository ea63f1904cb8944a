"""A reference in, whether the function is only a key there that a framework compares: nobody runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.program.call_sites import last_name
from async_fixer.program.values import Instance

if TYPE_CHECKING:
    from async_fixer.analysis.uses import Use
    from async_fixer.plan.cases import Case
    from async_fixer.program.values import Frame

_MARK: Final = "compares_keys"
_TAKING: Final = frozenset({"get", "pop", "setdefault", "__contains__", "__delitem__", "__getitem__"})
"""methods of mappings whose first argument is a key"""


def is_compared_key(case: Case, use: Use) -> bool:
    """`app.overrides[f] = g`: tell whether the function is a key of a mapping that only compares its keys."""
    frame = case.analysis.program.frame(use.ref)
    match case.analysis.uses.around(use):
        case ir.Subscript(value=mapping, index=index) if index is use.expression:
            return _compares(case, frame, mapping)
        case ir.Call(func=ir.Attribute(value=mapping, attr=attr), args=(first, *_)) if attr in _TAKING:
            return first is use.expression and _compares(case, frame, mapping)
        case ir.Operation(ops=("in" | "not in",), operands=(first, mapping)):
            return first is use.expression and _compares(case, frame, mapping)
        case _:
            return False


def _compares(case: Case, frame: Frame, mapping: ir.Expr) -> bool:
    """Tell whether a mapping is a framework's; one that is not known counts where it goes by the attribute's name."""
    held = case.analysis.program.engine.infer(frame, mapping)
    if held.items or held.complete:
        marked = [isinstance(item, Instance) and case.analysis.program.has_mark(item, _MARK) for item in held.items]
        return bool(marked) and all(marked)
    return isinstance(mapping, ir.Attribute) and last_name(mapping) in case.analysis.uses.holders_of(_MARK)

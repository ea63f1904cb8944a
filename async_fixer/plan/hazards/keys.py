"""A reference in, whether the function is only a key there that a framework compares: nobody runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from async_fixer.index import ir
from async_fixer.program.call_sites import last_name
from async_fixer.program.values import Instance

if TYPE_CHECKING:
    from async_fixer.analysis.analysis import Analysis
    from async_fixer.analysis.uses import Use
    from async_fixer.program.values import Frame

_MARK: Final = "compares_keys"
_TAKING: Final = frozenset({"get", "pop", "setdefault", "__contains__", "__delitem__", "__getitem__"})
"""methods of mappings whose first argument is a key"""


def is_compared_key(analysis: Analysis, use: Use) -> bool:
    """`app.overrides[f] = g`: tell whether the function is a key of a mapping that only compares its keys."""
    frame = analysis.program.frame(use.ref)
    match analysis.uses.around(use):
        case ir.Subscript(value=mapping, index=index) if index is use.expression:
            return _compares(analysis, frame, mapping)
        case ir.Call(func=ir.Attribute(value=mapping, attr=attr), args=(first, *_)) if attr in _TAKING:
            return first is use.expression and _compares(analysis, frame, mapping)
        case ir.Operation(ops=("in" | "not in",), operands=(first, mapping)):
            return first is use.expression and _compares(analysis, frame, mapping)
        case _:
            return False


def _compares(analysis: Analysis, frame: Frame, mapping: ir.Expr) -> bool:
    """Tell whether a mapping is a framework's; one that is not known counts where it goes by the attribute's name."""
    held = analysis.program.engine.infer(frame, mapping)
    if held.items or held.complete:
        marked = [isinstance(item, Instance) and analysis.program.has_mark(item, _MARK) for item in held.items]
        return bool(marked) and all(marked)
    return isinstance(mapping, ir.Attribute) and last_name(mapping) in analysis.uses.holders_of(_MARK)

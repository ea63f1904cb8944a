"""One thing that a body runs."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from async_fixer.index.ir import Expr
from async_fixer.program.values import Frame, Value

Mode: TypeAlias = Literal["sync", "await", "gather", "spawn", "thread"]
"""how it runs: here and now, as a part of this coroutine, beside it while it waits for it, by itself on the loop, or
in another thread"""
Action: TypeAlias = Literal["call", "read", "write", "iterate", "enter", "operator", "await", "define"]


class Step(Struct, frozen=True):
    """One thing that a body runs."""

    mode: Mode
    action: Action
    expression: Expr
    at: Frame
    """the frame that evaluates `expression`: the body's own, or a comprehension's in it"""
    target: Frame | None
    """what runs; None: not resolved"""
    callee: Value | None = None
    """call: what is called, for its marks and arguments"""
    certain: bool = True

    @property
    def is_unresolved(self) -> bool:
        """Tell whether it is a call of something that nothing is known of."""
        return self.action == "call" and self.target is None

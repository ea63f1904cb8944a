"""An expression and its frame in, what it holds out, worked out once; what depends on itself until nothing changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec.structs import replace

from async_fixer.program.infer import infer_expression
from async_fixer.program.values import MOST_NESTED, UNKNOWN, TupleValue, Values, join

if TYPE_CHECKING:
    from async_fixer.index.ir import Expr
    from async_fixer.program.engine import Engine
    from async_fixer.program.records import Passed
    from async_fixer.program.values import Frame

Question: TypeAlias = "tuple[int, Frame]"

_MOST_ROUNDS: Final = 4
"""what still changes then is left as it is"""
_MOST_FORGOTTEN: Final = 300
"""a circle with so many answers in it is not gone round again"""
_PENDING: Final = Values((), complete=False)
"""what is told apart by its identity: the answer to a question that is just being asked"""


class Inferred:
    """Remembers answers. `query = query.filter(x)` in a loop asks for itself: the first answer is a start only."""

    def __init__(self, engine: Engine, passed: dict[Question, Passed]) -> None:
        self._engine = engine
        self._passed = passed
        self._known: dict[Question, Values] = {}
        self._kept: list[Expr] = []
        """what is asked by its identity must not go: another expression could get the same one"""
        self._depth = 0
        self._circles: dict[Question, int] = {}
        """questions that came round to themselves, with the length of the log by then"""
        self._log: list[Question] = []
        """what was answered since some question came round to itself"""

    def find(self, frame: Frame, expression: Expr) -> Values:
        """Return what an expression holds; unknown at first while that is being asked."""
        question = (id(expression), frame)
        found = self._known.get(question)
        if found is _PENDING:
            self._circles.setdefault(question, len(self._log))
            return UNKNOWN
        return self._work_out(question, expression) if found is None else found

    def _work_out(self, question: Question, expression: Expr) -> Values:
        if self._depth >= MOST_NESTED:
            return UNKNOWN
        self._known[question] = _PENDING
        self._depth += 1
        found = infer_expression(self._engine, question[1], expression)
        if question in self._circles:
            found = self._settle(question, expression, found)
        self._known[question] = found
        self._kept.append(expression)
        self._depth -= 1
        if self._circles:
            self._log.append(question)
        return found

    def _settle(self, question: Question, expression: Expr, found: Values) -> Values:
        """Ask again with the answer to the last time, until it is the answer."""
        assumed = _without_doubt(found)
        for _ in range(_MOST_ROUNDS):
            if not found.items or not self._forget(question):
                break
            self._known[question] = assumed
            found = infer_expression(self._engine, question[1], expression)
            if found.complete == assumed.complete and set(found.items) == set(assumed.items):
                break
            assumed = found
        else:
            self._forget(question)
            found = replace(join([assumed, found]), complete=False)
        del self._circles[question]
        if not self._circles:
            self._log.clear()
        return found

    def _forget(self, question: Question) -> bool:
        """Forget the answers in the same body that were given since a question came round to itself."""
        start, frame = self._circles[question], question[1]
        if len(self._log) - start > _MOST_FORGOTTEN:
            return False
        for other in self._log[start:]:
            if frame in (other[1], other[1].closure):
                self._known.pop(other, None)
                self._passed.pop(other, None)
        del self._log[start:]
        return True


def _without_doubt(values: Values) -> Values:
    """Return values as if nothing else were possible, in the items of tuples as well."""
    items = (
        TupleValue(tuple(_without_doubt(part) for part in item.items)) if isinstance(item, TupleValue) else item
        for item in values.items
    )
    return Values(tuple(items), complete=True)
